-- CreateEnum
CREATE TYPE "AlignmentKind" AS ENUM ('draft', 'again', 'restored', 'before');

-- AlterTable
ALTER TABLE "Segment" ADD COLUMN     "confidence" DOUBLE PRECISION,
ADD COLUMN     "isCrossed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "linkedAt" TIMESTAMPTZ(3),
ADD COLUMN     "linkedById" TEXT;

-- CreateTable
CREATE TABLE "Alignment" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "AlignmentKind" NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rows" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "rowCount" INTEGER NOT NULL,
    "sure" INTEGER NOT NULL,
    "doubtful" INTEGER NOT NULL,
    "unanswered" INTEGER NOT NULL,
    "unmatched" INTEGER NOT NULL,

    CONSTRAINT "Alignment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Alignment_documentId_number_key" ON "Alignment"("documentId", "number");

-- AddForeignKey
ALTER TABLE "Alignment" ADD CONSTRAINT "Alignment_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── By hand: what the schema language cannot say ─────────────────────────────────────────────────────────────────

-- How sure an aligner is: a share, not a percentage.
ALTER TABLE "Segment" ADD CONSTRAINT "Segment_confidence_is_a_share" CHECK ("confidence" BETWEEN 0 AND 1);

-- Whoever decided did so at some time.
ALTER TABLE "Segment" ADD CONSTRAINT "Segment_link_says_who_and_when" CHECK (("linkedById" IS NULL) = ("linkedAt" IS NULL));

-- A version of an alignment is never changed.
CREATE TRIGGER "Alignment_stays" BEFORE UPDATE ON "Alignment" FOR EACH ROW EXECUTE FUNCTION stays_as_written();
