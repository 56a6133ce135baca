"use client";

import { useState } from "react";
import { buttonClass } from "@/app/_ui/button";
import { Checkbox, Select, TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { Segmented } from "@/app/_ui/segmented";
import { rich } from "@/app/_words/rich";
import { useSay } from "@/app/_words/words";
import type { Say } from "@/lib/messages/say";
import { EXCHANGE_FORMATS, type ExchangeFormat, type ExportCheck, LONG_EXPORT } from "@/lib/wire/documents";
import { Check } from "./check";
import {
  BESIDE,
  choiceOf,
  type ExportSettings,
  exportHref,
  FORMATS,
  isExchange,
  settingsOf,
} from "./export-settings";
import { LongDownload } from "./long-download";
import { Preview } from "./preview";

/** The settings of one export, what is not yet approved, and the text as it will be. */
export function ExportPanel({
  documentId,
  check,
  seesAll,
  isOwner,
  cameAs,
}: {
  readonly documentId: string;
  /** The format of another program that the document came in and can be given back in. */
  readonly cameAs: ExchangeFormat | null;
  /** What was not yet approved when the page was opened. */
  readonly check: ExportCheck;
  /** They may see English that is not approved, and so export it. */
  readonly seesAll: boolean;
  /** They may have an archive of all of it. */
  readonly isOwner: boolean;
}) {
  const say = useSay();
  const [settings, setSettings] = useState<ExportSettings>({
    format: "docx",
    include: "approved",
    beside: "none",
    omitted: true,
    translators: false,
    date: "",
  });
  const change = (part: Partial<ExportSettings>) => setSettings((now) => ({ ...now, ...part }));
  const format = say(`export.format.${settings.format}`);
  const isBoth = isExchange(settings.format) || settings.beside !== "none";
  const offered = EXCHANGE_FORMATS.filter(
    (one) => one === cameAs || (one !== "sdlxliff" && one !== "mqxliff" && one !== "package"),
  );
  return (
    <div className="grid gap-8 lg:grid-cols-[21rem_1fr]">
      <div className="flex flex-col gap-6">
        <section aria-label={say("export.settings")} className="flex flex-col gap-5">
          <div className="flex flex-col gap-1.5">
            {seesAll && (
              <Segmented
                label={say("export.what")}
                value={isBoth ? "both" : "english"}
                onChange={(what) =>
                  change(
                    what === "both"
                      ? { format: cameAs ?? "docx-bilingual", beside: "none", include: "all" }
                      : { format: "docx", beside: "none", include: "approved" },
                  )
                }
                options={[
                  { value: "english", label: say("export.what.english") },
                  { value: "both", label: say("export.what.both") },
                ]}
              />
            )}
            <h2 className="mt-2 text-sm font-medium">{say("export.format")}</h2>
            {isBoth ? (
              <Select
                label={say("export.format")}
                hideLabel
                value={choiceOf(settings)}
                onChange={(chosen) => change(settingsOf(chosen))}
                options={[
                  ...offered.map((value) => ({ value, label: say(`export.format.${value}`) })),
                  ...BESIDE.map((value) => ({ value, label: besideLabel(say, value) })),
                ]}
              />
            ) : (
              <Segmented
                label={say("export.format")}
                value={settings.format as (typeof FORMATS)[number]}
                onChange={(chosen) => change({ format: chosen })}
                options={FORMATS.map((value) => ({ value, label: say(`export.format.${value}`) }))}
              />
            )}
            <p className="text-[0.8125rem] text-soft">
              {settings.beside === "none"
                ? say(`export.format.${settings.format}.what`)
                : say(`export.beside.${settings.beside}.what`)}
            </p>
          </div>
          {seesAll && (
            <div className="flex flex-col gap-1.5">
              <h2 className="text-sm font-medium">{say("export.rows")}</h2>
              <Segmented
                label={say("export.rows")}
                value={settings.include}
                onChange={(include) => change({ include })}
                options={[
                  { value: "approved", label: say("export.rows.approved") },
                  { value: "all", label: say("export.rows.all") },
                ]}
              />
              <p className="text-[0.8125rem] text-soft">
                {isBoth
                  ? say(`export.rows.both.${settings.include}`)
                  : settings.include === "approved"
                    ? say("export.rows.approved.what")
                    : say("export.rows.all.what")}
              </p>
            </div>
          )}
          {!isBoth && (
            <>
              <Checkbox
                label={say("export.omitted")}
                hint={seesAll ? say("export.omitted.hint-reason") : say("export.omitted.hint")}
                checked={settings.omitted}
                onChange={(omitted) => change({ omitted })}
              />
              {seesAll && (
                <Checkbox
                  label={say("export.translators")}
                  checked={settings.translators}
                  onChange={(translators) => change({ translators })}
                />
              )}
              <TextField
                label={say("export.date")}
                hint={say("export.date.hint")}
                value={settings.date}
                maxLength={60}
                onChange={(event) => change({ date: event.target.value })}
              />
            </>
          )}
          {seesAll && !isBoth && check.unapproved.length > 0 && (
            <Notice>
              {rich(
                say,
                settings.include === "approved" ? "export.unapproved.left-out" : "export.unapproved.printed",
                { count: check.unapproved.length, total: check.segments },
                {
                  link: (words) => (
                    <a className="link" href="#check">
                      {words}
                    </a>
                  ),
                },
              )}
            </Notice>
          )}
          {check.segments > LONG_EXPORT ? (
            <LongDownload documentId={documentId} settings={settings} />
          ) : (
            <a className={buttonClass("primary")} href={exportHref(documentId, settings)} download>
              {say("export.download", { format })}
            </a>
          )}
          <p className="text-[0.8125rem] text-soft">{say("export.same")}</p>
        </section>
        {isOwner && (
          <section aria-labelledby="archive" className="border-t border-line pt-5">
            <h2 id="archive" className="text-sm font-medium">
              {say("export.archive.title")}
            </h2>
            <p className="mt-1 text-[0.8125rem] text-soft">{say("export.archive.what")}</p>
            <a
              className={`mt-3 ${buttonClass("plain", "small")}`}
              href={`/api/v1/documents/${documentId}/export?format=archive`}
              download
            >
              {say("export.archive")}
            </a>
          </section>
        )}
        {seesAll ? (
          <Check documentId={documentId} check={check} />
        ) : (
          <Notice>{say("export.your-role")}</Notice>
        )}
      </div>
      <Preview documentId={documentId} settings={settings} />
    </div>
  );
}

/** “Word, side by side”. */
function besideLabel(say: Say, choice: (typeof BESIDE)[number]): string {
  const { format, beside } = settingsOf(choice);
  return say("export.beside.label", {
    format: { code: `export.format.${format}` },
    layout: beside === "side" ? "side" : "turns",
  });
}
