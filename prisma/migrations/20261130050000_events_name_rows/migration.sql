-- What is written down of a change of rows is which rows, and no more how they were: screens are told how they are.
UPDATE "Event" SET "payload" = jsonb_build_object(
  'ids', coalesce((SELECT jsonb_agg(row -> 'id') FROM jsonb_array_elements("payload" -> 'segments') row), '[]')
    || coalesce("payload" -> 'removed', '[]'),
  'by', "payload" -> 'by',
  'structure', "payload" -> 'structure'
) WHERE "kind" = 'segments' AND jsonb_typeof("payload" -> 'segments') = 'array';
