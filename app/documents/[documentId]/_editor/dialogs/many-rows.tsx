import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useSay } from "@/app/_words/words";
import { useBench } from "../bench";
import type { DialogProps } from "../features/dialog-props";
import { useView } from "../view";

/** A decision about many rows asks their number back. */
export function ManyRows({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const asked = useView((view) => view.manyRows);
  if (!asked) return null;
  const { what, rows, run } = asked;
  const done = () => {
    close();
    bench.dispatch(...run);
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      title={say("editor.dialog.many.title", { what, rows })}
      description={say("editor.dialog.many.lead")}
    >
      <div className="flex justify-end gap-2">
        <Button onClick={close}>{say("editor.cancel")}</Button>
        <Button look="primary" data-autofocus onClick={done}>
          {say("editor.dialog.many.verb", { what, rows })}
        </Button>
      </div>
    </Dialog>
  );
}
