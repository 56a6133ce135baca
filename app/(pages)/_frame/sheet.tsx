import type { ReactNode } from "react";
import { OnBehalf } from "../../_ui/on-behalf";
import { LanguageSwitch } from "../../_words/language-switch";
import { Seal } from "./seal";

/** A page for somebody who is not inside yet: one sheet of paper in the middle. */
export function Sheet({
  title,
  lead,
  person,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Who is signed in, "" for nobody; left out where a sheet stands for a page that could not be shown. */
  readonly person?: string;
  readonly children: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-5 py-10 sm:justify-center">
      <title>{`${title} · Duizhao`}</title>
      {person !== undefined && <OnBehalf person={person} />}
      <div className="mb-8 flex items-center gap-2">
        <p className="flex items-center gap-2 font-semibold">
          <Seal /> Duizhao
          <span lang="zh-Hans" className="font-zh font-normal text-soft">
            对照
          </span>
        </p>
        <span className="ml-auto">
          <LanguageSwitch signedIn={person === undefined ? "unknown" : person !== ""} />
        </span>
      </div>
      <h1 className="font-en text-[1.75rem] leading-tight font-semibold">{title}</h1>
      {lead && <div className="mt-2 text-sm text-soft">{lead}</div>}
      <div className="mt-6">{children}</div>
    </main>
  );
}
