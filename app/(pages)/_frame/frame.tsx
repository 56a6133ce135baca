import { cookies } from "next/headers";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Area } from "@/lib/messages/keys";
import { pageWords } from "@/lib/server/words";
import { OnBehalf } from "../../_ui/on-behalf";
import { readTheme, THEME_COOKIE } from "../../_ui/theme";
import { ThemeToggle } from "../../_ui/theme-toggle";
import { LanguageSwitch } from "../../_words/language-switch";
import { SendWords } from "../../_words/send-words";
import { PersonMenu } from "./person-menu";
import { Seal } from "./seal";

export interface Crumb {
  readonly href: string;
  readonly label: string;
}

export interface FrameProps {
  /** Of the page and of the browser's tab. */
  readonly title: string;
  /** Where this page lies, from the outside in; the page itself is not among them. */
  readonly crumbs?: readonly Crumb[];
  /** Beside the title: buttons. */
  readonly actions?: ReactNode;
  /** Under the title: tabs. */
  readonly tabs?: ReactNode;
  readonly width?: "regular" | "wide";
  /** The title is the tab's only: the page has a heading of its own. */
  readonly quiet?: boolean;
  /** Of the words, for what of the page runs in the browser (`SendWords`). */
  readonly areas?: readonly Area[];
  readonly children: ReactNode;
}

/** Every page but the editor: who is here above, the page's title, its content. */
export async function Frame({
  somebody,
  title,
  crumbs = [],
  actions,
  tabs,
  width = "regular",
  quiet = false,
  areas = [],
  children,
}: FrameProps & {
  readonly somebody: { readonly userId: string; readonly name: string; readonly isAdmin: boolean };
}) {
  const say = await pageWords();
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  const measure = width === "wide" ? "max-w-6xl" : "max-w-4xl";
  return (
    <SendWords areas={areas}>
      <div className="flex min-h-dvh flex-col">
        <title>{`${title} · Duizhao`}</title>
        <OnBehalf person={somebody.userId} />
        <a
          href="#content"
          className="sr-only z-80 rounded bg-raised px-3 py-2 text-sm focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {say("ui.skip")}
        </a>
        <header className="border-b border-line">
          <div className={`mx-auto flex h-14 items-center gap-3 px-4 sm:px-6 ${measure}`}>
            <Link
              href="/projects"
              className="flex items-center gap-2 rounded font-semibold"
              aria-label={say("ui.home")}
            >
              <Seal />
              <span className="max-sm:sr-only">Duizhao</span>
              <span lang="zh-Hans" className="font-zh font-normal text-soft max-sm:hidden">
                对照
              </span>
            </Link>
            <nav aria-label={say("ui.main")} className="ml-auto flex items-center gap-1">
              {/* On a phone the name at the left leads there. */}
              <Link href="/projects" className={`${NAV} max-sm:hidden`}>
                {say("ui.projects")}
              </Link>
              <Link href="/help" className={NAV}>
                {say("ui.help")}
              </Link>
              <LanguageSwitch signedIn />
              <ThemeToggle chosen={theme} />
              <PersonMenu name={somebody.name} isAdmin={somebody.isAdmin} />
            </nav>
          </div>
        </header>
        <main id="content" className={`mx-auto w-full flex-1 px-4 pt-6 pb-16 sm:px-6 sm:pt-8 ${measure}`}>
          {crumbs.length > 0 && (
            <nav aria-label={say("ui.where")} className="mb-1 text-sm text-soft">
              <ol className="flex flex-wrap gap-x-1.5">
                {crumbs.map((crumb, index) => (
                  <li key={crumb.href} className="flex min-w-0 gap-1.5">
                    <Link href={crumb.href} className="link min-w-0 break-words text-soft">
                      {crumb.label}
                    </Link>
                    {index < crumbs.length - 1 && <span aria-hidden>/</span>}
                  </li>
                ))}
              </ol>
            </nav>
          )}
          {!quiet && (
            <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
              <h1 className="min-w-0 flex-1 basis-40 font-en text-[1.75rem] leading-tight font-semibold break-words">
                {title}
              </h1>
              {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
            </div>
          )}
          {tabs}
          <div className="mt-6">{children}</div>
        </main>
      </div>
    </SendWords>
  );
}

const NAV =
  "inline-flex h-9 items-center rounded-md px-2.5 text-sm hover:bg-sunk pointer-coarse:h-11 max-sm:px-2";
