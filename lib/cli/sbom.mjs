// @ts-check
// The software bill of materials: every package of the lock file as CycloneDX 1.6 (ECMA-424), on standard output. It is made
// from package-lock.json alone, so the same lock file gives the same bytes, whatever is installed.
//
//     npm run -s sbom > sbom.json
//
// CLI-SBOM-1  A package is named by its purl (pkg:npm/%40scope/name@version); one that stands in several places is named once.
// CLI-SBOM-2  `scope` says when it is needed: required to run, optional (for other machines), excluded (for development alone).
// CLI-SBOM-3  Its checksum is the lock file's own; what the lock file does not say is left out, not guessed.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./start/settings.mjs";

/**
 * @typedef {object} Locked
 * @property {string} [name]
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {string} [license]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [peerDependencies]
 */

const FOLDER = "node_modules/";

/** @param {string} text of package-lock.json */
export function billOfMaterials(text) {
  /** @type {{ name: string, version: string, packages: Record<string, Locked> }} */
  const { name, version, packages } = JSON.parse(text);
  const own = `pkg:npm/${name}@${version}`;
  const places = Object.entries(packages).filter(([place, { version }]) => place !== "" && version);
  /** @type {Map<string, ReturnType<typeof component>>} */
  const components = new Map();
  for (const [place, locked] of places) {
    const found = component(place, locked);
    const known = components.get(found.purl);
    if (!known || ORDER.indexOf(found.scope) < ORDER.indexOf(known.scope)) components.set(found.purl, found);
  }
  /** @type {Map<string, Set<string>>} */
  const dependencies = new Map();
  for (const [place, locked] of [/** @type {[string, Locked]} */ (["", packages[""] ?? {}]), ...places]) {
    const ref = place === "" ? own : purl(place, locked);
    const needs = { ...locked.dependencies, ...locked.optionalDependencies, ...locked.peerDependencies };
    const on = dependencies.get(ref) ?? new Set();
    for (const needed of Object.keys(needs)) {
      const at = placeOf(packages, place, needed);
      if (at !== undefined) on.add(purl(at, packages[at] ?? {}));
    }
    dependencies.set(ref, on);
  }
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${uuid(text)}`,
    version: 1,
    metadata: {
      component: { type: "application", "bom-ref": own, name, version, purl: own },
      lifecycles: [{ phase: "pre-build" }],
    },
    components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
    dependencies: [...dependencies]
      .map(([ref, on]) => ({ ref, dependsOn: [...on].sort() }))
      .sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  };
}

const ORDER = ["required", "optional", "excluded"];

/** @param {string} place @param {Locked} locked */
function component(place, locked) {
  const whole = nameOf(place, locked);
  const [group, name] = whole.startsWith("@") ? whole.split("/", 2) : [undefined, whole];
  const ref = purl(place, locked);
  const [algorithm, checksum] = /^(sha\d+)-(.+)$/.exec(locked.integrity ?? "")?.slice(1) ?? [];
  return {
    type: "library",
    "bom-ref": ref,
    ...(group === undefined ? {} : { group }),
    name: name ?? whole,
    version: locked.version ?? "",
    scope: locked.dev || locked.devOptional ? "excluded" : locked.optional ? "optional" : "required",
    ...(algorithm && checksum
      ? {
          hashes: [
            {
              alg: algorithm.replace("sha", "SHA-"),
              content: Buffer.from(checksum, "base64").toString("hex"),
            },
          ],
        }
      : {}),
    ...(locked.license ? { licenses: [{ expression: locked.license }] } : {}),
    purl: ref,
  };
}

/** CLI-SBOM-1. @param {string} place @param {Locked} locked */
function purl(place, locked) {
  const name = nameOf(place, locked).replace(/^@/, "%40");
  return `pkg:npm/${name}@${locked.version ?? ""}`;
}

/** An alias is called by its own name. @param {string} place @param {Locked} locked */
function nameOf(place, locked) {
  return locked.name ?? place.slice(place.lastIndexOf(FOLDER) + FOLDER.length);
}

/**
 * Where Node would find `needed` from `place`: beside it, or in a folder further out.
 * @param {Record<string, Locked>} packages @param {string} place @param {string} needed
 */
function placeOf(packages, place, needed) {
  for (let at = place; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(`/${FOLDER}`)))) {
    const candidate = `${at}/${FOLDER}${needed}`;
    if (packages[candidate]?.version) return candidate;
  }
  const outermost = `${FOLDER}${needed}`;
  return packages[outermost]?.version ? outermost : undefined;
}

/** A UUID (version 8) that says what it was made of. @param {string} text */
function uuid(text) {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const bill = billOfMaterials(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
}
