import { pageWords } from "@/lib/server/words";
import { buttonClass } from "./_ui/button";
import { rich } from "./_words/rich";
import { Sheet } from "./(pages)/_frame/sheet";

/** Its links load a page whole: the router's link would weigh on every page, because this one comes with each. */
export default async function NotFound() {
  const say = await pageWords();
  return (
    <Sheet title={say("ui.not-found.title")} lead={say("ui.not-found.lead")}>
      <a href="/projects" className={buttonClass("primary")}>
        {say("ui.to-projects")}
      </a>
      <p className="mt-4 text-sm text-soft">
        {rich(
          say,
          "ui.not-found.unsent",
          {},
          {
            link: (words) => (
              <a href="/account#unsent" className="link">
                {words}
              </a>
            ),
          },
        )}
      </p>
    </Sheet>
  );
}
