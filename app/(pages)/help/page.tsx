import { SHOWN_STATES } from "@/lib/workbench/state/shown-states";
import { StateMark } from "../../_ui/state-mark";
import { gated } from "../_frame/gated";
import { KeyTable } from "./key-table";

export default gated("/help", async () => ({
  title: "Help",
  children: (
    <div className="flex max-w-2xl flex-col gap-10">
      <section aria-labelledby="way">
        <h2 id="way" className="mb-2 text-lg">
          The way of a text
        </h2>
        <ol className="list-decimal space-y-1.5 pl-5 text-sm">
          <li>Import a Chinese original, and an English draft if there is one.</li>
          <li>
            Side by side: look at what the alignment is not sure of (F8 goes to the least certain row), repair
            what stands beside what, translate, confirm each row.
          </li>
          <li>A second person approves each row, or sends it back with a reason.</li>
          <li>Export what is approved as Word, HTML, Markdown or plain text.</li>
        </ol>
      </section>
      <section aria-labelledby="states">
        <h2 id="states" className="mb-2 text-lg">
          States of a row
        </h2>
        <dl className="grid gap-x-6 gap-y-0.5 text-sm sm:grid-cols-[11rem_1fr] sm:gap-y-2">
          {SHOWN_STATES.map(({ id, hint }) => (
            <div key={id} className="contents">
              <dt>
                <StateMark shown={id} />
              </dt>
              <dd className="text-soft max-sm:mb-2">{hint}.</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-sm text-soft">
          Changing an approved or final row takes it back to Translated; the reviewer then sees just the
          difference.
        </p>
      </section>
      <section aria-labelledby="keys">
        <h2 id="keys" className="mb-2 text-lg">
          Keys in the editor
        </h2>
        <KeyTable />
      </section>
      <section aria-labelledby="formats">
        <h2 id="formats" className="mb-2 text-lg">
          Formats
        </h2>
        <dl className="grid gap-x-6 gap-y-0.5 text-sm sm:grid-cols-[11rem_1fr] sm:gap-y-2">
          {FORMATS.map(([name, what]) => (
            <div key={name} className="contents">
              <dt>{name}</dt>
              <dd className="text-soft max-sm:mb-2">{what}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="dictionaries">
        <h2 id="dictionaries" className="mb-2 text-lg">
          Dictionaries
        </h2>
        <p className="text-sm text-soft">
          Drafts are aligned with the help of <a href="https://cc-cedict.org">CC-CEDICT</a>, a Chinese–English
          dictionary under CC BY-SA 4.0, and of WordNet 3.1, copyright Princeton University, for English words
          that say nearly the same. Both lie on this server; no text leaves it.
        </p>
      </section>
    </div>
  ),
}));

const FORMATS = [
  [
    "In",
    "Text in UTF-8, UTF-16, GB18030, Big5 or HZ; Markdown; HTML; Word (.docx); OpenDocument (.odt); RTF; EPUB; PDF with a text layer; subtitles (.srt, .vtt). Up to 20 MB, or pasted.",
  ],
  ["Out", "Word (.docx), HTML as one page, Markdown, plain text in UTF-8."],
  ["Originals", "The file that was imported is kept, byte for byte. What is set aside can be brought back."],
  [
    "Programs",
    "Everything can be asked for at /api/v1 with a token from your account page; /api/v1/openapi.json describes it.",
  ],
] as const;
