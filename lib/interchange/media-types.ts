/** The formats that can be read and written, each with the name that the web has for it. */
export const MEDIA_TYPES = {
  txt: "text/plain",
  md: "text/markdown",
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;
