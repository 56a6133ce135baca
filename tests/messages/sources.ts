import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ROOT = new URL("../../", import.meta.url).pathname;

/** The sources below a folder of the repository, by their paths from its root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name) && !name.includes("/generated/"))
    .toSorted();
}

const texts = new Map<string, string>();

/** Without its comments. */
export function textOf(file: string): string {
  const found = texts.get(file);
  if (found !== undefined) return found;
  const text = readFileSync(join(ROOT, file), "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "$1");
  texts.set(file, text);
  return text;
}

const ALL = new Set(["app", "lib"].flatMap(filesBelow));

/** Files of ours that a file imports for their values, at once or later. */
export function importsOf(file: string): string[] {
  const imports = [
    ...textOf(file).matchAll(
      /^(?:import|export)\s(?!type\b)[^;]*?from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)|^import "([^"]+)"/gm,
    ),
  ];
  return imports.flatMap(([, named, later, bare]) => {
    const specifier = named ?? later ?? bare ?? "";
    if (!/^(?:@\/|\.)/.test(specifier)) return [];
    const path = specifier.startsWith("@/") ? specifier.slice(2) : join(dirname(file), specifier);
    return ["", ".ts", ".tsx", ".mjs"]
      .map((end) => `${path}${end}`)
      .filter((candidate) => ALL.has(candidate));
  });
}

export function isClient(file: string): boolean {
  return /^\s*"use client"/.test(textOf(file));
}

/** Those of `keys` that code names: whole, or as `area.name.${made}`. */
export function namedKeys(code: string, keys: readonly string[]): string[] {
  const whole = new Set([...code.matchAll(/["'`]([a-z]+\.[a-z0-9.-]+)["'`]/g)].map(([, key]) => key));
  const made = [...code.matchAll(/`([a-z]+\.[a-z0-9.-]*)\$\{[^}]*\}([a-z0-9.-]*)`/g)].map(
    ([, before = "", after = ""]) => ({ before, after }),
  );
  return keys.filter(
    (key) =>
      whole.has(key) ||
      made.some(
        ({ before, after }) =>
          key.length > before.length + after.length && key.startsWith(before) && key.endsWith(after),
      ),
  );
}
