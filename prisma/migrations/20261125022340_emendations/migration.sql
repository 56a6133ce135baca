-- CreateEnum
CREATE TYPE "EmendationState" AS ENUM ('live', 'exception', 'withdrawn');

-- AlterTable
ALTER TABLE "Paragraph" ADD COLUMN     "corrected" TEXT,
ADD COLUMN     "correctedBody" INTEGER;

-- CreateTable
CREATE TABLE "Rule" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnById" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Emendation" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "paragraphId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "old" TEXT NOT NULL,
    "new" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ruleId" TEXT,
    "state" "EmendationState" NOT NULL DEFAULT 'live',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedById" TEXT,
    "changedAt" TIMESTAMPTZ(3),
    "fromId" TEXT,

    CONSTRAINT "Emendation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Rule_projectId_documentId_idx" ON "Rule"("projectId", "documentId");

-- CreateIndex
CREATE INDEX "Emendation_paragraphId_idx" ON "Emendation"("paragraphId");

-- CreateIndex
CREATE INDEX "Emendation_documentId_state_idx" ON "Emendation"("documentId", "state");

-- CreateIndex
CREATE INDEX "Emendation_ruleId_idx" ON "Emendation"("ruleId");

-- AddForeignKey
ALTER TABLE "Rule" ADD CONSTRAINT "Rule_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rule" ADD CONSTRAINT "Rule_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Emendation" ADD CONSTRAINT "Emendation_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Emendation" ADD CONSTRAINT "Emendation_paragraphId_fkey" FOREIGN KEY ("paragraphId") REFERENCES "Paragraph"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Emendation" ADD CONSTRAINT "Emendation_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "Rule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── By hand: what the schema language cannot say ─────────────────────────────────────────────────────────────────

-- Something is replaced, and by something else.
ALTER TABLE "Emendation" ADD CONSTRAINT "Emendation_says_something" CHECK ("start" >= 0 AND "end" > "start" AND "old" <> "new");
ALTER TABLE "Rule" ADD CONSTRAINT "Rule_says_something" CHECK ("from" <> '' AND "from" <> "to");
ALTER TABLE "Rule" ADD CONSTRAINT "Rule_withdrawn_says_who_and_when" CHECK (("withdrawnById" IS NULL) = ("withdrawnAt" IS NULL));
ALTER TABLE "Paragraph" ADD CONSTRAINT "Paragraph_corrected_has_a_body" CHECK (
  ("corrected" IS NULL) = ("correctedBody" IS NULL) AND ("correctedBody" IS NULL OR "correctedBody" >= 0)
);

-- A table has one row for what is to be looked for; withdrawn rows stay beside it.
CREATE UNIQUE INDEX "Rule_from" ON "Rule" ("projectId", coalesce("documentId", ''), "from") WHERE "withdrawnAt" IS NULL;

-- What somebody said of a text is never changed: only whether it holds.
CREATE TRIGGER "Emendation_stays" BEFORE UPDATE ON "Emendation" FOR EACH ROW
  WHEN ((NEW."paragraphId", NEW."start", NEW."end", NEW."old", NEW."new", NEW."reason", NEW."ruleId", NEW."createdById")
    IS DISTINCT FROM (OLD."paragraphId", OLD."start", OLD."end", OLD."old", OLD."new", OLD."reason", OLD."ruleId", OLD."createdById"))
  EXECUTE FUNCTION stays_as_written();
CREATE TRIGGER "Rule_stays" BEFORE UPDATE ON "Rule" FOR EACH ROW
  WHEN ((NEW."documentId", NEW."from", NEW."to", NEW."reason", NEW."createdById")
    IS DISTINCT FROM (OLD."documentId", OLD."from", OLD."to", OLD."reason", OLD."createdById"))
  EXECUTE FUNCTION stays_as_written();
