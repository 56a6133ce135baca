-- What waits for whom is counted on every page. Partial indexes, which the schema does not know: they hold what waits, and no more.
CREATE INDEX "Segment_waiting" ON "Segment" ("documentId", "subState", "confirmedById")
  WHERE "state" = 'translated' AND "retiredAt" IS NULL;
CREATE INDEX "Comment_open" ON "Comment" ("documentId")
  WHERE "rootId" IS NULL AND "resolvedAt" IS NULL AND "deletedAt" IS NULL;
