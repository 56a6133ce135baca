/** The formats that can be read, each with the name that the web has for it. Four of them are written, too. */
export const MEDIA_TYPES = {
  txt: "text/plain",
  md: "text/markdown",
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  rtf: "application/rtf",
  epub: "application/epub+zip",
  pdf: "application/pdf",
  srt: "application/x-subrip",
  vtt: "text/vtt",
} as const;
