-- Emphasis, links and so on stand apart from the words of a source, and English is written with marks. What was written
-- before keeps its letters: documents that are there keep the way in which their English was read until now.

-- CreateEnum
CREATE TYPE "EnglishNotation" AS ENUM ('plain', 'markdown', 'marks');

-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "notation" "EnglishNotation" NOT NULL DEFAULT 'plain';
UPDATE "Document" SET "notation" = 'markdown' WHERE "inline" = 'markdown';

-- AlterTable
ALTER TABLE "Paragraph" ADD COLUMN     "layout" JSONB,
ADD COLUMN     "marks" JSONB;
