import type { BilingualFile, BilingualProblem, BilingualUnit } from "../bilingual/bilingual";
import { piecesOf, typedPlain, withoutOwnMarks } from "../bilingual/tags";
import { TmxReader } from "./read-tmx";
import { sidesOf, taggedText } from "./sides";
import type { TmxProp, TmxUnit } from "./tmx";
import { writeTmx } from "./write-tmx";

/** A memory file as an aligned text, unit by unit, and units as a memory file. Codes are letters here: `{1}…{/1}`. */
export function readTmxFile(text: string): BilingualFile {
  const units: BilingualUnit[] = [];
  const problems: BilingualProblem[] = [];
  let languages: { source: string; target: string } | null = null;
  const reader = new TmxReader({
    unit(unit, number) {
      const sides = sidesOf(unit);
      if (!sides) return;
      languages ??= { source: sides.source.language, target: sides.target.language };
      units.push(unitOf(unit, number, taggedText(sides.source.content), taggedText(sides.target.content)));
    },
    problem: ({ line, unit }) => problems.push({ code: "unit-damaged", line, unit: String(unit) }),
  });
  reader.write(text);
  reader.end();
  const found = languages as { source: string; target: string } | null;
  return {
    format: "tmx",
    sourceLanguage: found?.source ?? null,
    targetLanguage: found?.target ?? null,
    parts: [{ id: "1", original: null }],
    units,
    problems,
  };
}

function unitOf(unit: TmxUnit, number: number, source: string, target: string): BilingualUnit {
  const said = (type: string) => unit.props.find((prop) => prop.type === type)?.text;
  const state = STATES.find((one) => one === said("x-duizhao-state"));
  const isEmpty = target.trim() === "";
  return {
    id: unit.attributes.tuid ?? String(number),
    part: 0,
    name: null,
    isLocked: false,
    notes: unit.notes.map((text) => ({ text, by: null, at: null })),
    codes: [],
    segments: [
      {
        id: null,
        isBetween: false,
        source: piecesOf(source, []),
        target: isEmpty ? null : piecesOf(target, []),
        state: state ?? "initial",
        subState: said("x-duizhao-sub-state") ?? (state || isEmpty ? null : "duizhao:aligned"),
        isLocked: false,
        comments: [],
      },
    ],
    translator: null,
    reviewer: null,
  };
}

const STATES = ["initial", "translated", "reviewed", "final"] as const;

/** Units with both sides. */
export function writeTmxFile(file: BilingualFile): string {
  const source = file.sourceLanguage ?? "zh";
  const target = file.targetLanguage ?? "en";
  const units = file.units.flatMap((unit): TmxUnit[] => {
    const words = unit.segments;
    const first = words.find(({ isBetween }) => !isBetween);
    const side = (name: "source" | "target") =>
      words
        .map((one) =>
          typedPlain(withoutOwnMarks(one[name] ?? (one.isBetween ? one.source : []), unit.codes), unit.codes),
        )
        .join("");
    if (!first?.target || side("target").trim() === "" || side("source").trim() === "") return [];
    const props: TmxProp[] = [{ type: "x-duizhao-state", text: first.state }];
    if (first.subState !== null) props.push({ type: "x-duizhao-sub-state", text: first.subState });
    const variant = (language: string, name: "source" | "target") => ({
      language,
      attributes: {},
      notes: [],
      props: [],
      content: [side(name)],
    });
    return [
      {
        attributes: { tuid: unit.id },
        notes: unit.notes.map(({ text }) => text),
        props,
        variants: [variant(source, "source"), variant(target, "target")],
      },
    ];
  });
  return writeTmx({ attributes: { srclang: source }, notes: [], props: [] }, units);
}
