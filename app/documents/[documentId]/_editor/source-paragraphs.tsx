import { Fragment, type MouseEvent } from "react";
import { useSay } from "@/app/_words/words";
import { originalRanges } from "@/lib/corrections/original-ranges";
import type { Segment, SourceParagraph } from "@/lib/wire/segments";
import { type Mark, marksWithin } from "@/lib/workbench/state/marks";
import { placeParagraphs } from "@/lib/workbench/state/source";
import { Marked } from "./marked";
import { offsetAtPoint } from "./text-place";

/** A row's Chinese, paragraph by paragraph, with its marks. */
export function SourceParagraphs({
  row,
  marks,
  showsOriginal,
}: {
  readonly row: Segment;
  readonly marks: readonly Mark[];
  readonly showsOriginal: boolean;
}) {
  const say = useSay();
  return placeParagraphs(row).map(({ paragraph, start, isJoined, joint }) => {
    if (showsOriginal && paragraph.original !== null) {
      return (
        <OriginalParagraph key={paragraph.paragraphId} paragraph={paragraph} text={paragraph.original} />
      );
    }
    const within = marksWithin(marks, start, paragraph.text.length);
    const { bodyStart, text, speaker, kind } = paragraph;
    return (
      <Fragment key={paragraph.paragraphId}>
        <p
          title={
            speaker !== null && bodyStart === 0 && kind !== "turn"
              ? say("editor.row.goes-on", { who: speaker })
              : undefined
          }
          data-speaker={kind === "turn" && bodyStart === 0 ? (speaker ?? undefined) : undefined}
          data-item={paragraph.layout?.item?.shown ?? noteLabel(paragraph)}
          data-side="source"
          data-start={start}
          className={`bench-paragraph kind-${kind}${isJoined ? " is-joined" : ""}`}
        >
          {bodyStart > 0 ? (
            <>
              <span className="bench-speaker">
                <Marked text={text.slice(0, bodyStart)} marks={marksWithin(within, 0, bodyStart)} />
              </span>
              <Marked
                text={text.slice(bodyStart)}
                marks={marksWithin(within, bodyStart, text.length - bodyStart)}
              />
            </>
          ) : (
            <Marked text={text} marks={within} />
          )}
        </p>
        {joint === " " && joint}
      </Fragment>
    );
  });
}

/** A note is told by its label, as a list's item by its number. */
function noteLabel({ layout }: SourceParagraph): string | undefined {
  return layout?.note === undefined ? undefined : `[${layout.note}]`;
}

/** As it was imported. It has no `data-side`: offsets are of the text as it is read, so nothing is cut or quoted here. */
function OriginalParagraph({
  paragraph,
  text,
}: {
  readonly paragraph: SourceParagraph;
  readonly text: string;
}) {
  const say = useSay();
  const marks = originalRanges(paragraph).map(({ start, end, new: put }) => {
    return {
      start,
      end,
      name: "beneath",
      note: put === "" ? say("editor.row.taken-out") : say("editor.row.read-as", { text: put }),
    };
  });
  return (
    <p className={`bench-paragraph bench-original kind-${paragraph.kind}`}>
      <Marked text={text} marks={marks} />
    </p>
  );
}

/** Where in the row's Chinese a click fell, or null beside the text. */
export function sourceOffset(event: MouseEvent): number | null {
  const paragraph = (event.target as Element).closest<HTMLElement>("[data-side=source]");
  const within = paragraph ? offsetAtPoint(paragraph, event.clientX, event.clientY) : null;
  return within === null || !paragraph ? null : Number(paragraph.dataset.start) + within;
}
