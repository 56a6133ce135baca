/**
 * Characters that stand high or low in Unicode: 10⁸, H₂O. A number that is set high by its format only would be read as part
 * of the number before it: 10 with 8 above it is not 108.
 */

const HIGH = pairs("0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾nⁿiⁱaᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰjʲkᵏlˡmᵐoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ");
const LOW = pairs("0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ");

function pairs(table: string): ReadonlyMap<string, string> {
  return new Map((table.match(/../gu) ?? []).map((pair) => [pair[0]!, pair.slice(1)]));
}

const PLAIN = new Map(
  [...HIGH, ...LOW].filter(([plain]) => plain !== "−").map(([plain, raised]) => [raised, plain]),
);

/** The text in characters that stand high (or low); null where one of them has no such character. */
export function raised(text: string, where: "superscript" | "subscript"): string | null {
  const table = where === "superscript" ? HIGH : LOW;
  let result = "";
  for (const character of text) {
    const found = table.get(character);
    if (found === undefined) return null;
    result += found;
  }
  return result;
}

/** ⁸ is 8 again. */
export function lowered(text: string): string {
  return Array.from(text, (character) => PLAIN.get(character) ?? character).join("");
}
