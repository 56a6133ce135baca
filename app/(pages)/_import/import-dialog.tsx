"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { languageOf } from "@/lib/text/writing";
import type { DocumentMade, DraftPlaced } from "@/lib/wire/documents";
import type { EncodingCandidate, Problem } from "@/lib/wire/problem";
import { Button } from "../../_ui/button";
import { Dialog } from "../../_ui/dialog";
import { Checkbox, TextField } from "../../_ui/field";
import { Notice } from "../../_ui/notice";
import { useSay } from "../../_words/words";
import { AS_FOUND, FileShapeChoice, factsOf } from "./file-shape";
import { DraftResult, ImportResult } from "./results";
import { sendText } from "./send";
import { type Entry, nextOf, Several, shareOf } from "./several";
import { type Step, StepLine } from "./step";
import { AddFiles, hasText, NO_SOURCE, TextSourceField } from "./text-source";

export interface ImportDialogProps {
  readonly projectId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** What was dropped on the page since the last hand-over; each hand-over is a value of its own. */
  readonly dropped: { readonly files: readonly File[] } | null;
}

/** Each time it is opened it begins with a clean sheet: nothing of the last import is shown again. */
export function ImportDialog({ projectId, open, onOpenChange, dropped }: ImportDialogProps) {
  const [sheet, setSheet] = useState(0);
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) setSheet(sheet + 1);
  };
  return <ImportSheet key={sheet} {...{ projectId, open, dropped }} onOpenChange={change} />;
}

/**
 * A Chinese original, and an English draft with it if there is one; or several originals, each a document of its own. The original
 * is imported first; when the draft then fails, the document is there and only the draft is asked for again. Nothing typed or chosen
 * is lost by a problem, and no file that comes while others are on their way.
 */
function ImportSheet({ projectId, open, onOpenChange, dropped }: ImportDialogProps) {
  const say = useSay();
  const router = useRouter();
  const [original, setOriginal] = useState(NO_SOURCE);
  const [draft, setDraft] = useState(NO_SOURCE);
  const [shape, setShape] = useState(AS_FOUND);
  const [title, setTitle] = useState("");
  const [setAside, setSetAside] = useState(true);
  const [withDraft, setWithDraft] = useState(false);
  const [step, setStep] = useState<Step | null>(null);
  const [made, setMade] = useState<DocumentMade | null>(null);
  const [placed, setPlaced] = useState<DraftPlaced | null>(null);
  const [problem, setProblem] = useState<{
    readonly of: "original" | "draft";
    readonly told: Problem;
  } | null>(null);
  /** Empty while there is one original at most. */
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [under, setUnder] = useState<number | null>(null);
  const lastId = useRef(0);
  const stop = useRef<AbortController | null>(null);
  /** What `entries` is by now, for the work that goes on while it changes. */
  const latest = useRef(entries);

  const isSeveral = entries.length > 0;
  const done = isSeveral
    ? step === null && entries.every((entry) => entry.made !== null)
    : made !== null && (placed !== null || !withDraft || problem?.of !== "draft") && step === null;

  const change = (next: readonly Entry[]) => {
    latest.current = next;
    setEntries(next);
  };
  const entryOf = (file: File): Entry => {
    lastId.current += 1;
    return { id: lastId.current, file, encoding: "", made: null, problem: null };
  };

  /** Files that were picked or dropped: the first alone is the original; with a second one they are several. */
  const take = (files: readonly File[]) => {
    const [first] = files;
    if (first === undefined) return;
    const isFirst = !isSeveral && files.length === 1 && original.file === null && !made && step === null;
    if (isFirst) {
      setOriginal({ ...original, from: "file", file: first, encoding: "" });
      setProblem(null);
      return;
    }
    const before: Entry[] =
      isSeveral || original.file === null
        ? [...entries]
        : [{ ...entryOf(original.file), encoding: original.encoding, made }];
    change([...before, ...files.map(entryOf)]);
  };
  const taken = useRef<ImportDialogProps["dropped"]>(null);
  useEffect(() => {
    if (!open || dropped === null || taken.current === dropped) return;
    taken.current = dropped;
    take(dropped.files);
  });

  const close = (next: boolean) => {
    if (!next && step !== null) return;
    onOpenChange(next);
    if (!next) router.refresh();
  };

  const importFile = (
    source: typeof original,
    facts: Readonly<Record<string, string>>,
    onStep: (step: Step) => void,
  ) =>
    sendText<DocumentMade>({
      path: `/api/v1/projects/${projectId}/documents`,
      source,
      facts: { ...facts, setAside },
      work: say("import.reading"),
      onStep,
      signal: running(),
    });

  const running = () => {
    stop.current ??= new AbortController();
    return stop.current.signal;
  };

  const run = async () => {
    stop.current = new AbortController();
    if (isSeveral) await runSeveral();
    else await runOne();
    setStep(null);
    setUnder(null);
    router.refresh();
  };

  const runOne = async () => {
    setProblem(null);
    const document = made ?? (await importOriginal());
    if (document && withDraft && hasText(draft)) await importDraft(document.id);
    // What was dropped meanwhile has made several of them.
    if (latest.current.length > 0) {
      const [first, ...rest] = latest.current;
      if (first && document) change([{ ...first, made: document }, ...rest]);
      await runSeveral();
    }
  };

  /** One after the other. What is added meanwhile has its turn, too. */
  const runSeveral = async () => {
    change(latest.current.map((entry) => (entry.made ? entry : { ...entry, problem: null })));
    for (let entry = nextOf(latest.current); entry !== undefined; entry = nextOf(latest.current)) {
      const { id, file, encoding } = entry;
      setUnder(id);
      setStep({ what: say("import.sending"), share: null });
      const answer = await importFile({ from: "file", file, text: "", encoding }, { title: "" }, setStep);
      const now = answer.ok ? { made: answer.value } : { problem: answer.problem };
      change(latest.current.map((one) => (one.id === id ? { ...one, ...now } : one)));
      if (stop.current?.signal.aborted) return;
    }
  };

  const importOriginal = async (): Promise<DocumentMade | null> => {
    setStep({ what: say("import.reading"), share: null });
    const answer = await importFile(
      original,
      { title: title.trim(), ...(original.from === "file" ? factsOf(shape) : { turns: shape.turns }) },
      setStep,
    );
    if (answer.ok) setMade(answer.value);
    else setProblem({ of: "original", told: answer.problem });
    return answer.ok ? answer.value : null;
  };

  const importDraft = async (documentId: string) => {
    setStep({ what: say("import.draft.aligning"), share: null });
    const answer = await sendText<DraftPlaced>({
      path: `/api/v1/documents/${documentId}/draft`,
      source: draft,
      facts: isUnrelated ? { anyway: true } : {},
      work: say("import.draft.aligning"),
      onStep: setStep,
      signal: running(),
    });
    if (answer.ok) setPlaced(answer.value);
    else setProblem({ of: "draft", told: answer.problem });
  };

  const isUnrelated = problem?.of === "draft" && problem.told.type === "/problems/unrelated";
  const left = entries.filter((entry) => entry.made === null).length;
  const failed = entries.filter((entry) => entry.problem !== null).length;
  const act = isSeveral
    ? failed > 0 && failed === left
      ? say("import.again", { count: failed })
      : say("import.action-count", { count: left })
    : made
      ? isUnrelated
        ? say("import.draft.anyway")
        : say("import.draft.again")
      : say("import.action");
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      keepOpen={step !== null || isSeveral || hasText(original) || hasText(draft)}
      title={done ? say("import.done") : isSeveral ? say("import.title-several") : say("import.title")}
      foot={
        done ? (
          <>
            <Button onClick={() => close(false)}>{say("ui.close")}</Button>
            {made && !isSeveral && (
              <Button look="primary" onClick={() => router.push(`/documents/${made.id}`)}>
                {say("import.open")}
              </Button>
            )}
          </>
        ) : (
          <>
            <Button onClick={() => (step ? stop.current?.abort() : close(false))}>
              {step
                ? say("ui.stop")
                : entries.some((entry) => entry.made)
                  ? say("ui.close")
                  : say("ui.cancel")}
            </Button>
            <Button
              look="primary"
              busy={step !== null}
              disabled={!isSeveral && !made && !hasText(original)}
              onClick={run}
            >
              {act}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-5">
        {isSeveral ? (
          <>
            <Several
              entries={entries}
              under={under === null || step === null ? null : { id: under, step }}
              onEncoding={(id, encoding) =>
                change(entries.map((one) => (one.id === id ? { ...one, encoding } : one)))
              }
              onRemove={(id) => change(entries.filter((one) => one.id !== id))}
            />
            {!done && (
              <>
                <AddFiles onFiles={take} />
                <Checkbox
                  label={say("import.set-aside")}
                  hint={say("import.set-aside.hint")}
                  checked={setAside}
                  disabled={step !== null}
                  onChange={setSetAside}
                />
              </>
            )}
            {step && (
              <StepLine
                step={{
                  what: say("import.step-of", {
                    at: Math.min(entries.length - left + 1, entries.length),
                    count: entries.length,
                    what: step.what,
                  }),
                  share: shareOf(entries, step),
                }}
              />
            )}
          </>
        ) : (
          <>
            {made && <ImportResult made={made} />}
            {placed && made && <DraftResult documentId={made.id} placed={placed} />}
            {!made && (
              <>
                <TextSourceField
                  label={say("import.original")}
                  lang="zh"
                  value={original}
                  onChange={(next) => {
                    setOriginal(next);
                    if (next.file === original.file) return;
                    setProblem(null);
                    setShape(AS_FOUND);
                  }}
                  onMore={take}
                  disabled={step !== null}
                  candidates={candidatesOf(problem, "original")}
                  askEncoding={original.encoding !== "" || asksEncoding(problem, "original")}
                />
                <FileShapeChoice
                  key={`${original.from} ${original.file?.name} ${original.file?.lastModified}`}
                  projectId={projectId}
                  source={original}
                  value={shape}
                  onChange={setShape}
                  disabled={step !== null}
                />
                {problem?.of === "original" && (
                  <Notice kind="problem" title={problem.told.title}>
                    {problem.told.detail}
                  </Notice>
                )}
                <TextField
                  label={say("import.title-field")}
                  hint={say("import.title-field.hint")}
                  lang={languageOf(title)}
                  value={title}
                  maxLength={300}
                  disabled={step !== null}
                  onChange={(event) => setTitle(event.target.value)}
                />
                <Checkbox
                  label={say("import.set-aside")}
                  hint={say("import.set-aside.hint")}
                  checked={setAside}
                  disabled={step !== null}
                  onChange={setSetAside}
                />
                <Checkbox
                  label={say("import.with-draft")}
                  hint={say("import.with-draft.hint")}
                  checked={withDraft}
                  disabled={step !== null}
                  onChange={setWithDraft}
                />
              </>
            )}
            {withDraft && !done && (
              <>
                <TextSourceField
                  label={say("import.draft")}
                  lang="en"
                  value={draft}
                  onChange={(next) => {
                    setDraft(next);
                    if (next.file !== draft.file || isUnrelated) setProblem(null);
                  }}
                  disabled={step !== null}
                  candidates={candidatesOf(problem, "draft")}
                  askEncoding={draft.encoding !== "" || asksEncoding(problem, "draft")}
                />
                {problem?.of === "draft" && (
                  <Notice kind="problem" title={problem.told.title}>
                    {problem.told.detail}
                  </Notice>
                )}
              </>
            )}
            {step && <StepLine step={step} />}
          </>
        )}
      </div>
    </Dialog>
  );
}

type Told = { readonly of: "original" | "draft"; readonly told: Problem } | null;

function candidatesOf(problem: Told, side: "original" | "draft"): readonly EncodingCandidate[] {
  return problem?.of === side ? (problem.told.candidates ?? []) : [];
}

function asksEncoding(problem: Told, side: "original" | "draft"): boolean {
  return problem?.of === side && (problem.told.field === "encoding" || /encoding/.test(problem.told.type));
}
