/**
 * TBX: ISO 30042:2019 (`conceptEntry`, both styles of its modules) and the version before it (`termEntry`).
 *
 * TBX-1  A concept without a Chinese or without an English word is reported with its number, and the rest is taken.
 * TBX-2  Status: preferredTerm-admn-sts is preferred; deprecated, superseded, forbidden and obsolete ones are forbidden; any other is
 *        allowed. A word that says none is preferred where it is the first of its language, else allowed.
 * TBX-3  Definition, subject, example (context), note and picture (xGraphic) are read wherever in a concept they stand; a note beside a word
 *        is its reason.
 * TBX-4  Forms and exactness have no category in TBX: they are notes beside the word that begin with “forms:” and “exact”.
 */
import type { ConceptText, Term, TermLanguage, TermStatus } from "../../term/concept";
import { localName, walkXml } from "../xml/walk-xml";
import { escapeAttribute, escapeText, NOT_IN_XML } from "../xml/write-text";
import { CONCEPTS_MOST, conceptOf, type TermsProblem, type TermsRead } from "./terms-read";

interface OpenTerm {
  text: string;
  status: TermStatus | null;
  notes: string[];
}

const ENTRIES = new Set(["termEntry", "conceptEntry"]);
const SECTIONS = new Set(["langSet", "langSec"]);
const TERMS = new Set(["tig", "ntig", "termSec"]);
/** What is inside the words of an element and part of them. */
const INLINE = new Set(["hi", "foreign", "sc", "ec", "ph"]);

export function readTbx(xml: string): TermsRead {
  const concepts: ConceptText[] = [];
  const problems: TermsProblem[] = [];
  let number = 0;
  let isTbx = false;
  let concept: {
    said: Record<"definition" | "note" | "subject" | "example" | "imageUrl", string>;
    terms: Term[];
  } | null = null;
  let language: TermLanguage | null = null;
  let term: OpenTerm | null = null;
  const open: { name: string; type: string; target: string; text: string }[] = [];
  const walked = walkXml(xml, {
    open(name, attributes) {
      const local = localName(name);
      open.push({ name: local, type: attributes.type ?? "", target: attributes.target ?? "", text: "" });
      if (local === "tbx" || local === "martif") isTbx = true;
      if (ENTRIES.has(local)) {
        number += 1;
        concept = { said: { definition: "", note: "", subject: "", example: "", imageUrl: "" }, terms: [] };
      }
      if (SECTIONS.has(local)) language = languageOf(attributes["xml:lang"] ?? attributes.lang ?? "");
      if (TERMS.has(local)) term = { text: "", status: null, notes: [] };
    },
    text(text) {
      const here = open.at(-1);
      if (here) here.text += text;
    },
    close() {
      const closed = open.pop();
      if (!closed) return;
      const { name, type, target } = closed;
      const text = closed.text.trim();
      const said = type === "" ? name : type;
      const parent = open.at(-1);
      if (INLINE.has(name) && parent) parent.text += closed.text;
      if (term && name === "term") term.text = text;
      if (term && (said === "administrativeStatus" || said === "normativeAuthorization"))
        term.status = statusOf(text);
      if (term && name === "note") term.notes.push(text);
      if (concept) {
        if (said === "definition") concept.said.definition ||= text;
        if (said === "subjectField") concept.said.subject ||= text;
        if (said === "context") concept.said.example ||= text;
        if (said === "xGraphic" || said === "externalGraphic") concept.said.imageUrl ||= target || text;
        if (name === "note" && !term) concept.said.note ||= text;
      }
      if (TERMS.has(name)) {
        if (concept && term && language && term.text !== "")
          concept.terms.push(termOf(term, language, concept.terms));
        term = null;
      }
      if (SECTIONS.has(name)) language = null;
      if (ENTRIES.has(name) && concept) {
        const read = conceptOf(concept.said, concept.terms);
        if (typeof read === "string") problems.push({ code: read, place: number });
        else if (concepts.length < CONCEPTS_MOST) concepts.push(read);
        else if (problems.at(-1)?.code !== "too-many") problems.push({ code: "too-many", place: number });
        concept = null;
      }
    },
  });
  if (!isTbx || !walked.ok) problems.push({ code: "not-terms", place: 0 });
  else if (walked.isDamaged) problems.push({ code: "damaged", place: number });
  return { concepts, problems };
}

function termOf({ text, status, notes }: OpenTerm, language: TermLanguage, before: readonly Term[]): Term {
  const isFirst = !before.some((one) => one.language === language);
  const forms = notes.find((note) => note.startsWith(FORMS));
  return {
    language,
    text,
    status: status ?? (isFirst ? "preferred" : "allowed"),
    reason: notes.find((note) => !note.startsWith(FORMS) && note !== EXACT) ?? "",
    forms: forms
      ? forms
          .slice(FORMS.length)
          .split("|")
          .map((form) => form.trim())
          .filter((form) => form !== "")
      : [],
    isExact: notes.includes(EXACT),
  };
}

const FORMS = "forms:";
const EXACT = "exact";

function languageOf(written: string): TermLanguage | null {
  if (/^(?:zh|cmn|zho|chi)(?:[-_]|$)/i.test(written)) return "zh";
  return /^(?:en|eng)(?:[-_]|$)/i.test(written) ? "en" : null;
}

function statusOf(text: string): TermStatus {
  if (/preferred|standardized/i.test(text)) return "preferred";
  return /deprecated|superseded|forbidden|obsolete/i.test(text) ? "forbidden" : "allowed";
}

const WRITTEN: Readonly<Record<TermStatus, string>> = {
  preferred: "preferredTerm-admn-sts",
  allowed: "admittedTerm-admn-sts",
  forbidden: "deprecatedTerm-admn-sts",
};

/** In the style that names categories by `type` (DCA). Core holds words and notes only. */
export function writeTbx(concepts: readonly ConceptText[], dialect: "TBX-Basic" | "TBX-Core"): string {
  const isBasic = dialect === "TBX-Basic";
  const entries = concepts.map(({ definition, note, subject, example, imageUrl, terms }, index) => {
    const lines = [`      <conceptEntry id="c${index + 1}">`];
    const say = (text: string, xml: (text: string) => string) => {
      if (text !== "") lines.push(xml(written(text)));
    };
    if (isBasic) {
      say(subject, (text) => `        <descrip type="subjectField">${text}</descrip>`);
      say(definition, (text) => `        <descrip type="definition">${text}</descrip>`);
      if (imageUrl !== "")
        lines.push(`        <xref type="xGraphic" target="${escapeAttribute(imageUrl)}">image</xref>`);
    }
    say(note, (text) => `        <note>${text}</note>`);
    let toldExample = !isBasic;
    for (const language of ["zh", "en"] as const) {
      const those = terms.filter((term) => term.language === language);
      if (those.length === 0) continue;
      lines.push(`        <langSec xml:lang="${language}">`);
      for (const term of those) {
        lines.push("          <termSec>", `            <term>${written(term.text)}</term>`);
        if (isBasic) {
          lines.push(`            <termNote type="administrativeStatus">${WRITTEN[term.status]}</termNote>`);
          if (!toldExample) say(example, (text) => `            <descrip type="context">${text}</descrip>`);
          toldExample = true;
        }
        say(term.reason, (text) => `            <note>${text}</note>`);
        if (term.forms.length > 0)
          say(`${FORMS} ${term.forms.join("|")}`, (text) => `            <note>${text}</note>`);
        if (term.isExact) lines.push(`            <note>${EXACT}</note>`);
        lines.push("          </termSec>");
      }
      lines.push("        </langSec>");
    }
    lines.push("      </conceptEntry>");
    return lines.join("\n");
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="${dialect}" xml:lang="zh" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>Duizhao</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
${entries.map((entry) => `${entry}\n`).join("")}    </body>
  </text>
</tbx>
`;
}

function written(text: string): string {
  return escapeText(text.replace(NOT_IN_XML, "\uFFFD"));
}
