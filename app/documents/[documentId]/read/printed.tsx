import { Fragment, type ReactNode } from "react";
import { type Inline, spansOf, wordsOf } from "@/lib/interchange/inline";
import type { Dress, Span } from "@/lib/interchange/span";
import type { Definitions } from "@/lib/text/notation";

/** How the texts of a book are written. */
export interface Written {
  readonly inline: Inline;
  readonly definitions?: Definitions;
}

/** English as it will be printed: emphasis, links, notes. */
export function Printed({ text, inline, definitions }: Written & { readonly text: string }) {
  // Letters for themselves were always shown as they stand here, with what of Markdown was typed in them.
  if (inline !== "marks") return text;
  return spansOf(text, inline, definitions).map((span, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, never moved
    <Fragment key={index}>{dressed(span)}</Fragment>
  ));
}

export function plainWords(text: string, { inline, definitions }: Written): string {
  return inline === "marks" ? wordsOf(text, inline, definitions) : text;
}

function dressed({ text, dress, href, note }: Span): ReactNode {
  if (note !== undefined) return <sup>{note}</sup>;
  let shown: ReactNode = text;
  for (const one of dress) {
    const Tag = TAG[one];
    shown = <Tag>{shown}</Tag>;
  }
  if (href === null) return shown;
  return (
    <a href={href} rel="noreferrer" className="link">
      {shown}
    </a>
  );
}

const TAG: Readonly<Record<Dress, "strong" | "em" | "del" | "code" | "sub" | "sup" | "u">> = {
  strong: "strong",
  emphasis: "em",
  strike: "del",
  code: "code",
  subscript: "sub",
  superscript: "sup",
  underline: "u",
};
