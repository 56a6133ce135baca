-- One word for one thing: what was called an emendation is a correction. Every row stays; only names change.
ALTER TYPE "EmendationState" RENAME TO "CorrectionState";
ALTER TABLE "Emendation" RENAME TO "Correction";
ALTER TABLE "Correction" RENAME CONSTRAINT "Emendation_pkey" TO "Correction_pkey";
ALTER TABLE "Correction" RENAME CONSTRAINT "Emendation_documentId_fkey" TO "Correction_documentId_fkey";
ALTER TABLE "Correction" RENAME CONSTRAINT "Emendation_paragraphId_fkey" TO "Correction_paragraphId_fkey";
ALTER TABLE "Correction" RENAME CONSTRAINT "Emendation_ruleId_fkey" TO "Correction_ruleId_fkey";
ALTER TABLE "Correction" RENAME CONSTRAINT "Emendation_says_something" TO "Correction_says_something";
ALTER INDEX "Emendation_paragraphId_idx" RENAME TO "Correction_paragraphId_idx";
ALTER INDEX "Emendation_documentId_state_idx" RENAME TO "Correction_documentId_state_idx";
ALTER INDEX "Emendation_ruleId_idx" RENAME TO "Correction_ruleId_idx";
ALTER TRIGGER "Emendation_stays" ON "Correction" RENAME TO "Correction_stays";

-- Changes and acknowledged saves remember paragraphs with their corrections under the old name. Inside a string of JSON a quotation
-- mark has a backslash before it, so that only a key can match.
UPDATE "Change"
  SET "before" = replace("before"::text, '"emendations":', '"corrections":')::jsonb,
      "after" = replace("after"::text, '"emendations":', '"corrections":')::jsonb
  WHERE "before"::text LIKE '%"emendations":%' OR "after"::text LIKE '%"emendations":%';
UPDATE "Operation"
  SET "response" = replace("response"::text, '"emendations":', '"corrections":')::jsonb
  WHERE "response"::text LIKE '%"emendations":%';
UPDATE "Change" SET "kind" = 'correct' WHERE "kind" = 'emend';
