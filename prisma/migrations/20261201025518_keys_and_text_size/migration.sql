-- Keys of one's own and the size of the text, per person. Null: as they come.
ALTER TABLE "User" ADD COLUMN "keys" JSONB, ADD COLUMN "textSize" JSONB;
