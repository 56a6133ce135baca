import { z } from "zod";
import { readScore } from "@/lib/db/score/report";
import { sayIn } from "@/lib/messages/catalogue";
import { requireDocument } from "@/lib/server/gate";
import { askedWords, languageHeaders } from "@/lib/server/http/asked-words";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { reportCsv } from "@/lib/server/score/report-csv";
import { reportPage } from "@/lib/server/score/report-page";
import { ScoreQuery } from "@/lib/wire/score";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), query: ScoreQuery, long: "read" },
  async ({ request, params: { documentId }, query: { format, lang, sample }, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "read-source");
    const report = await readScore(scope, documentId, sample);
    if (!report) throw missing("sample");
    if (format === "json") return report;
    const say = lang === undefined ? askedWords(request) : sayIn(lang);
    const isPage = format === "html";
    return new Response(isPage ? reportPage(report, say) : reportCsv(report, say), {
      headers: {
        "content-type": isPage ? "text/html; charset=utf-8" : "text/csv; charset=utf-8",
        ...(isPage ? {} : { "content-disposition": 'attachment; filename="score.csv"' }),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        ...languageHeaders(say),
      },
    });
  },
);
