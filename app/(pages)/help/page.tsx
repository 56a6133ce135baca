import { findMe } from "@/lib/db/people/accounts";
import { SHOWN_STATES } from "@/lib/workbench/state/shown-states";
import { StateMark } from "../../_ui/state-mark";
import { rich } from "../../_words/rich";
import { gated } from "../_frame/gated";
import { KeyTable } from "./key-table";

export default gated("/help", async ({ say, somebody }) => ({
  title: say("ui.help"),
  children: (
    <div className="flex max-w-2xl flex-col gap-10">
      <section aria-labelledby="way">
        <h2 id="way" className="mb-2 text-lg">
          {say("help.way")}
        </h2>
        <ol className="list-decimal space-y-1.5 pl-5 text-sm">
          <li>{say("help.way.import")}</li>
          <li>{say("help.way.translate")}</li>
          <li>{say("help.way.review")}</li>
          <li>{say("help.way.export")}</li>
        </ol>
      </section>
      <section aria-labelledby="states">
        <h2 id="states" className="mb-2 text-lg">
          {say("help.states")}
        </h2>
        <dl className="grid gap-x-6 gap-y-0.5 text-sm sm:grid-cols-[minmax(11rem,max-content)_1fr] sm:gap-y-2">
          {SHOWN_STATES.map((id) => (
            <div key={id} className="contents">
              <dt>
                <StateMark shown={id} />
              </dt>
              <dd className="text-soft max-sm:mb-2">{say(`help.state.${id}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-sm text-soft">{say("help.states.changed")}</p>
      </section>
      <section aria-labelledby="keys">
        <h2 id="keys" className="mb-2 text-lg">
          {say("help.keys")}
        </h2>
        <KeyTable own={(await findMe(somebody)).keys} />
      </section>
      <section aria-labelledby="formats">
        <h2 id="formats" className="mb-2 text-lg">
          {say("help.formats")}
        </h2>
        <dl className="grid gap-x-6 gap-y-0.5 text-sm sm:grid-cols-[minmax(11rem,max-content)_1fr] sm:gap-y-2">
          {FORMATS.map((format) => (
            <div key={format} className="contents">
              <dt>{say(`help.format.${format}`)}</dt>
              <dd className="text-soft max-sm:mb-2">{say(`help.format.${format}.what`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="dictionaries">
        <h2 id="dictionaries" className="mb-2 text-lg">
          {say("help.dictionaries")}
        </h2>
        <p className="text-sm text-soft">
          {rich(
            say,
            "help.dictionaries.lead",
            {},
            { link: (words) => <a href="https://cc-cedict.org">{words}</a> },
          )}
        </p>
      </section>
    </div>
  ),
}));

const FORMATS = ["in", "out", "originals", "programs"] as const;
