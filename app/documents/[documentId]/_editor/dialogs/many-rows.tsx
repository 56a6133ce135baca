import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useBench } from "../bench";
import type { DialogProps } from "../features/dialog-props";
import { useView } from "../view";

/** A decision about many rows asks their number back. */
export function ManyRows({ close }: DialogProps) {
  const bench = useBench();
  const asked = useView((view) => view.manyRows);
  if (!asked) return null;
  const { verb, rows, run } = asked;
  const done = () => {
    close();
    bench.dispatch(...run);
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      title={`${verb} ${rows} rows?`}
      description="Each row is judged for itself: those that you may not decide stay as they are, and you are told how many."
    >
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button look="primary" data-autofocus onClick={done}>
          {verb} {rows} rows
        </Button>
      </div>
    </Dialog>
  );
}
