-- CreateEnum
CREATE TYPE "IgnoreReach" AS ENUM ('finding', 'word', 'project');

-- CreateEnum
CREATE TYPE "CoverageDecisionKind" AS ENUM ('rendered', 'purpose');

-- AlterTable
ALTER TABLE "Review" ADD COLUMN     "despite" JSONB;

-- CreateTable
CREATE TABLE "SegmentCheck" (
    "segmentId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "translationId" TEXT,
    "sourceHash" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "sourceKey" TEXT,
    "targetKey" TEXT,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SegmentCheck_pkey" PRIMARY KEY ("segmentId")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "mending" JSONB,
    "fingerprint" TEXT NOT NULL,
    "word" TEXT,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "mendedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ignore" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL,
    "reach" "IgnoreReach" NOT NULL,
    "rule" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "word" TEXT,
    "code" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenBackById" TEXT,
    "takenBackAt" TIMESTAMPTZ(3),

    CONSTRAINT "Ignore_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckRule" (
    "projectId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" TEXT,
    "isHeld" BOOLEAN NOT NULL DEFAULT false,
    "setById" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CheckRule_pkey" PRIMARY KEY ("projectId","rule")
);

-- CreateTable
CREATE TABLE "CoverageDecision" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "kind" "CoverageDecisionKind" NOT NULL,
    "thereId" TEXT,
    "words" TEXT,
    "reason" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenBackById" TEXT,
    "takenBackAt" TIMESTAMPTZ(3),

    CONSTRAINT "CoverageDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SegmentCheck_documentId_idx" ON "SegmentCheck"("documentId");

-- CreateIndex
CREATE INDEX "SegmentCheck_projectId_sourceKey_idx" ON "SegmentCheck"("projectId", "sourceKey");

-- CreateIndex
CREATE INDEX "SegmentCheck_projectId_targetKey_idx" ON "SegmentCheck"("projectId", "targetKey");

-- CreateIndex
CREATE INDEX "Finding_segmentId_idx" ON "Finding"("segmentId");

-- CreateIndex
CREATE INDEX "Finding_documentId_idx" ON "Finding"("documentId");

-- CreateIndex
CREATE INDEX "Finding_projectId_rule_idx" ON "Finding"("projectId", "rule");

-- CreateIndex
CREATE INDEX "Ignore_segmentId_idx" ON "Ignore"("segmentId");

-- CreateIndex
CREATE INDEX "Ignore_projectId_rule_idx" ON "Ignore"("projectId", "rule");

-- CreateIndex
CREATE INDEX "CoverageDecision_documentId_idx" ON "CoverageDecision"("documentId");

-- CreateIndex
CREATE INDEX "CoverageDecision_segmentId_idx" ON "CoverageDecision"("segmentId");
