-- Files that were edited elsewhere and come back, and what they bring: comments and suggestions with who said it there.
ALTER TYPE "SuggestionOrigin" ADD VALUE 'return';

ALTER TABLE "Comment" ADD COLUMN "isFromFile" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "saidBy" TEXT,
ADD COLUMN "saidAt" TIMESTAMPTZ(3),
ADD COLUMN "returnId" TEXT;

ALTER TABLE "Suggestion" ADD COLUMN "saidBy" TEXT,
ADD COLUMN "saidAt" TIMESTAMPTZ(3),
ADD COLUMN "returnId" TEXT;

CREATE TABLE "Return" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "units" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changeId" TEXT,
    "appliedById" TEXT,
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Return_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Return_documentId_createdAt_idx" ON "Return"("documentId", "createdAt");

ALTER TABLE "Return" ADD CONSTRAINT "Return_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
