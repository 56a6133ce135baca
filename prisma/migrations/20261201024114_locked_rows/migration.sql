-- A row that another program locked, or an owner here, is not changed until somebody unlocks it. Every change of a row's text, state or
-- structure counts its revision up: one trigger refuses all of them, whichever road they come by.
ALTER TABLE "Segment" ADD COLUMN "lockedAt" TIMESTAMPTZ(3), ADD COLUMN "lockedById" TEXT,
  ADD COLUMN "unlockedAt" TIMESTAMPTZ(3), ADD COLUMN "unlockedById" TEXT;

CREATE FUNCTION refuse_locked_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'locked-row %', OLD.id USING ERRCODE = 'DZ001';
END $$;

CREATE TRIGGER "Segment_locked" BEFORE UPDATE ON "Segment" FOR EACH ROW
  WHEN (OLD."lockedAt" IS NOT NULL AND NEW."lockedAt" IS NOT NULL AND NEW.revision <> OLD.revision)
  EXECUTE FUNCTION refuse_locked_row();

-- Which column of a table is which, where a person said it: the same file is read again when it goes back.
ALTER TABLE "Original" ADD COLUMN "columns" JSONB;
