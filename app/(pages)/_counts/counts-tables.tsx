import { Fragment, type ReactNode } from "react";
import type { Shown } from "@/lib/segments/states";
import { pageWords } from "@/lib/server/words";
import type { CountedPerson, CountedRows, Counts } from "@/lib/wire/counts";
import { StateMark } from "../../_ui/state-mark";
import { rich } from "../../_words/rich";

/** The sizes of a text in tables: all of it, by state, by person. */
export async function CountsTables({ counts }: { readonly counts: Counts }) {
  const say = await pageWords();
  const { total, byState, byPerson } = counts;
  return (
    <div className="flex flex-col gap-10">
      <Sizes counts={counts} />
      <Section heading={say("counts.by-state")}>
        <RowsTable
          label={say("counts.by-state")}
          first={say("counts.state")}
          lines={byState.map(stateLine)}
          total={total}
        />
      </Section>
      <Section heading={say("counts.by-person")} lead={say("counts.by-person.lead")}>
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
export async function RowsTable({
  label,
  first,
  lines,
  total,
}: {
  readonly label: string;
  readonly first: string;
  readonly lines: readonly Line[];
  readonly total: CountedRows;
}) {
  const say = await pageWords();
  const cells = ({ rows, source, target }: CountedRows) => [
    rows,
    source.wordCount,
    source.ideographs,
    target.words,
  ];
  return (
    <Table
      label={label}
      heads={[first, say("counts.rows"), WORD_COUNT, say("counts.characters"), say("counts.words")]}
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
async function PeopleTable({ people }: { readonly people: readonly CountedPerson[] }) {
  const say = await pageWords();
  return (
    <Table
      label={say("counts.by-person")}
      heads={[
        say("counts.person"),
        say("counts.wrote-rows"),
        say("counts.wrote-words"),
        <Fragment key="of">{rich(say, "counts.wrote-of", {}, { zh: () => WORD_COUNT })}</Fragment>,
        say("counts.confirmed-rows"),
        say("counts.approved-rows"),
      ]}
      body={people.map(({ person, written, confirmed, approved }) => ({
        key: person?.id ?? "nobody",
        name: person?.name ?? <span className="text-soft">{say("counts.from-draft")}</span>,
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

async function Table({ label, heads, body, foot }: TableProps) {
  const say = await pageWords();
  const number = "py-2 pl-2 sm:pl-4 text-right tabular-nums whitespace-nowrap";
  if (body.length === 0) return <p className="text-sm text-soft">{say("counts.nothing")}</p>;
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
                className={`min-w-[2.25em] pb-2 font-normal text-balance ${index === 0 ? "text-left align-bottom" : "pl-2 text-right align-bottom sm:pl-4"}`}
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
                  {say.number(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr className="font-semibold">
              <th scope="row" className="py-2 text-left">
                {say("counts.all")}
              </th>
              {foot.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one cell a head.
                <td key={index} className={number}>
                  {say.number(cell)}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

async function Sizes({ counts }: { readonly counts: Counts }) {
  const say = await pageWords();
  const { total, setAside, writing } = counts;
  const { source, target } = total;
  const notes = [
    // No more than is known: see lib/text/README.md.
    say("counts.how"),
    ...(writing ? [say(`counts.written.${writing}`)] : []),
    ...(setAside.paragraphs > 0
      ? [
          say("counts.set-aside", {
            paragraphs: setAside.paragraphs,
            count: setAside.source.wordCount,
          }),
        ]
      : []),
  ];
  return (
    <section aria-label={say("counts.whole")} className="grid gap-x-12 gap-y-8 sm:grid-cols-2">
      <Column
        heading={say("counts.chinese")}
        figures={[
          [
            <Fragment key="zh">
              {rich(say, "counts.word-count", {}, { zh: () => <span lang="zh-Hans">字数</span> })}
            </Fragment>,
            source.wordCount,
          ],
          [say("counts.characters.plain"), source.ideographs],
          [say("counts.other-words"), source.otherWords],
          [say("counts.letters.all"), source.withoutPunctuation],
          [say("counts.no-spaces"), source.withoutSpaces],
          [say("counts.spaces"), source.characters],
        ]}
        note={notes.join(say("counts.between"))}
      />
      <Column
        heading={say("counts.english")}
        figures={[
          [say("counts.words.plain"), target.words],
          [say("counts.letters"), target.withoutPunctuation],
          [say("counts.no-spaces"), target.withoutSpaces],
          [say("counts.spaces"), target.characters],
        ]}
        note={say("counts.now")}
      />
    </section>
  );
}

async function Column({
  heading,
  figures,
  note,
}: {
  readonly heading: string;
  readonly figures: readonly (readonly [ReactNode, number])[];
  readonly note: ReactNode;
}) {
  const say = await pageWords();
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
            <dd className="tabular-nums">{say.number(figure)}</dd>
          </div>
        ))}
      </dl>
      {note && <p className="mt-2 text-[0.8125rem] text-soft">{note}</p>}
    </div>
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
