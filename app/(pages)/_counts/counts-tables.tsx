import { Fragment, type ReactNode } from "react";
import type { Shown } from "@/lib/segments/states";
import type { CountedPerson, CountedRows, Counts } from "@/lib/wire/counts";
import { StateMark } from "../../_ui/state-mark";

const WHOLE = new Intl.NumberFormat("en");

/** The sizes of a text in tables: all of it, by state, by person. */
export function CountsTables({ counts }: { readonly counts: Counts }) {
  const { total, byState, byPerson } = counts;
  return (
    <div className="flex flex-col gap-10">
      <Sizes counts={counts} />
      <Section heading="By state">
        <RowsTable first="State" lines={byState.map(stateLine)} total={total} />
      </Section>
      <Section
        heading="By person"
        lead="Each row once in each column that somebody has a part in: whose English stands there now, who confirmed it, whose approval stands."
      >
        <PeopleTable people={byPerson} />
      </Section>
    </div>
  );
}

interface Line {
  readonly key: string;
  readonly name: ReactNode;
  readonly counted: CountedRows;
}

function stateLine({ shown, ...counted }: Counts["byState"][number]): Line {
  return { key: shown, name: <StateMark shown={shown as Shown} />, counted };
}

/** One line a state or document: rows, 字数, Chinese characters, English words. */
export function RowsTable({
  first,
  lines,
  total,
}: {
  readonly first: string;
  readonly lines: readonly Line[];
  readonly total: CountedRows;
}) {
  const cells = ({ rows, source, target }: CountedRows) => [
    rows,
    source.wordCount,
    source.ideographs,
    target.words,
  ];
  return (
    <Table
      label={`By ${first.toLowerCase()}`}
      heads={[first, "Rows", WORD_COUNT, "Chinese characters", "English words"]}
      body={lines.map(({ key, name, counted }) => ({ key, name, cells: cells(counted) }))}
      foot={cells(total)}
    />
  );
}

const WORD_COUNT = (
  <span key="zh" lang="zh-Hans" className="whitespace-nowrap">
    字数
  </span>
);
const OF_WORD_COUNT = <Fragment key="of">Wrote, of {WORD_COUNT}</Fragment>;

function PeopleTable({ people }: { readonly people: readonly CountedPerson[] }) {
  return (
    <Table
      label="By person"
      heads={["Person", "Wrote, rows", "Wrote, words", OF_WORD_COUNT, "Confirmed, rows", "Approved, rows"]}
      body={people.map(({ person, written, confirmed, approved }) => ({
        key: person?.id ?? "nobody",
        name: person?.name ?? <span className="text-soft">From an imported draft</span>,
        cells: [written.rows, written.target.words, written.source.wordCount, confirmed.rows, approved.rows],
      }))}
    />
  );
}

interface TableProps {
  readonly label: string;
  readonly heads: readonly ReactNode[];
  readonly body: readonly {
    readonly key: string;
    readonly name: ReactNode;
    readonly cells: readonly number[];
  }[];
  readonly foot?: readonly number[];
}

function Table({ label, heads, body, foot }: TableProps) {
  const number = "py-2 pl-2 sm:pl-4 text-right tabular-nums whitespace-nowrap";
  if (body.length === 0) return <p className="text-sm text-soft">Nothing yet.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be reachable by keyboard.
    <section className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0" tabIndex={0} aria-label={label}>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line-strong text-[0.8125rem] text-soft">
            {heads.map((head, index) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: the heads of a table never change places.
                key={index}
                scope="col"
                className={`pb-2 font-normal ${index === 0 ? "text-left align-bottom" : "pl-2 text-right align-bottom sm:pl-4"}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map(({ key, name, cells }) => (
            <tr key={key} className="border-b border-line">
              <th scope="row" className="py-2 text-left sm:min-w-32 font-normal break-words">
                {name}
              </th>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one cell a head.
                <td key={index} className={`${number} ${cell === 0 ? "text-soft" : ""}`}>
                  {WHOLE.format(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr className="font-semibold">
              <th scope="row" className="py-2 text-left">
                All
              </th>
              {foot.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one cell a head.
                <td key={index} className={number}>
                  {WHOLE.format(cell)}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

const WRITTEN_IN: Readonly<Record<NonNullable<Counts["writing"]>, string>> = {
  simplified: "Written in Simplified characters.",
  traditional: "Written in Traditional characters.",
  mixed: "Simplified and Traditional characters are mixed.",
};

/** No more than is known: see lib/text/README.md. */
const HOW_COUNTED =
  "字数: each Chinese character, each Chinese mark and each other word is one. Word’s own window may differ a little, for it goes by the fonts.";

function Sizes({ counts }: { readonly counts: Counts }) {
  const { total, setAside, writing } = counts;
  const { source, target } = total;
  const notes = [
    HOW_COUNTED,
    writing && WRITTEN_IN[writing],
    setAside.paragraphs > 0 &&
      `Without ${WHOLE.format(setAside.paragraphs)} ${setAside.paragraphs === 1 ? "paragraph" : "paragraphs"} set aside: 字数 ${WHOLE.format(setAside.source.wordCount)}.`,
  ];
  return (
    <section aria-label="All of it" className="grid gap-x-12 gap-y-8 sm:grid-cols-2">
      <Column
        heading="Chinese"
        figures={[
          [<WordCount key="zh" />, source.wordCount],
          ["Chinese characters, without punctuation", source.ideographs],
          ["Other words (Latin, numbers)", source.otherWords],
          ["Letters and digits of every script", source.withoutPunctuation],
          ["Characters without spaces", source.withoutSpaces],
          ["Characters with spaces", source.characters],
        ]}
        note={notes.filter(Boolean).join(" ")}
      />
      <Column
        heading="English"
        figures={[
          ["Words", target.words],
          ["Letters and digits", target.withoutPunctuation],
          ["Characters without spaces", target.withoutSpaces],
          ["Characters with spaces", target.characters],
        ]}
        note="As it stands now, drafts and unconfirmed rows included."
      />
    </section>
  );
}

function Column({
  heading,
  figures,
  note,
}: {
  readonly heading: string;
  readonly figures: readonly (readonly [ReactNode, number])[];
  readonly note: ReactNode;
}) {
  return (
    <div>
      <h2 className="mb-2 font-semibold">{heading}</h2>
      <dl>
        {figures.map(([name, figure], index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order.
            key={index}
            className={`flex items-baseline justify-between gap-4 border-b border-line py-1.5 ${index === 0 ? "text-lg font-semibold" : "text-sm"}`}
          >
            <dt>{name}</dt>
            <dd className="tabular-nums">{WHOLE.format(figure)}</dd>
          </div>
        ))}
      </dl>
      {note && <p className="mt-2 text-[0.8125rem] text-soft">{note}</p>}
    </div>
  );
}

function WordCount() {
  return (
    <>
      <span lang="zh-Hans">字数</span> (by Word’s rule)
    </>
  );
}

export function Section({
  heading,
  lead,
  children,
}: {
  readonly heading: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <h2 className="font-semibold">{heading}</h2>
      {lead && <p className="mt-1 max-w-prose text-[0.8125rem] text-soft">{lead}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
