import { useSay } from "@/app/_words/words";
import { type Reason, reasonOf } from "@/lib/score/categories";
import type { MarkList } from "@/lib/wire/score";
import type { Segment } from "@/lib/wire/segments";
import { useWorkbench } from "../../bench";
import { useAsked } from "../asked";
import { categoryName } from "./category-name";

/** What the errors that are marked in a row say when it is sent back: the reason of the gravest, and all of them in words. */
export function useMarksToSend(
  row: Segment,
  isReviewer: boolean,
): { readonly reason: Reason | null; readonly words: string } {
  const say = useSay();
  const documentId = useWorkbench((state) => state.documentId);
  // One who may not send back asks for no more than the first of them, and uses none.
  const limit = isReviewer ? 100 : 1;
  const [asked] = useAsked<MarkList>(
    `/documents/${documentId}/marks?segment=${row.id}&limit=${limit}`,
    row.revision,
  );
  const marks =
    isReviewer && asked.kind === "here" ? asked.value.marks.filter(({ now }) => now !== null) : [];
  const gravest = marks.toSorted((a, b) => b.points - a.points)[0];
  const words = marks.map(({ category, severity, words: marked, comment }) =>
    say("score.panel.mark-line", {
      category: categoryName(say, category),
      severity: say(`score.severity.${severity}`),
      words: marked,
      comment,
      hasComment: comment === "" ? "no" : "yes",
    }),
  );
  return { reason: gravest ? reasonOf(gravest.category) : null, words: words.join("\n") };
}
