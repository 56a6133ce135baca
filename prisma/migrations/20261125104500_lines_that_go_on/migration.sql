-- A line that was broken by hand and that somebody has joined with the next one: in a row, the two are read as one text.
-- The paragraphs stay what they were; undoing the joining takes this back.
ALTER TABLE "Paragraph" ADD COLUMN "goesOn" BOOLEAN NOT NULL DEFAULT false;
