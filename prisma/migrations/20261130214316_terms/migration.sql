-- AlterTable
ALTER TABLE "Change" ALTER COLUMN "documentId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Termbase" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isOwn" BOOLEAN NOT NULL DEFAULT false,
    "asksApproval" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Termbase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TermbaseUse" (
    "projectId" TEXT NOT NULL,
    "termbaseId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "TermbaseUse_pkey" PRIMARY KEY ("projectId","termbaseId")
);

-- CreateTable
CREATE TABLE "Concept" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "termbaseId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "definition" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "example" TEXT NOT NULL DEFAULT '',
    "imageUrl" TEXT NOT NULL DEFAULT '',
    "terms" JSONB NOT NULL,
    "search" TEXT NOT NULL,
    "isApproved" BOOLEAN NOT NULL DEFAULT true,
    "approvedById" TEXT,
    "importId" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Concept_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TermDecision" (
    "projectId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "isAccepted" BOOLEAN NOT NULL,
    "decidedById" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TermDecision_pkey" PRIMARY KEY ("projectId","key")
);

-- CreateIndex
CREATE INDEX "Termbase_projectId_idx" ON "Termbase"("projectId");

-- CreateIndex
CREATE INDEX "Concept_termbaseId_version_idx" ON "Concept"("termbaseId", "version");

-- CreateIndex
CREATE INDEX "Concept_termbaseId_id_idx" ON "Concept"("termbaseId", "id");

-- CreateIndex
CREATE INDEX "Concept_importId_idx" ON "Concept"("importId");

-- AddForeignKey
ALTER TABLE "TermbaseUse" ADD CONSTRAINT "TermbaseUse_termbaseId_fkey" FOREIGN KEY ("termbaseId") REFERENCES "Termbase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Concept" ADD CONSTRAINT "Concept_termbaseId_fkey" FOREIGN KEY ("termbaseId") REFERENCES "Termbase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
