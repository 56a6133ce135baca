import { EXCHANGE_FORMATS, type ExchangeFormat, type ExportQuery } from "@/lib/wire/documents";

/** What can be chosen, as the form holds it; an empty date is none. */
export interface ExportSettings extends Required<Omit<ExportQuery, "date" | "format" | "beside">> {
  readonly beside: "none" | "side" | "turns";
  readonly format: Exclude<ExportQuery["format"], "archive">;
  readonly date: string;
}

export const FORMATS = ["docx", "html", "md", "txt"] as const satisfies readonly ExportSettings["format"][];

export function isExchange(format: ExportSettings["format"]): format is ExchangeFormat {
  return (EXCHANGE_FORMATS as readonly string[]).includes(format);
}

/** Both texts for readers: how they can be had. */
export const BESIDE = [
  "docx/side",
  "docx/turns",
  "html/side",
  "html/turns",
  "md/turns",
  "txt/turns",
] as const;

/** Both texts, for readers or for programs, in one list of choices. */
export function choiceOf({ format, beside }: ExportSettings): ExchangeFormat | (typeof BESIDE)[number] {
  return isExchange(format) ? format : (BESIDE.find((one) => one === `${format}/${beside}`) ?? "docx/side");
}

export function settingsOf(choice: ReturnType<typeof choiceOf>): Pick<ExportSettings, "format" | "beside"> {
  const [format, beside] = choice.split("/") as [
    ExportSettings["format"],
    ExportSettings["beside"] | undefined,
  ];
  return { format, beside: beside ?? "none" };
}

/** What POST /documents/{id}/exports takes. */
export function exportOrder({ date, beside, ...settings }: ExportSettings): ExportQuery {
  return {
    ...settings,
    ...(beside !== "none" && { beside }),
    ...(date.trim() !== "" && { date: date.trim() }),
  };
}

export function exportHref(documentId: string, settings: ExportSettings): string {
  const query = new URLSearchParams({
    format: settings.format,
    include: settings.include,
    omitted: String(settings.omitted),
    translators: String(settings.translators),
  });
  if (settings.beside !== "none") query.set("beside", settings.beside);
  if (settings.date.trim() !== "") query.set("date", settings.date.trim());
  return `/api/v1/documents/${documentId}/export?${query}`;
}
