/** Values that a JSON schema describes, nearly describes, and does not describe at all. */
import fc from "fast-check";

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
}

/** What has broken a program before. */
const HARD_TEXTS = [
  "",
  " ",
  "\u0000",
  "\u001b[31m",
  "a\r\nb",
  "\ud800",
  "\udc00x",
  "\u202e",
  "\u200b",
  "ㅤ",
  "𠮷野家",
  "e\u0301",
  "%",
  "%00",
  "\\",
  "'; drop table x; --",
  "__proto__",
  "constructor",
  "-8640000000000001_x",
  "8640000000000001_x",
  "1e400",
  "-0",
  "9999999999999999999999",
  "WzFlMzA4LCJ4Il0",
  "WyJ4IiwxXQ",
  "bnVsbA",
  "+275760-09-13T00:00:00.001Z",
  "-271821-04-20T00:00:00Z",
  "2026-02-30T25:61:61Z",
  "<script>",
  "=1+1",
  "x".repeat(400),
];
const HARD_NUMBERS = [
  0, -0, -1, 1, 0.5, 2_147_483_647, 2_147_483_648, -2_147_483_649, 9_007_199_254_740_991, 1e21, 1e308, 5e-324,
];

const text = fc.oneof(
  fc.constantFrom(...HARD_TEXTS),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.array(fc.nat(0xffff), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
);

/** `ids`: by the name of a property, what there is of it. */
export function valuesOf(
  schema: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
  ids: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<unknown> {
  const all = Object.values(ids).flat();
  const seen = (one: JsonSchema, depth: number): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 9, arbitrary: meant(one, depth) }, { weight: 1, arbitrary: anything });
  const meant = (one: JsonSchema, depth: number): fc.Arbitrary<unknown> => {
    if (depth > 8) return fc.constant(null);
    if (one.$ref) return meant(components[one.$ref.split("/").at(-1)!] ?? {}, depth + 1);
    if (one.const !== undefined) return fc.constant(one.const);
    if (one.enum && one.enum.length > 0) return fc.constantFrom(...one.enum);
    const choices = one.anyOf ?? one.oneOf;
    if (choices && choices.length > 0) return fc.oneof(...choices.map((each) => meant(each, depth + 1)));
    if (one.allOf && one.allOf.length > 0) return meant(Object.assign({}, ...one.allOf), depth + 1);
    const type = Array.isArray(one.type) ? one.type[0] : one.type;
    switch (type) {
      case "object": {
        const properties = Object.entries(one.properties ?? {}).map(
          ([name, each]) => [name, seen(each, depth + 1)] as const,
        );
        return fc.record(Object.fromEntries(properties), {
          requiredKeys: [...(one.required ?? [])] as never[],
        });
      }
      case "array": {
        const item = seen(one.items ?? {}, depth + 1);
        return fc.array(item, {
          minLength: Math.min(one.minItems ?? 0, 3),
          maxLength: Math.min(one.maxItems ?? 4, 4),
        });
      }
      case "integer":
        return fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...HARD_NUMBERS));
      case "number":
        return fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(...HARD_NUMBERS));
      case "boolean":
        return fc.boolean();
      case "null":
        return fc.constant(null);
      case "string":
        return fc.oneof(
          text,
          fc.constantFrom(...all),
          fc.constantFrom("next", "operation-1", "他走了。", "He left."),
        );
      default:
        return anything;
    }
  };
  return seen(schema, 0);
}

const anything: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.constantFrom(...HARD_NUMBERS),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A value that fills a schema to its limits, up to some 900 kB in all. */
export function longestOf(
  schema: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
  budget = 900_000,
  depth = 0,
): unknown {
  if (depth > 8) return null;
  const inner = (one: JsonSchema, share: number) => longestOf(one, components, share, depth + 1);
  if (schema.$ref) return inner(components[schema.$ref.split("/").at(-1)!] ?? {}, budget);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.at(-1);
  const choice = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.find(({ type }) => type !== "null");
  if (choice) return inner(choice, budget);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object") {
    const properties = Object.entries(schema.properties ?? {});
    return Object.fromEntries(
      properties.map(([name, one]) => [name, inner(one, budget / properties.length)]),
    );
  }
  if (type === "array") {
    const one = JSON.stringify(inner(schema.items ?? {}, 1_000)) ?? "null";
    const count = Math.min(schema.maxItems ?? 1_000, Math.floor(budget / one.length));
    return Array.from({ length: count }, () => JSON.parse(one) as unknown);
  }
  if (type === "integer" || type === "number") return Math.min(schema.maximum ?? 1, 2_147_483_647);
  if (type === "boolean") return true;
  if (type === "null") return null;
  return "走".repeat(Math.max(1, Math.min(schema.maxLength ?? 1_000, Math.floor(budget / 3))));
}
