-- AlterEnum
ALTER TYPE "TranslationOrigin" ADD VALUE 'memory';

-- AlterTable
ALTER TABLE "MemoryUse" ADD COLUMN     "isWritten" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "fillFrom" INTEGER,
ADD COLUMN     "propagation" TEXT NOT NULL DEFAULT 'ask';

-- AlterTable
ALTER TABLE "Segment" ADD COLUMN     "isPropagationExempt" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Translation" ADD COLUMN     "match" JSONB;
