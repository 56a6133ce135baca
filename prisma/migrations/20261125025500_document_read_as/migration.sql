-- The encoding that the kept bytes are read in now, where somebody chose another one after import. "Original" is never
-- changed, and goes on saying what they were read in at first; null means that one still.
ALTER TABLE "Document" ADD COLUMN "readAs" TEXT;
