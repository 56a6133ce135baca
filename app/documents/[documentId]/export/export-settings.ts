import type { ExportQuery } from "@/lib/wire/documents";

/** What can be chosen, as the form holds it; an empty date is none. */
export interface ExportSettings extends Required<Omit<ExportQuery, "date">> {
  readonly date: string;
}

export const FORMATS: Readonly<
  Record<ExportSettings["format"], { readonly label: string; readonly meaning: string }>
> = {
  docx: { label: "Word", meaning: "Real styles: title, headings, speakers. For editing and for publishers." },
  html: { label: "HTML", meaning: "One self-contained, well-set page, to be put on the web or printed." },
  md: { label: "Markdown", meaning: "For a website’s source or a repository." },
  txt: { label: "Text", meaning: "Plain text, UTF-8." },
};

/** What POST /documents/{id}/exports takes. */
export function exportOrder({ date, ...settings }: ExportSettings): ExportQuery {
  return date.trim() === "" ? settings : { ...settings, date: date.trim() };
}

export function exportHref(documentId: string, settings: ExportSettings): string {
  const query = new URLSearchParams({
    format: settings.format,
    include: settings.include,
    omitted: String(settings.omitted),
    translators: String(settings.translators),
  });
  if (settings.date.trim() !== "") query.set("date", settings.date.trim());
  return `/api/v1/documents/${documentId}/export?${query}`;
}
