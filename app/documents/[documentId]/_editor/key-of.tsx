import { Kbd } from "@/app/_ui/kbd";
import { useSay } from "@/app/_words/words";
import { keyOf } from "@/lib/workbench/keys/keys";
import { useWorkbench } from "./bench";

/** The key that does this command for whoever works here, as it is shown; where none does, that the palette has it. */
export function useKeyOf(id: string): string {
  const say = useSay();
  return useWorkbench((state) => keyOf(id, state)) ?? say("editor.no-key");
}

/** Nothing where the command has no key. */
export function KeyOf({ id }: { readonly id: string }) {
  const key = useWorkbench((state) => keyOf(id, state));
  return key === null ? null : <Kbd>{key}</Kbd>;
}
