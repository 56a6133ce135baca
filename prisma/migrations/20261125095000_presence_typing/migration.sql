-- The soft lock: who types in the row that they are on, since when, and whether they took it over from somebody.
ALTER TABLE "Presence" ADD COLUMN "typingSince" TIMESTAMPTZ(3);
ALTER TABLE "Presence" ADD COLUMN "tookOver" BOOLEAN NOT NULL DEFAULT false;
