import { expect, test } from "vitest";
import { CALLS } from "@/lib/wire/calls";
import { openApi } from "@/lib/wire/openapi";
import type { JsonSchema } from "../support/json-schema";

/** Whatever is sent has an end: the work that stands behind a shape is bounded by it first. */
const DOCUMENT = openApi("0");
const COMPONENTS = (DOCUMENT.components?.schemas ?? {}) as Record<string, JsonSchema>;

/** Flags of forms and addresses, which are one of a few words (`z.stringbool`) and have no schema for it. */
const FLAGS = [
  "multipart/form-data.setAside",
  "multipart/form-data.anyway",
  "multipart/form-data.preview",
  "waiting",
  "omitted",
  "translators",
  "setAside",
  "same",
];

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly schema?: JsonSchema }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>> };
}

/** Where a schema takes a string or a list without end. */
function endless(schema: JsonSchema, path: string, depth = 0): string[] {
  if (depth > 12) return [];
  if (schema.$ref) return endless(COMPONENTS[schema.$ref.split("/").at(-1)!] ?? {}, path, depth + 1);
  if (schema.enum || schema.const !== undefined) return [];
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const inside = choices.flatMap((choice) => endless(choice, path, depth + 1));
  const types = [schema.type ?? []].flat();
  if (
    types.includes("string") &&
    schema.maxLength === undefined &&
    schema.format === undefined &&
    !("pattern" in schema)
  )
    inside.push(path);
  if (types.includes("array")) {
    if (schema.maxItems === undefined && !schema.prefixItems) inside.push(`${path}[]`);
    inside.push(...endless(schema.items ?? {}, `${path}[]`, depth + 1));
  }
  for (const [name, one] of Object.entries(schema.properties ?? {}))
    inside.push(...endless(one, `${path}.${name}`, depth + 1));
  return inside;
}

test.each(CALLS.map(({ method, path }) => ({ method, path })))("$method $path", ({ method, path }) => {
  const { parameters = [], requestBody } = (DOCUMENT.paths?.[path]?.[method] ?? {}) as Operation;
  const found = [
    ...parameters.flatMap(({ name, schema }) => endless(schema ?? {}, name)),
    ...Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema }]) =>
      endless(schema ?? {}, type),
    ),
  ];
  expect(found.filter((one) => !FLAGS.includes(one))).toEqual([]);
});
