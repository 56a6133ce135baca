import { z } from "zod";
import { sayIn } from "@/lib/messages/catalogue";
import { certificateAsJson, certificateOffloaded } from "@/lib/server/findings/certificate";
import { certificatePage } from "@/lib/server/findings/certificate-page";
import { requireDocument } from "@/lib/server/gate";
import { askedWords, languageHeaders } from "@/lib/server/http/asked-words";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { CertificateQuery } from "@/lib/wire/findings";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), query: CertificateQuery, long: "read" },
  async ({ request, params: { documentId }, query: { format, lang }, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "read-source");
    const certificate = await certificateOffloaded(scope, documentId, request.signal);
    if (!certificate) throw missing("document");
    const say = lang === undefined ? askedWords(request) : sayIn(lang);
    const isPage = format === "html";
    return new Response(isPage ? certificatePage(certificate, say) : certificateAsJson(certificate), {
      headers: {
        "content-type": isPage ? "text/html; charset=utf-8" : "application/json; charset=utf-8",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        ...(isPage ? languageHeaders(say) : {}),
      },
    });
  },
);
