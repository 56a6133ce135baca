import "server-only";

import { createHash } from "node:crypto";
import { isSmall } from "../../db/documents/publication";
import { type Certified, readCertified } from "../../db/findings/certified";
import type { SourceScope } from "../../db/scope";
import type { Certificate } from "../../wire/findings";
import { hasThread, offload } from "../threads/offload";
import { checkAll } from "./check-rows";
import { coverageFrom } from "./coverage";
import { SHOWN_RULES } from "./rules";
import { settingsOf } from "./settings";

/**
 * What was covered, checked, ignored and approved, by whom, of which versions.
 *
 * CERT-1  It is made of what stands in the database and says no moment of its own: made again from the same versions, decisions and
 *         settings it is the same, byte for byte, in any language.
 * CERT-2  `digest` is the SHA-256 of the rest as it is written, so that a file that was changed by hand says so by itself.
 */
export async function certificateOffloaded(
  scope: SourceScope,
  documentId: string,
  signal?: AbortSignal,
): Promise<Certificate | null> {
  if (!hasThread() || (await isSmall(scope, SMALL_ROWS, documentId)))
    return makeCertificate(scope, documentId);
  const { userId, projectId } = scope;
  return offload({ kind: "certificate", userId, projectId, documentId }, signal);
}

const SMALL_ROWS = 60;

/** Null when the document is gone. */
export async function makeCertificate(scope: SourceScope, documentId: string): Promise<Certificate | null> {
  await checkAll(scope, documentId, () => true);
  const { version } = await settingsOf(scope);
  const certified = await readCertified(scope, documentId, version);
  if (!certified) return null;
  const rest = await contentOf(documentId, certified);
  return { ...rest, digest: digestOfCertificate(rest) };
}

/** CERT-2. */
function digestOfCertificate(rest: Omit<Certificate, "digest">): string {
  return sha256(JSON.stringify(rest));
}

/** Whether nobody has changed it since it was made. */
export function isWhole({ digest, ...rest }: Certificate): boolean {
  return digestOfCertificate(rest) === digest;
}

/** As it is written to a file. */
export function certificateAsJson(certificate: Certificate): string {
  return `${JSON.stringify(certificate, null, 2)}\n`;
}

async function contentOf(
  documentId: string,
  { title, original, ground, findings, judged, names }: Certified,
): Promise<Omit<Certificate, "digest">> {
  const coverage = await coverageFrom(ground);
  const numberOf = new Map(ground.rows.map(({ id }, at) => [id, at + 1]));
  const textOf = new Map(ground.rows.map((row) => [row.id, row]));
  const asideText = new Map(ground.asides.map(({ paragraphId, text }) => [paragraphId, text]));
  const said = (
    side: "source" | "target",
    holds: (one: (typeof coverage)["source"]["list"][number]) => boolean,
  ) =>
    coverage[side].list.filter(holds).map(({ segmentId, paragraphId, start, end, reason, by }) => ({
      row: segmentId === null ? null : numberOf.get(segmentId)!,
      text: (segmentId === null ? asideText.get(paragraphId ?? "")! : textOf.get(segmentId)![side]).slice(
        start,
        end,
      ),
      reason,
      by: by?.name ?? null,
    }));
  const { list: _source, ...source } = coverage.source;
  const { list: _target, ...target } = coverage.target;
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return {
    kind: "duizhao-certificate",
    version: 1,
    document: {
      id: documentId,
      title,
      fileName: original?.fileName ?? null,
      original: original?.sha256 ?? null,
      source: sha256(JSON.stringify(ground.rows.map((row) => row.source))),
      target: sha256(JSON.stringify(ground.rows.map((row) => row.target))),
      versions: sha256(
        JSON.stringify(ground.rows.map(({ id, translationId, state }) => [id, translationId, state])),
      ),
      rows: ground.rows.length,
    },
    coverage: {
      source,
      target,
      omitted: said("source", ({ state }) => state === "omitted"),
      additions: said("target", ({ state }) => state === "omitted"),
      elsewhere: [
        ...said("source", ({ decision }) => decision?.kind === "rendered"),
        ...said("target", ({ decision }) => decision?.kind === "rendered"),
      ],
      aside: said("source", ({ state }) => state === "aside"),
      open: coverage.open.map(({ segmentId, side, start, end }) => ({
        row: numberOf.get(segmentId)!,
        side,
        text: textOf.get(segmentId)![side].slice(start, end),
      })),
    },
    rows: ground.rows.map((row, at) => {
      const verdict = judged.get(row.id);
      return {
        row: at + 1,
        state: row.isOmitted ? "omitted" : row.state,
        target: row.target === "" ? null : sha256(row.target),
        confirmedBy: nameOf(row.confirmedById),
        approvedBy: nameOf(verdict?.approvedById ?? null),
        approvedAt: verdict?.approvedAt ?? null,
        ownWork: verdict?.ownWork ?? false,
        finalizedBy: nameOf(verdict?.finalizedById ?? null),
        finalizedAt: verdict?.finalizedAt ?? null,
        despite: verdict?.despite
          ? { reason: verdict.despite.reason, rules: verdict.despite.findings.map(({ rule }) => rule) }
          : null,
      };
    }),
    checks: {
      rules: SHOWN_RULES.map((rule) => {
        const own = findings.filter((one) => one.rule === rule);
        const open = (severity: string) =>
          own.filter((one) => one.ignored === null && one.severity === severity).length;
        const ignored = own.filter((one) => one.ignored !== null).length;
        return { rule, hint: open("hint"), warning: open("warning"), stop: open("stop"), ignored };
      }),
      open: findings
        .filter(({ ignored }) => ignored === null)
        .map(({ segmentId, rule, severity, code, parameters }) => ({
          ...{ row: numberOf.get(segmentId)!, rule, severity, code, parameters },
        })),
      ignored: findings.flatMap(({ segmentId, rule, code, parameters, ignored }) => {
        if (!ignored) return [];
        const { reach, by, reason, at } = ignored;
        return [
          { row: numberOf.get(segmentId)!, rule, code, parameters, reach, by: by?.name ?? null, reason, at },
        ];
      }),
    },
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * What two certificates say otherwise: the names of the values, by which a reader finds them. At most `most`.
 */
export function differencesOf(one: unknown, other: unknown, most = 50): string[] {
  const found: string[] = [];
  const look = (a: unknown, b: unknown, path: string) => {
    if (found.length >= most || a === b) return;
    if (isObject(a) && isObject(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
        look(a[key], b[key], path === "" ? key : `${path}.${key}`);
    } else found.push(path);
  };
  look(one, other, "");
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
