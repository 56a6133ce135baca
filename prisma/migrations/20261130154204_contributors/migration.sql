-- Who contributed words to a version since the last approval: a set, where there was one field that was overwritten.
ALTER TABLE "Translation" ADD COLUMN "contributors" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Review" ADD COLUMN "fixedWords" INTEGER, ADD COLUMN "fixedOf" INTEGER;
ALTER TABLE "Project" ADD COLUMN "allowFixing" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Segment" ADD COLUMN "translatorId" TEXT, ADD COLUMN "isOnlyFixed" BOOLEAN NOT NULL DEFAULT false;

-- Versions that are there: whoever made one, or wrote its words, since the last approval by somebody else. Rather too many
-- than too few: what an imported draft gave counts for whoever imported it.
ALTER TABLE "Translation" DISABLE TRIGGER "Translation_stays";
UPDATE "Translation" t SET "contributors" = coalesce((
  SELECT jsonb_object_agg(w.person, NULL) FROM (
    SELECT e."authorId" AS person, e.revision FROM "Translation" e
      WHERE e."segmentId" = t."segmentId" AND e.revision <= t.revision
    UNION
    SELECT e."writerId", e.revision FROM "Translation" e
      WHERE e."segmentId" = t."segmentId" AND e.revision <= t.revision AND e."writerId" IS NOT NULL
    UNION
    SELECT g."authorId", t.revision FROM "Suggestion" g WHERE g."segmentId" = t."segmentId" AND g.state = 'accepted'
  ) w WHERE NOT EXISTS (
    SELECT 1 FROM "Review" r JOIN "Translation" a ON a.id = r."translationId"
    WHERE r."segmentId" = t."segmentId" AND r.verdict = 'approved' AND r."reviewerId" <> w.person
      AND a.revision >= w.revision AND a.revision < t.revision
  )
), '{}');

-- What splitting, merging, moving or aligning put together: its words come from the rows that the same change touched.
-- Several times over, because what was merged may have been put together before.
CREATE TEMPORARY TABLE "came_from" ON COMMIT DROP AS
  SELECT DISTINCT a.value ->> 'currentId' AS "versionId", b.value ->> 'currentId' AS "fromId"
  FROM "Change" c, jsonb_array_elements(c.after -> 'segments') a, jsonb_array_elements(c.before -> 'segments') b
  WHERE c.kind IN ('split', 'merge', 'move') AND a.value ->> 'currentId' IS NOT NULL AND b.value ->> 'currentId' IS NOT NULL
    AND a.value ->> 'currentId' <> b.value ->> 'currentId';
DO $$
DECLARE grown INTEGER := 1; rounds INTEGER := 0;
BEGIN
  WHILE grown > 0 AND rounds < 50 LOOP
    UPDATE "Translation" t SET "contributors" = t."contributors" || m.people
    FROM (
      SELECT p."versionId", jsonb_object_agg(k.person, NULL) AS people
      FROM "came_from" p JOIN "Translation" f ON f.id = p."fromId", jsonb_object_keys(f."contributors") AS k(person)
      GROUP BY p."versionId"
    ) m
    WHERE t.id = m."versionId" AND t.origin = 'structure' AND NOT t."contributors" @> m.people;
    GET DIAGNOSTICS grown = ROW_COUNT;
    -- And what was made of such a version since.
    UPDATE "Translation" t SET "contributors" = t."contributors" || m.people
    FROM (
      SELECT l.id, jsonb_object_agg(k.person, NULL) AS people
      FROM "Translation" l JOIN "Translation" e ON e."segmentId" = l."segmentId" AND e.revision < l.revision
        AND e.origin = 'structure', jsonb_object_keys(e."contributors") AS k(person)
      WHERE NOT EXISTS (
        SELECT 1 FROM "Review" r JOIN "Translation" a ON a.id = r."translationId"
        WHERE r."segmentId" = l."segmentId" AND r.verdict = 'approved' AND r."reviewerId" <> k.person
          AND a.revision >= e.revision AND a.revision < l.revision
      )
      GROUP BY l.id
    ) m
    WHERE t.id = m.id AND NOT t."contributors" @> m.people;
    rounds := rounds + 1;
  END LOOP;
END $$;
ALTER TABLE "Translation" ENABLE TRIGGER "Translation_stays";

-- However a version gets in, whoever typed, restored, reviewed or accepted it is one of its contributors.
CREATE FUNCTION contributes_to_its_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."contributors" := jsonb_build_object(NEW."authorId", NULL) || NEW."contributors";
  RETURN NEW;
END $$;
CREATE TRIGGER "Translation_has_its_author" BEFORE INSERT ON "Translation"
  FOR EACH ROW WHEN (NEW."origin" NOT IN ('aligned', 'structure') AND NOT NEW."contributors" ? NEW."authorId")
  EXECUTE FUNCTION contributes_to_its_version();

-- Whom a row waits for whose confirmation was taken back: kept by the database, so that no way of taking it back forgets it.
CREATE FUNCTION segment_keeps_its_translator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."translatorId" := CASE WHEN NEW."confirmedById" IS NULL THEN OLD."confirmedById" END;
  RETURN NEW;
END $$;
CREATE TRIGGER "Segment_keeps_its_translator" BEFORE UPDATE OF "confirmedById" ON "Segment"
  FOR EACH ROW WHEN (NEW."confirmedById" IS DISTINCT FROM OLD."confirmedById")
  EXECUTE FUNCTION segment_keeps_its_translator();
UPDATE "Segment" s SET "translatorId" = (
  SELECT t."authorId" FROM "Translation" t WHERE t."segmentId" = s.id AND t.origin = 'typed'
  ORDER BY t.revision DESC LIMIT 1
) WHERE s.state = 'translated' AND s."confirmedById" IS NULL;
