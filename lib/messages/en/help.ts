/** The help pages. */
export const help = {
  dictionaries: "Dictionaries",
  "dictionaries.lead":
    "Drafts are aligned with the help of <link>CC-CEDICT</link>, a Chinese–English dictionary under CC BY-SA 4.0, and of WordNet 3.1, copyright Princeton University, for English words that say nearly the same. Both lie on this server; no text leaves it.",
  "format.in": "In",
  "format.in.what":
    "Text in UTF-8, UTF-16, GB18030, Big5 or HZ; Markdown; HTML; Word (.docx); OpenDocument (.odt); RTF; EPUB; PDF with a text layer; subtitles (.srt, .vtt). Up to 20 MB, or pasted.",
  "format.originals": "Originals",
  "format.originals.what":
    "The file that was imported is kept, byte for byte. What is set aside can be brought back.",
  "format.out": "Out",
  "format.out.what": "Word (.docx), HTML as one page, Markdown, plain text in UTF-8.",
  "format.programs": "Programs",
  "format.programs.what":
    "Everything can be asked for at /api/v1 with a token from your account page; /api/v1/openapi.json describes it.",
  formats: "Formats",
  keys: "Keys in the editor",
  "keys.all":
    "In the editor, <key></key> shows them all for the row in use. Nothing fires while an input method is composing.",
  "state.aligned": "Came from an imported draft, nobody has confirmed.",
  "state.draft": "Somebody has typed, nobody has confirmed.",
  "state.final": "Signed off.",
  "state.omitted": "Left out on purpose.",
  "state.rejected": "A reviewer sent it back.",
  "state.reviewed": "A reviewer approved this version.",
  "state.translated": "The translator confirmed it.",
  "state.untranslated": "No English yet.",
  states: "States of a row",
  "states.changed":
    "Changing an approved or final row takes it back to Translated; the reviewer then sees just the difference.",
  way: "The way of a text",
  "way.export": "Export what is approved as Word, HTML, Markdown or plain text.",
  "way.import": "Import a Chinese original, and an English draft if there is one.",
  "way.review": "A second person approves each row, or sends it back with a reason.",
  "way.translate":
    "Side by side: look at what the alignment is not sure of (F8 goes to the least certain row), repair what stands beside what, translate, confirm each row.",
} as const;
