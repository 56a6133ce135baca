"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { languageOf } from "@/lib/text/writing";
import type { SpeakerList } from "@/lib/wire/speakers";
import { call } from "../../../../_api/call";
import { TextField } from "../../../../_ui/field";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";

type Speaker = SpeakerList["speakers"][number];

export interface SpeakerTableProps {
  readonly projectId: string;
  readonly speakers: readonly Speaker[];
  readonly canEdit: boolean;
}

/** Label in Chinese, label in English, how many turns. A name is stored when its field is left, and can be taken back. */
export function SpeakerTable({ projectId, speakers, canEdit }: SpeakerTableProps) {
  const say = useSay();
  // A single name may have no character that tells.
  const language = languageOf(speakers.map(({ zh }) => zh).join(""));
  return (
    <table className="w-full border-t border-line text-sm">
      <thead className="sr-only sm:not-sr-only">
        <tr className="border-b border-line text-left text-[0.8125rem] text-soft">
          <th className="py-2 pr-4 font-normal">{say("project.speakers.chinese")}</th>
          <th className="py-2 pr-4 font-normal">{say("project.speakers.english")}</th>
          <th className="py-2 text-right font-normal">{say("project.speakers.turns")}</th>
        </tr>
      </thead>
      <tbody>
        {speakers.map((speaker) => (
          <SpeakerRow
            key={speaker.id}
            projectId={projectId}
            speaker={speaker}
            language={language}
            canEdit={canEdit}
          />
        ))}
      </tbody>
    </table>
  );
}

function SpeakerRow({
  projectId,
  speaker,
  language,
  canEdit,
}: {
  readonly projectId: string;
  readonly speaker: Speaker;
  readonly language: "zh-Hans" | "zh-Hant";
  readonly canEdit: boolean;
}) {
  const say = useSay();
  const { id, zh, turns, documents, setBy } = speaker;
  const router = useRouter();
  const toast = useToast();
  const [stored, setStored] = useState(speaker.en);
  const [typed, setTyped] = useState(speaker.en);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const save = async (en: string, was: string) => {
    if (en.trim() === was) return setTyped(was);
    setBusy(true);
    const answer = await call<SpeakerList>("PUT", `/api/v1/projects/${projectId}/speakers`, {
      speakers: [{ id, en, was }],
    });
    setBusy(false);
    // What was typed stays in its field until it is stored.
    if (!answer.ok) return setProblem(answer.problem.detail);
    const now = answer.value.speakers.find((one) => one.id === id)?.en ?? "";
    setProblem(undefined);
    setStored(now);
    setTyped(now);
    toast({
      title:
        now === "" ? say("project.speakers.unnamed", { zh }) : say("project.speakers.named", { zh, en: now }),
      action: { label: say("ui.undo"), run: () => void save(was, now) },
    });
    router.refresh();
  };

  return (
    <tr className="border-b border-line align-top">
      <th scope="row" lang={language} className="py-3 pr-4 text-left font-zh text-base font-normal">
        {zh}
      </th>
      <td className="py-2 pr-4">
        {canEdit ? (
          <TextField
            label={say("project.speakers.name-of", { zh })}
            hideLabel
            lang="en"
            placeholder={say("project.speakers.no-name")}
            value={typed}
            maxLength={80}
            disabled={busy}
            error={problem}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => void save(typed, stored)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === "Enter") event.currentTarget.blur();
              if (event.key === "Escape") setTyped(stored);
            }}
          />
        ) : (
          <span className={stored === "" ? "text-soft" : undefined}>
            {stored || say("project.speakers.no-name")}
          </span>
        )}
        {stored !== "" && (
          <p className="mt-1 text-[0.8125rem] text-soft">
            {setBy ? say("project.speakers.set-by", { name: setBy.name }) : say("project.speakers.by-draft")}
          </p>
        )}
      </td>
      <td className="py-3 text-right text-soft tabular-nums whitespace-nowrap">
        {say("project.speakers.count", { count: turns })}
        {documents > 1 && (
          <span className="block text-[0.8125rem]">
            {say("project.speakers.in-documents", { count: documents })}
          </span>
        )}
      </td>
    </tr>
  );
}
