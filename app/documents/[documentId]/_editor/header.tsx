"use client";

import Link from "next/link";
import { buttonClass, IconButton } from "@/app/_ui/button";
import { MoreIcon } from "@/app/_ui/icons";
import { MenuOnDemand } from "@/app/_ui/menu-on-demand";
import { ProgressBar } from "@/app/_ui/progress-bar";
import type { Theme } from "@/app/_ui/theme";
import { ThemeToggle } from "@/app/_ui/theme-toggle";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Document } from "@/lib/wire/documents";
import { doubtAt } from "@/lib/workbench/state/doubts";
import { FILTERS, type FilterName, nameOfFilter } from "@/lib/workbench/state/filters";
import { doubtsIn, useBench, useWorkbench } from "./bench";
import { useChinese } from "./chinese";
import { DoubtIcon } from "./features/alignment/doubt-mark";
import { filterBy } from "./features/findings/filter-by";
import { FindingCount } from "./features/findings/finding-mark";
import { Here } from "./features/presence/presence-badges";
import { KeyOf } from "./key-of";
import { fetchMoreMenu } from "./parts";
import { open, openDialog } from "./run-command";
import { SaveStatus } from "./save-status";
import { useView, useViewCell } from "./view";
import { WaitingHere } from "./waiting";

/** Title and way back, progress and figures, who is here, what is saved, and the tools. */
export function Header({ document, theme }: { readonly document: Document; readonly theme: Theme }) {
  const say = useSay();
  const chinese = useChinese();
  const bench = useBench();
  const view = useViewCell();
  const role = useWorkbench((state) => state.me.role);
  const tally = useWorkbench((state) => (state.isComplete ? state.tally : null));
  const hasPanel = useView((now) => now.panel !== null);
  const progress = tally?.rows ?? document.progress;
  const canSee = may(role, "read-source");
  return (
    <header className="bench-head">
      <div className="bench-title-line">
        <Link
          href={`/projects/${document.projectId}`}
          className="bench-back"
          aria-label={say("editor.head.back")}
        >
          <svg viewBox="0 0 16 16" aria-hidden>
            <path
              d="M10 3 5 8l5 5"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
        </Link>
        <h1 lang={chinese} className="bench-title" title={document.title}>
          {document.title}
        </h1>
        {document.englishTitle !== null && document.englishTitle !== document.title && (
          <p lang="en" className="bench-english-title" title={document.englishTitle}>
            {document.englishTitle}
          </p>
        )}
        <SaveStatus />
        <Here />
        <span className="bench-tools">
          {may(role, "export") && (
            <Link
              href={`/documents/${document.id}/export`}
              className={`${buttonClass("plain", "small")} bench-large`}
            >
              {say("editor.head.export")}
            </Link>
          )}
          <IconButton
            label={say("editor.head.keys")}
            title={say("editor.head.keys-hint")}
            size="small"
            className="bench-large"
            onClick={() => openDialog("help", view)}
          >
            <span aria-hidden>?</span>
          </IconButton>
          <ThemeToggle chosen={theme} />
          <MenuOnDemand
            trigger={
              <IconButton label={say("editor.head.more")} size="small">
                <MoreIcon />
              </IconButton>
            }
            fetch={fetchMoreMenu}
            menu={({ MoreMenu }, trigger) => <MoreMenu trigger={trigger} />}
          />
        </span>
      </div>
      <div className="bench-tool-line">
        <FilterChoice />
        <WaitingHere documentId={document.id} />
        {may(role, "edit") && <Doubts />}
        {canSee && <FindingCount />}
        <div className="bench-progress">
          <ProgressBar progress={progress} label={say("editor.head.progress", { title: document.title })} />
        </div>
        <button
          type="button"
          className={`${buttonClass("quiet", "small")} bench-large`}
          title={say("editor.head.shapes-hint")}
          onClick={() => openDialog("legend", view)}
        >
          {say("editor.head.shapes")}
        </button>
        <p className="bench-figures">
          {canSee ? (
            <Link href={`/documents/${document.id}/counts`} title={say("editor.head.counts-hint")}>
              <span>
                {say.number(tally?.characters ?? document.characters)} <span lang="zh-Hans">字</span>
                <span className="sr-only">{say("editor.head.characters")}</span>
              </span>
              <span>{say("editor.head.words", { count: tally?.words ?? document.words })}</span>
            </Link>
          ) : (
            <span>{say("editor.head.words", { count: tally?.words ?? document.words })}</span>
          )}
        </p>
        <span className="bench-tools">
          <button
            type="button"
            className={buttonClass("quiet", "small")}
            onClick={() => open("find", bench, view)}
          >
            {say("editor.head.find")}
            <span className="bench-hide-small">
              <KeyOf id="find" />
            </span>
          </button>
          {may(role, "comment") && (
            <button
              type="button"
              className={buttonClass("quiet", "small")}
              aria-pressed={hasPanel}
              onClick={() => open("toggle-panel", bench, view)}
            >
              {say("editor.head.comments")}
            </button>
          )}
        </span>
      </div>
    </header>
  );
}

/** How much of the alignment is in doubt, and where one stands among it. Pressing goes to the next. */
function Doubts() {
  const say = useSay();
  const bench = useBench();
  const count = useWorkbench((state) => doubtsIn(state).length);
  const at = useWorkbench((state) => doubtAt(doubtsIn(state), state.active));
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="bench-doubts"
      title={say("editor.doubt.next")}
      onClick={() => bench.dispatch({ type: "go", to: "next-doubt" })}
    >
      <DoubtIcon doubt="doubtful" />
      <span aria-live="polite">
        {at === -1 ? say("editor.doubt.count", { count }) : say("editor.doubt.at", { at: at + 1, count })}
      </span>
    </button>
  );
}

function FilterChoice() {
  const say = useSay();
  const bench = useBench();
  const filter = useWorkbench((state) => state.filter);
  const shown = useWorkbench((state) => (state.chosen ? state.chosen.length : state.rows.places.size));
  const role = useWorkbench((state) => state.me.role);
  const choices = FILTERS.filter(({ id }) => may(role, "read-source") || id === "all");
  return (
    <label className="bench-filter">
      <span className="sr-only">{say("editor.filter-label")}</span>
      <select
        id="bench-filter"
        value={filter}
        onChange={(event) => filterBy(bench, event.target.value as FilterName)}
      >
        {choices.map(({ id }) => (
          <option key={id} value={id}>
            {say.message(nameOfFilter(id))}
          </option>
        ))}
      </select>
      <span className="bench-shown" aria-live="polite">
        {say.number(shown)}
        <span className="sr-only">{say("editor.rows-shown")}</span>
      </span>
    </label>
  );
}
