import Link from "next/link";
import { SeverityIcon } from "@/app/_ui/severity-icon";
import { nameOfRule } from "@/app/_words/rule-words";
import type { Say } from "@/lib/messages/say";
import type { ExportCheck } from "@/lib/wire/documents";
import type { FindingCounts } from "@/lib/wire/findings";

/** What the checks have found and nobody has answered, by rule, with the way to the rows; and the certificate. */
export function OpenFindings({
  say,
  documentId,
  counts,
  found,
}: {
  readonly say: Say;
  readonly documentId: string;
  readonly counts: FindingCounts;
  readonly found: ExportCheck["findings"];
}) {
  const rules = counts.rules.filter(({ warning, stop }) => warning + stop > 0);
  /** To the first row that has a finding of the rule, among the rows that have any. */
  const wayTo = (rule: string) => {
    const first = found.find((one) => one.rule === rule)?.segments[0]?.id;
    const at = first === undefined ? "" : `#row-${first}`;
    return `/documents/${documentId}?filter=findings&panel=findings${at}`;
  };
  return (
    <section aria-labelledby="open-findings" className="mt-8 border-t border-line pt-5">
      <h2 id="open-findings" className="text-sm font-medium">
        {say("export.findings.title")}
      </h2>
      <p className="mt-1 text-[0.8125rem] text-soft">
        {counts.unchecked > 0
          ? say("export.findings.unchecked", { count: counts.unchecked })
          : rules.length === 0
            ? say("export.findings.none")
            : say("export.findings.lead")}
      </p>
      {rules.length > 0 && (
        <ul className="mt-2 max-w-md border-t border-line text-sm">
          {rules.map(({ rule, warning, stop }) => (
            <li key={rule} className="border-b border-line">
              <Link href={wayTo(rule)} className="flex items-baseline gap-2 py-2 hover:text-accent">
                <SeverityIcon severity={stop > 0 ? "stop" : "warning"} />
                <span className="flex-1">{nameOfRule(say, rule)}</span>
                {stop > 0 && <span>{say("export.findings.stops", { count: stop })}</span>}
                <span className="tabular-nums">{say.number(warning + stop)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 flex flex-wrap gap-x-4 text-sm">
        <Link href={`/documents/${documentId}?panel=findings`} className="link">
          {say("export.findings.go")}
        </Link>
        <a
          className="link"
          href={`/api/v1/documents/${documentId}/certificate?format=html`}
          target="_blank"
          rel="noreferrer"
        >
          {say("export.findings.certificate")}
        </a>
        <a className="link" href={`/api/v1/documents/${documentId}/certificate?format=json`} download>
          {say("export.findings.certificate-json")}
        </a>
      </p>
    </section>
  );
}
