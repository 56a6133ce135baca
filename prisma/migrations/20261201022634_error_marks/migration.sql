-- CreateTable
CREATE TABLE "ErrorMark" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL,
    "sampleId" TEXT,
    "side" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "translationId" TEXT,
    "sourceText" TEXT,
    "category" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "finding" JSONB,
    "translatorId" TEXT,
    "markedById" TEXT NOT NULL,
    "markedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenBackById" TEXT,
    "takenBackAt" TIMESTAMPTZ(3),

    CONSTRAINT "ErrorMark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoreSample" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "least" INTEGER NOT NULL,
    "leastOf" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "chapters" JSONB NOT NULL,
    "rows" JSONB NOT NULL,
    "drawnById" TEXT NOT NULL,
    "drawnAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenBackById" TEXT,
    "takenBackAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScoreSample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoredRow" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL,
    "sampleId" TEXT,
    "translationId" TEXT,
    "words" INTEGER NOT NULL,
    "translatorId" TEXT,
    "scoredById" TEXT NOT NULL,
    "scoredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenBackById" TEXT,
    "takenBackAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScoredRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoreSettings" (
    "projectId" TEXT NOT NULL,
    "severities" JSONB NOT NULL,
    "categories" JSONB NOT NULL,
    "threshold" DOUBLE PRECISION,
    "share" DOUBLE PRECISION NOT NULL,
    "least" INTEGER NOT NULL,
    "leastOf" TEXT NOT NULL,
    "setById" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScoreSettings_pkey" PRIMARY KEY ("projectId")
);

-- CreateIndex
CREATE INDEX "ErrorMark_documentId_segmentId_idx" ON "ErrorMark"("documentId", "segmentId");

-- CreateIndex
CREATE INDEX "ErrorMark_segmentId_idx" ON "ErrorMark"("segmentId");

-- CreateIndex
CREATE INDEX "ErrorMark_projectId_translatorId_idx" ON "ErrorMark"("projectId", "translatorId");

-- CreateIndex
CREATE UNIQUE INDEX "ScoreSample_documentId_number_key" ON "ScoreSample"("documentId", "number");

-- CreateIndex
CREATE INDEX "ScoredRow_documentId_segmentId_idx" ON "ScoredRow"("documentId", "segmentId");

-- CreateIndex
CREATE INDEX "ScoredRow_projectId_translatorId_idx" ON "ScoredRow"("projectId", "translatorId");
