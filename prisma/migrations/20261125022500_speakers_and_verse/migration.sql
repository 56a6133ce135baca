-- Verse is a kind of its own, between quotations and captions.
ALTER TYPE "ParagraphKind" ADD VALUE 'verse' BEFORE 'caption';

-- Of what kind the accepted proposal was, so that all of a kind can be brought back at once. Null: a person set it aside by hand.
ALTER TABLE "Paragraph" ADD COLUMN "setAsideKind" TEXT;

-- Who speaks in a project's interviews: the label in Chinese, and what stands for it in English.
CREATE TABLE "Speaker" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "zh" TEXT NOT NULL,
    "en" TEXT NOT NULL DEFAULT '',
    "setById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Speaker_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Speaker_projectId_zh_key" ON "Speaker"("projectId", "zh");

ALTER TABLE "Speaker" ADD CONSTRAINT "Speaker_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Those of the documents that are there already.
INSERT INTO "Speaker" ("id", "projectId", "zh", "updatedAt")
SELECT gen_random_uuid()::text, "projectId", "speaker", CURRENT_TIMESTAMP
FROM (SELECT DISTINCT "projectId", "speaker" FROM "Paragraph" WHERE "speaker" IS NOT NULL AND "retiredAt" IS NULL) AS found;
