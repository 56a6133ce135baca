"use client";

import { useEffect, useState } from "react";
import { send } from "@/app/_api/front-door";
import { Notice } from "@/app/_ui/notice";
import { Spinner } from "@/app/_ui/spinner";
import { spokenWords } from "@/app/_words/spoken";
import { useSay } from "@/app/_words/words";
import { z } from "@/lib/wire/z";
import { type ExportSettings, exportHref } from "./export-settings";

/** How long typing rests before the preview is asked for anew, ms. */
const REST = 300;

type Seen =
  | { readonly kind: "page" | "plain"; readonly text: string }
  | { readonly kind: "problem"; readonly detail: string };

/**
 * The export itself, read back: Markdown and text as they are, HTML in a frame that may run nothing and fetch nothing.
 * Word's preview is the HTML, which has the same words in the same order.
 */
export function Preview({
  documentId,
  settings,
}: {
  readonly documentId: string;
  readonly settings: ExportSettings;
}) {
  const say = useSay();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [busy, setBusy] = useState(true);
  const plain = settings.format === "md" || settings.format === "txt";
  const href = exportHref(documentId, { ...settings, format: plain ? settings.format : "html" });
  useEffect(() => {
    const controller = new AbortController();
    setBusy(true);
    const timer = setTimeout(async () => {
      const next = await read(href, plain ? "plain" : "page", controller.signal);
      if (controller.signal.aborted) return;
      setSeen(next);
      setBusy(false);
    }, REST);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [href, plain]);
  return (
    <section aria-label={say("export.preview")} className="flex min-w-0 flex-col gap-2">
      <h2 className="flex items-center gap-2 text-sm font-medium">
        {say("export.preview")} {busy && <Spinner label={say("export.preview.busy")} />}
      </h2>
      {seen?.kind === "problem" && <Notice kind="problem">{seen.detail}</Notice>}
      {seen?.kind === "page" && (
        <iframe
          title={say("export.preview.of")}
          sandbox=""
          srcDoc={seen.text}
          className="h-[70dvh] w-full rounded-md border border-line bg-raised lg:h-[calc(100dvh-12rem)]"
        />
      )}
      {seen?.kind === "plain" && (
        <textarea
          readOnly
          aria-label={say("export.preview.of")}
          lang="en"
          value={seen.text}
          className="block h-[70dvh] w-full resize-none rounded-md border border-line bg-raised p-4 font-mono text-[0.8125rem] leading-relaxed lg:h-[calc(100dvh-12rem)]"
        />
      )}
      {seen === null && <div className="h-[70dvh] rounded-md border border-line bg-raised" />}
    </section>
  );
}

async function read(href: string, kind: "page" | "plain", signal: AbortSignal): Promise<Seen> {
  try {
    const response = await send({ method: "GET", path: href, accept: "*/*", signal });
    if (response.ok) return { kind, text: await response.text() };
    const problem = z.object({ detail: z.string() }).safeParse(await response.json());
    return { kind: "problem", detail: problem.success ? problem.data.detail : unreachable() };
  } catch (error) {
    // The network is down, the wait was ended, or the answer was no JSON. Anything else is our mistake.
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException) {
      return { kind: "problem", detail: unreachable() };
    }
    throw error;
  }
}

const unreachable = () => spokenWords()("export.preview.unreachable");
