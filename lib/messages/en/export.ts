/** The page and the dialogs of an export. */
export const exportWords = {
  "check.empty": "(empty)",
  "check.lead":
    "{count, plural, one {# row} other {# rows}} of {total, number}; {approved, number} approved{omitted, plural, =0 {} other {, # omitted on purpose}}.",
  "check.more": "Show {count, number} more",
  "check.ready":
    "All {count, plural, one {# row} other {# rows}} are approved{omitted, plural, =0 {} other {, # of them omitted on purpose}}. It is ready to go out.",
  "check.title": "Not yet approved",
  date: "Date under the title (if you like)",
  "date.hint": "As it shall stand there, such as 23 November 2026.",
  download: "Download {format}",
  format: "Format",
  "format.docx": "Word",
  "format.docx.what": "Real styles: title, headings, speakers. For editing and for publishers.",
  "format.html": "HTML",
  "format.html.what": "One self-contained, well-set page, to be put on the web or printed.",
  "format.md": "Markdown",
  "format.md.what": "For a website’s source or a repository.",
  "format.txt": "Text",
  "format.txt.what": "Plain text, UTF-8.",
  "job.making": "Making the file",
  "job.stopped": "Stopped: no file was downloaded. Nothing of the document was changed.",
  "job.waiting": "Waiting for its turn",
  omitted: "Note omitted passages",
  "omitted.hint": "[Passage omitted] stands where something was left out on purpose.",
  "omitted.hint-reason": "[Passage omitted: reason] stands where something was left out on purpose.",
  preview: "Preview",
  "preview.busy": "The preview is being made",
  "preview.of": "Preview of the export",
  "preview.unreachable":
    "The preview could not be had: the server did not answer as it should. Your settings are kept; change one to try again.",
  rows: "Which rows",
  "rows.all": "Everything",
  "rows.all.what": "Every row with English is printed, approved or not. Rows without English show a mark.",
  "rows.approved": "Approved only",
  "rows.approved.what":
    "Rows that are not approved are left out, and each gap shows a mark such as [Rows 12–14 are not yet approved]. Nothing is missing in silence.",
  same: "The same versions with the same settings give the same file, byte for byte.",
  settings: "Settings",
  title: "Export “{title}”",
  translators: "Translators’ names under the title",
  "unapproved.left-out":
    "<link>{count, plural, one {# row} other {# rows}}</link> of {total, number} {count, plural, one {is} other {are}} not yet approved and will be left out.",
  "unapproved.printed":
    "<link>{count, plural, one {# row} other {# rows}}</link> of {total, number} {count, plural, one {is} other {are}} not yet approved and will be printed as they are.",
  "your-role": "Your role exports what is approved. Rows that are not yet approved show a mark.",
} as const;
