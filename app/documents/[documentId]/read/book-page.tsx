import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { StateMark } from "@/app/_ui/state-mark";
import type { Visit } from "@/app/(pages)/_frame/gated";
import { may, type Role } from "@/lib/access";
import type { PublicationBlock } from "@/lib/interchange/publication";
import { pageWords } from "@/lib/server/words";
import type { Document } from "@/lib/wire/documents";
import type { Book, BookRow } from "./book";
import { Printed, type Written } from "./printed";
import { Talk } from "./talk";

/** The English as a book page; the Chinese of a row opens under it. Without any script it can still be read. */
export async function BookPage({
  document,
  book,
  role,
  search,
}: {
  readonly document: Document;
  readonly book: Book;
  readonly role: Role;
  readonly search: Visit<never>["search"];
}) {
  const say = await pageWords();
  const sees = may(role, "read-source");
  const open = sees && search.chinese === "all";
  const isFirst = search.after === undefined;
  if (book.rows.length === 0) {
    return (
      <EmptyState title={say("reading.nothing")}>
        {sees ? say("reading.nothing.rows") : say("reading.nothing.approved")}
      </EmptyState>
    );
  }
  return (
    <article className="mx-auto max-w-[38rem]">
      {isFirst && book.title === null && (
        <h1 lang={sees ? document.language : "en"} className="mb-6 font-zh text-3xl leading-snug break-words">
          {document.title}
        </h1>
      )}
      {isFirst && !sees && book.title !== null && (
        <h1 lang="en" className="mb-6 font-en text-3xl leading-tight break-words">
          {book.title}
        </h1>
      )}
      {sees && (
        <p className="mb-6 text-sm">
          <Link className="link" href={open ? "?" : "?chinese=all"}>
            {open ? say("reading.chinese.hide") : say("reading.chinese.show")}
          </Link>
        </p>
      )}
      {book.rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          written={book.written}
          language={document.language}
          open={open}
          mayComment={may(role, "comment")}
          maySuggest={may(role, "suggest")}
        />
      ))}
      {book.next !== null && (
        <p className="mt-10">
          <Link
            className={buttonClass()}
            href={`?after=${encodeURIComponent(book.next)}${open ? "&chinese=all" : ""}`}
          >
            {say("reading.on")}
          </Link>
        </p>
      )}
    </article>
  );
}

async function Row({
  row,
  written,
  language,
  open,
  mayComment,
  maySuggest,
}: {
  readonly row: BookRow;
  readonly written: Written;
  readonly language: Document["language"];
  readonly open: boolean;
  readonly mayComment: boolean;
  readonly maySuggest: boolean;
}) {
  const say = await pageWords();
  return (
    <div id={`row-${row.id}`} className="group relative scroll-mt-4">
      {row.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one reading never change their order
        <Block key={index} block={block} written={written} />
      ))}
      {(row.chinese !== null || mayComment) && (
        <div className="-mt-2 mb-1 flex min-h-7 flex-wrap items-start gap-x-1 text-xs text-soft focus-within:opacity-100 has-[details[open]]:opacity-100 pointer-fine:opacity-0 pointer-fine:group-hover:opacity-100">
          {row.chinese !== null && (
            <details open={open} className="max-w-full open:w-full">
              <summary className="inline-flex h-7 list-none items-center rounded px-1.5 hover:bg-sunk pointer-coarse:h-9">
                <span lang="zh-Hans" aria-hidden>
                  中文
                </span>
                <span className="sr-only">{say("reading.chinese")}</span>
              </summary>
              <p lang={language} className="text-source mb-2 border-l-2 border-line-strong pl-4 text-ink">
                {row.chinese}
              </p>
            </details>
          )}
          {mayComment && <Talk row={row} maySuggest={maySuggest} />}
          {UNFINISHED.has(row.shown) && (
            <span className="inline-flex h-7 items-center px-1.5 pointer-coarse:h-9">
              <StateMark shown={row.shown} />
            </span>
          )}
        </div>
      )}
    </div>
  );
}

/** States whose English may still change: said beside it, quietly. */
const UNFINISHED: ReadonlySet<BookRow["shown"]> = new Set(["draft", "aligned", "translated", "rejected"]);

function Block({ block, written }: { readonly block: PublicationBlock; readonly written: Written }) {
  if (block.kind === "mark")
    return (
      <p lang="en" className="my-4 font-ui text-sm text-soft">
        {block.text}
      </p>
    );
  const text = "text-target mb-3 break-words";
  if (block.layout?.code)
    return (
      <pre lang="en" className="mb-3 overflow-x-auto font-mono text-[0.875rem] leading-relaxed">
        <code>{block.text}</code>
      </pre>
    );
  const words = <Printed text={block.text} {...written} />;
  switch (block.kind) {
    case "title":
      return (
        <h1 lang="en" className="mb-6 font-en text-3xl leading-tight font-semibold break-words">
          {words}
        </h1>
      );
    case "heading":
      return (
        <h2 lang="en" className="mt-8 mb-3 font-en text-xl leading-snug break-words">
          {words}
        </h2>
      );
    case "turn":
      return (
        <p lang="en" className={text}>
          {block.speaker !== null && <strong className="font-semibold">{block.speaker}: </strong>}
          {words}
        </p>
      );
    case "quote":
      return (
        <blockquote lang="en" className={`${text} border-l-2 border-line-strong pl-4`}>
          {words}
        </blockquote>
      );
    case "caption":
    case "note":
      return (
        <p lang="en" className={`${text} text-[0.9375rem] text-soft italic`}>
          {words}
        </p>
      );
    case "list-item":
      if (block.layout?.item)
        return (
          <p lang="en" className={`${text} pl-8`}>
            <span className="-ml-8 inline-block w-8 tabular-nums">{block.layout.item.shown}</span>
            {words}
          </p>
        );
      return (
        <p
          lang="en"
          className={`${text} pl-5 before:-ml-4 before:inline-block before:w-4 before:content-['•']`}
        >
          {words}
        </p>
      );
    default:
      return (
        <p lang="en" className={text}>
          {words}
        </p>
      );
  }
}
