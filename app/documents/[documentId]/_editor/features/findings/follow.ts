import { carrySpan, editBetween } from "@/lib/check/carry";
import type { Finding } from "@/lib/check/check";
import { type Shown, saysTheSame, stayInPlace } from "@/lib/check/stay-in-place";
import type { FindingList, SegmentFindings, Finding as StoredFinding } from "@/lib/wire/findings";
import type { Segment } from "@/lib/wire/segments";
import { findRow } from "@/lib/workbench/state/rows";
import { sourceText } from "@/lib/workbench/state/source";
import { textOf } from "@/lib/workbench/state/state";
import type { Bench } from "../../bench";
import { ask } from "../../front-door";
import { knownSentences } from "../../sentence-lights";
import type { Checked } from "./check-worker";
import { startChecker } from "./checker";
import type { RowFinding, RowFound } from "./found";
import { pairOf } from "./row-pair";

/** A pause in typing after which the row is checked, ms. */
const PAUSE = 350;
/** A pause after which a stored row is asked about, ms: what is typed on meanwhile is asked about later. */
const SETTLED = 600;
const A_PAGE = 1_000;

/** An empty English has no findings, whatever rule one asks. */
const NOTHING: Checked = { findings: [], rules: [] };

type Texts = Pick<RowFound, "source" | "target">;

/**
 * Keeps `bench.found` true to the document: the list of the server once, the row in use after every pause, by the engine in its
 * worker while it is being typed in and by the server once it is stored. Returns how to stop.
 */
export function follow(bench: Bench): () => void {
  const stop = new AbortController();
  const checker = startChecker();
  let active: string | null = null;
  let seen: { readonly row: Segment | undefined; readonly text: string } = { row: undefined, text: "" };
  let pause = 0;
  let settled = 0;

  const look = () => {
    const state = bench.cell.get();
    const id = state.active;
    const row = id === null ? undefined : findRow(state.rows, id);
    const text = id === null ? "" : textOf(state, id);
    if (id !== active) {
      if (active !== null) leave(bench, active);
      active = id;
    } else if (row === seen.row && text === seen.text) return;
    seen = { row, text };
    clearTimeout(pause);
    clearTimeout(settled);
    if (!row || row.source.length === 0) return;
    pause = window.setTimeout(() => void checkHere(row.id), PAUSE);
    if (text === row.target) settled = window.setTimeout(() => void askServer(row), SETTLED);
  };

  /** By the engine here, unless these very texts have been checked. */
  const checkHere = async (id: string) => {
    const state = bench.cell.get();
    const row = findRow(state.rows, id);
    if (!row || state.editing?.isComposing) return;
    const text = textOf(state, id);
    const source = sourceText(row);
    const known = bench.found.get().byRow.get(id);
    if (known?.source === source && known.target === text) return;
    const pair = pairOf(row, text, knownSentences(row));
    const checked = text.trim() === "" ? NOTHING : await checker.check(pair);
    if (checked === null || stop.signal.aborted) return;
    const now = bench.cell.get();
    if (now.active !== id || textOf(now, id) !== text) return;
    show(bench, id, { source, target: text }, (before) => withServers(checked, before));
  };

  /** The server has the terms, the names and the other rows. */
  const askServer = async (row: Segment) => {
    const answer = await ask<SegmentFindings>("GET", `/segments/${row.id}/findings`, undefined, stop.signal);
    if (!answer.ok || stop.signal.aborted) return;
    const state = bench.cell.get();
    const now = findRow(state.rows, row.id);
    if (!now || now.revision !== answer.value.revision || textOf(state, row.id) !== now.target) return;
    const findings = answer.value.findings.map(asRowFinding);
    show(bench, row.id, { source: sourceText(now), target: now.target }, () => findings);
  };

  // Ignored, or taken back, by whomever.
  let told = 0;
  const hear = () => {
    clearTimeout(told);
    told = window.setTimeout(() => void list(bench, stop.signal), SETTLED);
  };
  const end = bench.cell.subscribe(look);
  look();
  void listWhenComplete(bench, stop.signal);
  document.addEventListener("bench-findings", hear);
  return () => {
    end();
    stop.abort();
    clearTimeout(told);
    document.removeEventListener("bench-findings", hear);
    clearTimeout(pause);
    clearTimeout(settled);
    checker.close();
  };
}

/** A finding is laid into its row, so the rows come first. */
async function listWhenComplete(bench: Bench, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!bench.cell.get().isComplete && !signal.aborted) return;
      end();
      resolve();
    };
    const end = bench.cell.subscribe(look);
    look();
  });
  if (!signal.aborted) await list(bench, signal);
}

/** All that the server knows of the document. Rows that have been looked at meanwhile know better. */
export async function list(bench: Bench, signal: AbortSignal): Promise<void> {
  const { documentId } = bench.cell.get();
  const listed = new Map<string, RowFinding[]>();
  let unchecked = 0;
  for (let after: string | null = ""; after !== null; ) {
    const where: string = after === "" ? "" : `&after=${encodeURIComponent(after)}`;
    const path = `/documents/${documentId}/findings?limit=${A_PAGE}${where}`;
    const answer = await ask<FindingList>("GET", path, undefined, signal);
    if (!answer.ok || signal.aborted) return;
    for (const finding of answer.value.findings) {
      const row = listed.get(finding.segmentId);
      if (row) row.push(asRowFinding(finding));
      else listed.set(finding.segmentId, [asRowFinding(finding)]);
    }
    after = answer.value.next;
    unchecked = answer.value.unchecked;
  }
  const { rows, active } = bench.cell.get();
  bench.found.set((found) => {
    const byRow = new Map<string, RowFound>();
    for (const [id, findings] of listed) {
      const row = findRow(rows, id);
      if (row) byRow.set(id, { ...textsOf(row), shown: findings.map(there) });
    }
    const here = active === null ? undefined : found.byRow.get(active);
    if (active !== null && here) byRow.set(active, here);
    return { ...found, byRow, isListed: true, unchecked };
  });
}

function textsOf(row: Segment): Texts {
  return { source: sourceText(row), target: row.target };
}

const there = (finding: RowFinding): Shown<RowFinding> => ({ finding, isGone: false });

function asRowFinding({ mending, code, ...finding }: StoredFinding): RowFinding {
  return {
    ...finding,
    // The server keeps what the checks said, whose codes are the catalogue's.
    code: code as Finding["code"],
    ...(mending ? { mending } : {}),
  };
}

/**
 * What the engine here found, with what the server knows of it: its id, who ignores it, how severe it is in this project. What only the
 * server can find stays as long as its words do.
 */
function withServers({ findings, rules }: Checked, before: readonly RowFinding[]): readonly RowFinding[] {
  const left = [...before];
  const mine = findings.map((finding): RowFinding => {
    const at = left.findIndex((one) => saysTheSame(one, finding) && one.start === finding.start);
    const [known] = at === -1 ? [] : left.splice(at, 1);
    return known
      ? { ...finding, id: known.id, ignored: known.ignored, severity: known.severity }
      : { ...finding, id: null, ignored: null };
  });
  const theirs = left.filter(({ rule }) => !rules.includes(rule));
  return [...mine, ...theirs].sort((one, other) => order(one) - order(other) || one.start - other.start);
}

const order = ({ side }: Finding) => (side === "source" ? 0 : 1);

/** Lays what is found now over what is shown, so that nothing moves in the row in use. */
function show(
  bench: Bench,
  id: string,
  texts: Texts,
  find: (before: readonly RowFinding[]) => readonly RowFinding[],
): void {
  bench.found.set((found) => {
    const before = carried(found.byRow.get(id), texts);
    const now = find(before.flatMap(({ finding, isGone }) => (isGone ? [] : [finding])));
    const shown = bench.cell.get().active === id ? stayInPlace(before, now) : now.map(there);
    return { ...found, byRow: new Map(found.byRow).set(id, { ...texts, shown }) };
  });
}

/** What is shown, at its places in the texts of now; what was written over is gone until it is found again. */
function carried(row: RowFound | undefined, texts: Texts): readonly Shown<RowFinding>[] {
  if (!row) return [];
  const edits = {
    source: editBetween(row.source, texts.source),
    target: editBetween(row.target, texts.target),
  };
  return row.shown.map(({ finding, isGone }) => {
    const moved = carrySpan(finding, edits[finding.side]);
    const { mending, ...rest } = moved ?? finding;
    const mended = mending && carrySpan(mending, edits.target);
    return { finding: mended ? { ...rest, mending: mended } : rest, isGone: isGone || moved === null };
  });
}

/** What was mended is forgotten, and no finding is the one in hand. */
function leave(bench: Bench, id: string): void {
  bench.found.set((found) => {
    const row = found.byRow.get(id);
    if (!row?.shown.some(({ isGone }) => isGone)) return found.current ? { ...found, current: null } : found;
    const byRow = new Map(found.byRow).set(id, { ...row, shown: row.shown.filter(({ isGone }) => !isGone) });
    return { ...found, byRow, current: null };
  });
}
