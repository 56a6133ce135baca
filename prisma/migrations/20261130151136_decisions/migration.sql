-- What was decided about a row, with how it stood before, so that it can be taken back.
CREATE TYPE "DecisionKind" AS ENUM ('confirmed', 'approved', 'finalized', 'rejected', 'edited');

CREATE TABLE "Decision" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "translationId" TEXT,
    "before" JSONB NOT NULL,
    "revisionBefore" INTEGER NOT NULL,
    "standsAt" INTEGER NOT NULL,
    "commentId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenBackAt" TIMESTAMPTZ(3),
    "takenBackById" TEXT,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Decision_segmentId_standsAt_idx" ON "Decision"("segmentId", "standsAt");

ALTER TABLE "Decision" ADD CONSTRAINT "Decision_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
