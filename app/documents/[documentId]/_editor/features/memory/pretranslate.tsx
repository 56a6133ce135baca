"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Select } from "@/app/_ui/field";
import { useSay } from "@/app/_words/words";
import type { Pretranslated } from "@/lib/wire/filling";
import { useBench } from "../../bench";
import { ask } from "../../front-door";
import { untilDone } from "../../job";
import type { Asked } from "../asked";
import type { DialogProps } from "../dialog-props";

const FROM = ["102", "101", "100", "95", "85", "75"] as const;
type From = (typeof FROM)[number];

/** How much of the document's empty rows would come from which memory, before anything is filled. */
export function PretranslateDialog({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const { documentId } = bench.cell.get();
  const [from, setFrom] = useState<From>("100");
  const [share, setShare] = useState(0);
  const [asked, setAsked] = useState<Asked<Pretranslated>>({ kind: "asking" });
  useEffect(() => {
    const stop = new AbortController();
    setAsked({ kind: "asking" });
    setShare(0);
    void ask<unknown>(
      "POST",
      `/documents/${documentId}/pretranslation`,
      { from: Number(from), isPreview: true },
      stop.signal,
    )
      .then((answer) => untilDone(answer, (done) => setShare(done ?? 0), stop.signal))
      .then((answer) => {
        if (stop.signal.aborted) return;
        setAsked(
          answer.ok
            ? { kind: "here", value: answer.value as Pretranslated }
            : { kind: "refused", detail: answer.detail },
        );
      });
    return () => stop.abort();
  }, [documentId, from]);
  const found = asked.kind === "here" ? asked.value : null;
  const count = found?.filled.segments ?? 0;
  const bands = FROM.filter((band) => Number(band) >= Number(from));
  const fill = () => {
    close();
    bench.dispatch({ type: "act", action: { do: "pretranslate", from: Number(from) } });
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      title={say("memory.pretranslate.title")}
      description={say("memory.pretranslate.lead")}
      width="wide"
      foot={
        <>
          <Button look="quiet" onClick={close}>
            {say("ui.cancel")}
          </Button>
          <Button look="primary" disabled={count === 0} onClick={fill}>
            {say("memory.pretranslate.fill", { count })}
          </Button>
        </>
      }
    >
      <div className="max-w-xs">
        <Select<From>
          label={say("memory.pretranslate.from")}
          value={from}
          onChange={setFrom}
          options={FROM.map((value) => ({
            value,
            label: say("memory.pretranslate.at-least", { score: Number(value) }),
          }))}
        />
      </div>
      <div aria-live="polite" className="mt-4 pb-2">
        {asked.kind === "asking" && (
          <p className="text-soft">{say("memory.pretranslate.looking", { share })}</p>
        )}
        {asked.kind === "refused" && <p className="text-accent">{say.message(asked.detail)}</p>}
        {found && (
          <>
            <p>
              {say("memory.pretranslate.sum", {
                count,
                of: found.empty.segments,
                characters: found.filled.characters,
              })}
            </p>
            {found.sources.length > 0 && (
              <div className="mt-3 overflow-x-auto">
                <table className="w-full text-sm tabular-nums">
                  <thead>
                    <tr className="border-b border-line-strong text-right text-[0.8125rem] text-soft">
                      <th scope="col" className="pb-2 text-left font-normal">
                        {say("memory.name")}
                      </th>
                      {bands.map((band) => (
                        <th key={band} scope="col" className="pb-2 pl-4 font-normal whitespace-nowrap">
                          {say(`memory.band.${band}`)}
                        </th>
                      ))}
                      <th scope="col" className="pb-2 pl-4 font-normal">
                        {say("memory.rows")}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {found.sources.map(({ memoryId, memoryName, bands: by, total }) => (
                      <tr key={memoryId} className="border-b border-line text-right">
                        <th scope="row" className="py-2 text-left font-normal">
                          {memoryName}
                        </th>
                        {bands.map((band) => (
                          <td key={band} className="py-2 pl-4 text-soft">
                            {say.number(by[band]?.segments ?? 0)}
                          </td>
                        ))}
                        <td className="py-2 pl-4">{say.number(total.segments)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
