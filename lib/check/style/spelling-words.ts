/**
 * Words that are spelled otherwise in American, British and Oxford English, with their forms.
 *
 * STY-SPELL-2  Only words whose other spelling is no word of its own in the house's English: not “metre” beside a parking meter, nor licence and license
 *              (noun and verb), practice, program, check, draft, story, tire, curb, judgment, dependent.
 */

/** Stems of -or, -our: color, colour. Not glamour, which has its u in America as well. */
const OUR =
  "arm behavi cand clam clang col demean endeav enam fav ferv flav harb hon hum lab neighb od parl ranc rig rum sav savi splend succ tum val vap vig";
const OUR_ENDINGS: Readonly<Record<string, string>> = {
  arm: "s|ed|y|ies",
  behavi: "s|al|ally",
  col: "s|ed|ing|ful|fully|less|ings",
  endeav: "s|ed|ing",
  enam: "ed",
  fav: "s|ed|ing|able|ably|ite|ites|itism",
  flav: "s|ed|ing|ful|ings",
  harb: "s|ed|ing",
  hon: "s|ed|ing|able|ably",
  hum: "s|ed|ing|less",
  lab: "s|ed|ing|er|ers",
  neighb: "s|ing|hood|hoods|ly",
  parl: "s",
  rum: "s|ed",
  sav: "s|ed|ing|y",
  savi: "s",
  succ: "ed",
  tum: "s",
  val: "",
  vap: "s",
};
/** center, centre. */
const RE: Readonly<Record<string, readonly [string, string]>> = {
  center: ["centre", "s"],
  theater: ["theatre", "s"],
  fiber: ["fibre", "s"],
  caliber: ["calibre", "s"],
  luster: ["lustre", ""],
  meager: ["meagre", ""],
  somber: ["sombre", ""],
  specter: ["spectre", "s"],
  saber: ["sabre", "s"],
  kilometer: ["kilometre", "s"],
  centimeter: ["centimetre", "s"],
  millimeter: ["millimetre", "s"],
  liter: ["litre", "s"],
  scepter: ["sceptre", "s"],
};
/** Stems of -ize and -ise verbs. */
const IZE =
  "apolog author capital categor central character civil colon commercial computer critic crystal decentral democrat digit econom emphas equal final general global harmon hospital human ideal immun industrial internal item jeopard legal liberal local maxim mechan memor minim mobil modern monopol nation national neutral normal optim organ patron penal personal popular priorit privat public rational real recogn reorgan revolution ruthen scrutin sensit social special stabil standard steril subsid summar symbol sympath synchron synthes tantal theor traumat urban util vandal verbal visual vocal";
const YZE = "anal paral catal";
/** Doubled only in Britain: traveled, travelled. */
const DOUBLED =
  "cancel channel counsel dial duel equal fuel funnel grovel jewel label level libel marvel model panel pedal quarrel rival shovel signal snorkel spiral swivel total towel travel tunnel unravel";
/** American, British. */
const OTHERS =
  "gray grey|grays greys|graying greying|aluminum aluminium|analog analogue|catalog catalogue|catalogs catalogues|cozy cosy|defense defence|defenses defences|offense offence|offenses offences|pretense pretence|skeptic sceptic|skeptics sceptics|skeptical sceptical|skepticism scepticism|skillful skilful|skillfully skilfully|fulfill fulfil|fulfills fulfils|fulfillment fulfilment|enroll enrol|enrolls enrols|enrollment enrolment|installment instalment|installments instalments|willful wilful|jewelry jewellery|plow plough|plows ploughs|plowed ploughed|plowing ploughing|pajamas pyjamas|mustache moustache|mustaches moustaches|mold mould|molds moulds|molded moulded|molding moulding|moldy mouldy|smolder smoulder|smoldering smouldering|smoldered smouldered|maneuver manoeuvre|maneuvers manoeuvres|maneuvering manoeuvring|maneuvered manoeuvred|anesthesia anaesthesia|anesthetic anaesthetic|encyclopedia encyclopaedia|esthetic aesthetic|fetus foetus|hemoglobin haemoglobin|leukemia leukaemia|orthopedic orthopaedic|pediatric paediatric|pediatrician paediatrician|archeology archaeology|estrogen oestrogen|diarrhea diarrhoea|anemia anaemia|ax axe|cipher cypher|woolen woollen|wagon waggon|sulfur sulphur|sulfate sulphate|artifact artefact|artifacts artefacts|ameba amoeba|likable likeable|livable liveable|sizable sizeable|aging ageing|acknowledgment acknowledgement|acknowledgments acknowledgements|airplane aeroplane|airplanes aeroplanes";

export type Spelling = "american" | "british" | "oxford";

/** By each spelling that is not the house's: the one that is. */
export function otherSpellings(house: Spelling): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  const pair = (american: string, british: string, oxford = british) => {
    const own = { american, british, oxford }[house];
    for (const one of [american, british, oxford]) if (one !== own) made.set(one, own);
  };
  for (const stem of OUR.split(" "))
    for (const ending of ["", ...(OUR_ENDINGS[stem] ?? "").split("|")])
      pair(`${stem}or${ending}`, `${stem}our${ending}`);
  for (const [american, [british, endings]] of Object.entries(RE))
    for (const ending of ["", ...endings.split("|")]) pair(american + ending, british + ending);
  for (const stem of IZE.split(" "))
    for (const ending of ["e", "es", "ed", "ing", "er", "ers", "ation", "ations", "able"])
      pair(`${stem}iz${ending}`, `${stem}is${ending}`, `${stem}iz${ending}`);
  for (const stem of YZE.split(" "))
    for (const ending of ["e", "ed", "ing", "er", "ers"]) pair(`${stem}yz${ending}`, `${stem}ys${ending}`);
  for (const stem of DOUBLED.split(" "))
    for (const ending of ["ed", "ing", "er", "ers"]) pair(stem + ending, `${stem}l${ending}`);
  for (const both of OTHERS.split("|")) pair(...(both.split(" ") as [string, string]));
  return made;
}
