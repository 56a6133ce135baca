import { EXCHANGE_FORMATS, type ExchangeFormat, type ExportQuery } from "@/lib/wire/documents";

/** What can be chosen, as the form holds it; an empty date is none. */
export interface ExportSettings extends Required<Omit<ExportQuery, "date" | "format">> {
  readonly format: Exclude<ExportQuery["format"], "archive">;
  readonly date: string;
}

export const FORMATS = ["docx", "html", "md", "txt"] as const satisfies readonly ExportSettings["format"][];

export function isExchange(format: ExportSettings["format"]): format is ExchangeFormat {
  return (EXCHANGE_FORMATS as readonly string[]).includes(format);
}

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
