"use client";

import { Button } from "@/app/_ui/button";
import { Difference } from "@/app/_ui/difference";
import { Select, TextArea } from "@/app/_ui/field";
import { StateMark } from "@/app/_ui/state-mark";
import { Time } from "@/app/_ui/time";
import { rich } from "@/app/_words/rich";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import { isToConfirmAgain, isUnconfirmed, shownOf } from "@/lib/segments/states";
import type { History } from "@/lib/wire/segments";
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
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { useMarksToSend } from "../score/marks-to-send";
import { ReviewIcon } from "../tab-icons";
import { REASONS, reasonOf } from "./reasons";

/** Approve or send back, knowing what has changed since somebody last decided about this row. */
function ReviewBox({ row }: PanelProps) {
  const say = useSay();
  const bench = useBench();
  const me = useWorkbench((state) => state.me);
  const { role } = me;
  const isFixed = isFixedBy(row, me);
  const text = useWorkbench((state) => textOf(state, row.id));
  const [asked] = useAsked<History>(`/segments/${row.id}/history`, row.revision);
  const [begun, setReason] = useHalfWritten(`reason:${row.id}`);
  const marks = useMarksToSend(row, may(role, "review"));
  const reason = REASONS.find((one) => one === begun) ?? marks.reason ?? "accuracy";
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
          <span className="text-[0.8125rem] text-soft">
            {say("editor.reviewing.translated-by", { who: row.translator.name })}
          </span>
        )}
      </div>
      {last && (
        <div>
          <p className="text-[0.8125rem] text-soft">
            {rich(
              say,
              "editor.reviewing.verdict",
              { who: last.reviewer?.name ?? say("editor.somebody-left"), what: last.verdict },
              { at: () => <Time at={last.createdAt} /> },
            )}
            {last.ownWork && say("editor.reviewing.own-work")}
            {last.fixes && say("editor.reviewing.fixes", { fixes: say("editor.history.fixes", last.fixes) })}
          </p>
          {last.reason && <p className="mt-1 font-medium">{reasonOf(say, last.reason)}</p>}
          {last.comment && <p className="mt-1 whitespace-pre-wrap">{last.comment}</p>}
        </div>
      )}
      {theirs && theirs.before.id !== against?.id && (
        <section>
          <h3 className="mb-1 text-[0.8125rem] text-soft">
            {say("editor.reviewing.changed-by", {
              who: theirs.after.author?.name ?? say("editor.reviewing.reviewer"),
            })}
          </h3>
          <Difference before={theirs.before.text} after={theirs.after.text} />
        </section>
      )}
      {hasChanged && (
        <section>
          <h3 className="mb-1 text-[0.8125rem] text-soft">
            {say(
              against === approved && row.subState !== "rejected"
                ? "editor.reviewing.since-approved"
                : "editor.reviewing.since-decided",
            )}
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
            {say(isFixed ? "editor.reviewing.approve-fixes" : "editor.reviewing.approve")}
          </Button>
          {isUnconfirmed(row) && (
            <p className="-mt-2 text-[0.8125rem] text-soft">
              {say(
                isFixed
                  ? "editor.reviewing.why-fixes"
                  : isToConfirmAgain(row)
                    ? "editor.reviewing.why-again"
                    : "editor.reviewing.why-unconfirmed",
              )}
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
            <Select
              label={say("editor.reviewing.because")}
              value={reason}
              onChange={setReason}
              options={REASONS.map((value) => ({ value, label: reasonOf(say, value) }))}
            />
            <TextArea
              ref={field}
              label={say("editor.reviewing.different")}
              rows={3}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
            {marks.words !== "" && comment.trim() === "" && (
              <Button
                size="small"
                look="quiet"
                className="-ml-2 self-start"
                onClick={() => setComment(marks.words)}
              >
                {say("score.panel.from-marks")}
              </Button>
            )}
            <ReasonChips key={row.revision} kind="send-back" onChoose={setComment} />
            <Button type="submit" size="small" className="self-end" disabled={!canSendBack}>
              {say("editor.reviewing.send-back")}
            </Button>
          </form>
        </>
      ) : (
        !last && !theirs && <p className="text-soft">{say("editor.reviewing.none")}</p>
      )}
    </div>
  );
}

export const REVIEW_PANEL: FeaturePanel = {
  id: "review",
  label: "editor.tab.review",
  Icon: ReviewIcon,
  opensBy: "review",
  needs: "read-source",
  Body: ReviewBox,
};
