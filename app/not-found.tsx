import Link from "next/link";
import { pageWords } from "@/lib/server/words";
import { buttonClass } from "./_ui/button";
import { rich } from "./_words/rich";
import { Sheet } from "./(pages)/_frame/sheet";

export default async function NotFound() {
  const say = await pageWords();
  return (
    <Sheet title={say("ui.not-found.title")} lead={say("ui.not-found.lead")}>
      <Link href="/projects" className={buttonClass("primary")}>
        {say("ui.to-projects")}
      </Link>
      <p className="mt-4 text-sm text-soft">
        {rich(
          say,
          "ui.not-found.unsent",
          {},
          {
            link: (words) => (
              <Link href="/account#unsent" className="link">
                {words}
              </Link>
            ),
          },
        )}
      </p>
    </Sheet>
  );
}
