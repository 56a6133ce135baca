"use client";

import { Button } from "@/app/_ui/button";
import { Select, TextArea } from "@/app/_ui/field";
import { StateMark } from "@/app/_ui/state-mark";
import { Time } from "@/app/_ui/time";
import { may } from "@/lib/access";
import { isToConfirmAgain, isUnconfirmed, shownOf } from "@/lib/segments/states";
import type { History, Reject } from "@/lib/wire/segments";
import { reviewersChange } from "@/lib/workbench/state/reviewing";
import { textOf } from "@/lib/workbench/state/state";
import { isFixedBy } from "@/lib/workbench/state/waiting";
import { useWanted } from "../../ahead";
import { useBench, useWorkbench } from "../../bench";
import { focusRowInUse } from "../../focus";
import { useHalfWritten } from "../../half-written";
import { ReasonChips } from "../../reason-chips";
import { keepReason } from "../../recent-reasons";
import { useAsked } from "../asked";
import { onSending } from "../comments/thread";
import { Difference } from "../difference";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { fixesInWords } from "../history/panel";

/** MQM's top level, in a reviewer's words. */
const REASONS: readonly { readonly value: Reject["reason"]; readonly label: string }[] = [
  { value: "accuracy", label: "Accuracy: says something else, more or less than the Chinese" },
  { value: "terminology", label: "Terminology: not the agreed word" },
  { value: "fluency", label: "Fluency: grammar, spelling, punctuation" },
  { value: "style", label: "Style: tone, register, awkward" },
  { value: "locale", label: "Locale: dates, numbers, names, currencies" },
  { value: "design", label: "Design: markup, layout, length" },
  { value: "other", label: "Other" },
];

/** Approve or send back, knowing what has changed since somebody last decided about this row. */
function ReviewBox({ row }: PanelProps) {
  const bench = useBench();
  const me = useWorkbench((state) => state.me);
  const { role } = me;
  const isFixed = isFixedBy(row, me);
  const text = useWorkbench((state) => textOf(state, row.id));
  const [asked] = useAsked<History>(`/segments/${row.id}/history`, row.revision);
  const [begun, setReason] = useHalfWritten(`reason:${row.id}`);
  const reason = REASONS.find(({ value }) => value === begun)?.value ?? "accuracy";
  const [words, setComment] = useHalfWritten(`send-back:${row.id}`);
  const comment = words ?? "";
  const field = useWanted("send-back");
  const canSendBack = row.state !== "initial" && row.state !== "final" && row.subState !== "rejected";
  const sendBack = () => {
    if (!canSendBack) return;
    bench.dispatch({ type: "act", action: { do: "reject", id: row.id, reason, comment } });
    keepReason(bench.cell.get().me.id, "send-back", comment);
    setComment(null);
    setReason(null);
    focusRowInUse(bench);
  };
  const history = asked.kind === "here" ? asked.value : null;
  const last = history?.reviews.find(({ takenBack }) => takenBack === null);
  const decided = history?.versions.find(({ id }) => id === last?.versionId);
  const approved = history?.versions.find(({ id }) => id === row.approvedId);
  const against = row.subState === "rejected" || !approved ? decided : approved;
  const hasChanged = against !== undefined && against.text !== text;
  const theirs = history && isUnconfirmed(row) ? reviewersChange(history.versions) : null;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-2">
        <StateMark shown={shownOf(row)} />
        {row.translator && (
          <span className="text-[0.8125rem] text-soft">translated by {row.translator.name}</span>
        )}
      </div>
      {last && (
        <div>
          <p className="text-[0.8125rem] text-soft">
            {last.reviewer?.name ?? "Somebody who has left"}{" "}
            {last.verdict === "rejected"
              ? "sent it back"
              : last.verdict === "approved"
                ? "approved it"
                : "signed it off"}{" "}
            <Time at={last.createdAt} />
            {last.ownWork && " (their own work, as the project allows)"}
            {last.fixes && ` (${fixesInWords(last.fixes)})`}
          </p>
          {last.reason && (
            <p className="mt-1 font-medium">
              {REASONS.find(({ value }) => value === last.reason)?.label ?? last.reason}
            </p>
          )}
          {last.comment && <p className="mt-1 whitespace-pre-wrap">{last.comment}</p>}
        </div>
      )}
      {theirs && theirs.before.id !== against?.id && (
        <section>
          <h3 className="mb-1 text-[0.8125rem] text-soft">
            What {theirs.after.author?.name ?? "the reviewer"} changed
          </h3>
          <Difference before={theirs.before.text} after={theirs.after.text} />
        </section>
      )}
      {hasChanged && (
        <section>
          <h3 className="mb-1 text-[0.8125rem] text-soft">
            {against === approved && row.subState !== "rejected"
              ? "Changed since it was approved"
              : "Changed since the reviewer decided"}
          </h3>
          <Difference before={against.text} after={text} />
        </section>
      )}
      {may(role, "review") ? (
        <>
          <Button
            look="primary"
            onClick={() => bench.dispatch({ type: "act", action: { do: "approve", ids: [row.id] } })}
            disabled={(isUnconfirmed(row) && !isFixed) || row.state !== "translated"}
          >
            {isFixed ? "Approve with your fixes" : "Approve this version"}
          </Button>
          {isUnconfirmed(row) && (
            <p className="-mt-2 text-[0.8125rem] text-soft">
              {isFixed
                ? "You changed it. As long as that is at most a fifth of its words, you may approve it at once; the record names your fixes."
                : isToConfirmAgain(row)
                  ? "It was changed after the translator confirmed it. They confirm it again; then it can be approved."
                  : "The translator has not confirmed it yet, so there is nothing to approve."}
            </p>
          )}
          <form
            className="flex flex-col gap-2 border-t border-line pt-4"
            onSubmit={(event) => {
              event.preventDefault();
              sendBack();
            }}
            onKeyDown={onSending(sendBack)}
          >
            <Select label="Send back because of" value={reason} onChange={setReason} options={REASONS} />
            <TextArea
              ref={field}
              label="What should be different (may be left empty)"
              rows={3}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
            <ReasonChips key={row.revision} kind="send-back" onChoose={setComment} />
            <Button type="submit" size="small" className="self-end" disabled={!canSendBack}>
              Send back
            </Button>
          </form>
        </>
      ) : (
        !last && !theirs && <p className="text-soft">Nobody has reviewed this row yet.</p>
      )}
    </div>
  );
}

export const REVIEW_PANEL: FeaturePanel = {
  id: "review",
  label: "Review",
  needs: "read-source",
  Body: ReviewBox,
};
