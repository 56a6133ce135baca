"use client";

import { useState } from "react";
import { buttonClass } from "@/app/_ui/button";
import { Checkbox, TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { Segmented } from "@/app/_ui/segmented";
import { count } from "@/app/(pages)/_frame/count";
import { type ExportCheck, LONG_EXPORT } from "@/lib/wire/documents";
import { Check } from "./check";
import { type ExportSettings, exportHref, FORMATS } from "./export-settings";
import { LongDownload } from "./long-download";
import { Preview } from "./preview";

/** The settings of one export, what is not yet approved, and the text as it will be. */
export function ExportPanel({
  documentId,
  check,
  seesAll,
}: {
  readonly documentId: string;
  /** What was not yet approved when the page was opened. */
  readonly check: ExportCheck;
  /** They may see English that is not approved, and so export it. */
  readonly seesAll: boolean;
}) {
  const [settings, setSettings] = useState<ExportSettings>({
    format: "docx",
    include: "approved",
    omitted: true,
    translators: false,
    date: "",
  });
  const change = (part: Partial<ExportSettings>) => setSettings((now) => ({ ...now, ...part }));
  const format = FORMATS[settings.format];
  return (
    <div className="grid gap-8 lg:grid-cols-[21rem_1fr]">
      <div className="flex flex-col gap-6">
        <section aria-label="Settings" className="flex flex-col gap-5">
          <div className="flex flex-col gap-1.5">
            <h2 className="text-sm font-medium">Format</h2>
            <Segmented
              label="Format"
              value={settings.format}
              onChange={(chosen) => change({ format: chosen })}
              options={Object.entries(FORMATS).map(([value, { label }]) => ({
                value: value as ExportSettings["format"],
                label,
              }))}
            />
            <p className="text-[0.8125rem] text-soft">{format.meaning}</p>
          </div>
          {seesAll && (
            <div className="flex flex-col gap-1.5">
              <h2 className="text-sm font-medium">Which rows</h2>
              <Segmented
                label="Which rows"
                value={settings.include}
                onChange={(include) => change({ include })}
                options={[
                  { value: "approved", label: "Approved only" },
                  { value: "all", label: "Everything" },
                ]}
              />
              <p className="text-[0.8125rem] text-soft">
                {settings.include === "approved"
                  ? "Rows that are not approved are left out, and each gap shows a mark such as [Rows 12–14 are not yet approved]. Nothing is missing in silence."
                  : "Every row with English is printed, approved or not. Rows without English show a mark."}
              </p>
            </div>
          )}
          <Checkbox
            label="Note omitted passages"
            hint={`[Passage omitted${seesAll ? ": reason" : ""}] stands where something was left out on purpose.`}
            checked={settings.omitted}
            onChange={(omitted) => change({ omitted })}
          />
          {seesAll && (
            <Checkbox
              label="Translators’ names under the title"
              checked={settings.translators}
              onChange={(translators) => change({ translators })}
            />
          )}
          <TextField
            label="Date under the title (if you like)"
            hint="As it shall stand there, such as 23 November 2026."
            value={settings.date}
            maxLength={60}
            onChange={(event) => change({ date: event.target.value })}
          />
          {seesAll && check.unapproved.length > 0 && (
            <Notice>
              <a className="link" href="#check">
                {count(check.unapproved.length, "row")}
              </a>{" "}
              of {check.segments} {check.unapproved.length === 1 ? "is" : "are"} not yet approved
              {settings.include === "approved"
                ? " and will be left out."
                : " and will be printed as they are."}
            </Notice>
          )}
          {check.segments > LONG_EXPORT ? (
            <LongDownload documentId={documentId} settings={settings} />
          ) : (
            <a className={buttonClass("primary")} href={exportHref(documentId, settings)} download>
              Download {format.label}
            </a>
          )}
          <p className="text-[0.8125rem] text-soft">
            The same versions with the same settings give the same file, byte for byte.
          </p>
        </section>
        {seesAll ? (
          <Check documentId={documentId} check={check} />
        ) : (
          <Notice>Your role exports what is approved. Rows that are not yet approved show a mark.</Notice>
        )}
      </div>
      <Preview documentId={documentId} settings={settings} />
    </div>
  );
}
