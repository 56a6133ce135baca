-- The language of the interface that a person chose.
ALTER TABLE "User" ADD COLUMN "language" TEXT;
