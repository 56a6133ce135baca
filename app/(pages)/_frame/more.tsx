import Link from "next/link";
import { pageWords } from "@/lib/server/words";
import { Page } from "@/lib/wire/text";
import { buttonClass } from "../../_ui/button";
import type { Visit } from "./gated";

/** The page of a list that the address asks for. Nonsense in the address is the first page. */
export function pageFrom(search: Visit<never>["search"]): Page {
  const { after } = search;
  const asked = Page.safeParse(typeof after === "string" ? { after } : {});
  return asked.success ? asked.data : Page.parse({});
}

export async function More({ next }: { readonly next: string | null }) {
  if (next === null) return null;
  const say = await pageWords();
  return (
    <p className="mt-4">
      <Link href={`?after=${encodeURIComponent(next)}`} className={buttonClass()}>
        {say("ui.next-page")}
      </Link>
    </p>
  );
}
