-- CreateTable
CREATE TABLE "Memory" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isOwn" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Memory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemoryUse" (
    "projectId" TEXT NOT NULL,
    "memoryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "penalty" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "MemoryUse_pkey" PRIMARY KEY ("projectId","memoryId")
);

-- CreateTable
CREATE TABLE "MemoryEntry" (
    "id" SERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "memory" INTEGER NOT NULL,
    "isIndexed" BOOLEAN NOT NULL DEFAULT false,
    "length" INTEGER NOT NULL,
    "hash" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "before" BIGINT,
    "after" BIGINT,
    "segmentId" TEXT,
    "documentId" TEXT,
    "bead" INTEGER,
    "isApproved" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT,
    "createdBy" TEXT,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "extra" JSONB,

    CONSTRAINT "MemoryEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemoryPart" (
    "id" SERIAL NOT NULL,
    "memory" INTEGER NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "MemoryPart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemoryList" (
    "part" INTEGER NOT NULL,
    "key" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "places" BYTEA NOT NULL,

    CONSTRAINT "MemoryList_pkey" PRIMARY KEY ("part","key")
);

-- CreateTable
CREATE TABLE "MemoryPending" (
    "id" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL,

    CONSTRAINT "MemoryPending_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Memory_number_key" ON "Memory"("number");

-- CreateIndex
CREATE INDEX "Memory_projectId_idx" ON "Memory"("projectId");

-- CreateIndex
CREATE INDEX "MemoryEntry_memory_id_idx" ON "MemoryEntry"("memory", "id");

-- CreateIndex
CREATE INDEX "MemoryEntry_hash_idx" ON "MemoryEntry"("hash");

-- CreateIndex
CREATE INDEX "MemoryEntry_memory_isIndexed_length_idx" ON "MemoryEntry"("memory", "isIndexed", "length");

-- CreateIndex
CREATE INDEX "MemoryEntry_segmentId_idx" ON "MemoryEntry"("segmentId");

-- CreateIndex
CREATE INDEX "MemoryPart_memory_idx" ON "MemoryPart"("memory");

-- CreateIndex
CREATE INDEX "MemoryPending_projectId_id_idx" ON "MemoryPending"("projectId", "id");

-- AddForeignKey
ALTER TABLE "MemoryUse" ADD CONSTRAINT "MemoryUse_memoryId_fkey" FOREIGN KEY ("memoryId") REFERENCES "Memory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Lists of the index are numbers that do not compress; read in one piece.
ALTER TABLE "MemoryList" ALTER COLUMN "places" SET STORAGE EXTERNAL;

-- A row that is confirmed, and one that was, is noted in the transaction that changes it, whoever changes it: its entries in
-- the memory are made anew by whoever looks next (lib/db/memory/settle.ts). A draft that is typed costs nothing.
CREATE FUNCTION note_memory_segment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "MemoryPending" ("projectId", "segmentId") VALUES (NEW."projectId", NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "Segment_made_for_memory" AFTER INSERT ON "Segment" FOR EACH ROW
  WHEN (NEW."state" <> 'initial') EXECUTE FUNCTION note_memory_segment();
CREATE TRIGGER "Segment_changed_for_memory" AFTER UPDATE ON "Segment" FOR EACH ROW
  WHEN ((OLD."state" <> 'initial' OR NEW."state" <> 'initial') AND (OLD."revision" IS DISTINCT FROM NEW."revision"
    OR OLD."currentId" IS DISTINCT FROM NEW."currentId" OR OLD."retiredAt" IS DISTINCT FROM NEW."retiredAt"))
  EXECUTE FUNCTION note_memory_segment();

-- What is read of the Chinese changes without its row: corrections.
CREATE FUNCTION note_memory_paragraph() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "MemoryPending" ("projectId", "segmentId")
    SELECT s."projectId", s."id" FROM "Segment" s WHERE s."id" = NEW."segmentId" AND s."state" <> 'initial';
  RETURN NULL;
END $$;
CREATE TRIGGER "Paragraph_corrected_for_memory" AFTER UPDATE ON "Paragraph" FOR EACH ROW
  WHEN (OLD."corrected" IS DISTINCT FROM NEW."corrected" AND NEW."segmentId" IS NOT NULL)
  EXECUTE FUNCTION note_memory_paragraph();

-- What was confirmed before there was a memory.
INSERT INTO "MemoryPending" ("projectId", "segmentId")
  SELECT "projectId", "id" FROM "Segment" WHERE "state" <> 'initial' AND "retiredAt" IS NULL;
