import { packedDictionary } from "@/lib/server/dictionary";
import { handler } from "@/lib/server/http/handler";

/** Public words: a browser may keep them for a year and look anew behind them after a week, so that they are there without a network. */
const KEPT = "private, max-age=604800, stale-while-revalidate=31536000, stale-if-error=31536000";

export const GET = handler({}, async ({ request }) => {
  const { bytes, etag } = await packedDictionary();
  const headers = { "cache-control": KEPT, etag };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(bytes, {
    headers: {
      ...headers,
      // A packed file, not a packed answer: those the server packs by itself, anew each time.
      "content-type": "application/gzip",
      "content-disposition": 'attachment; filename="dictionary.txt.gz"',
      "x-content-type-options": "nosniff",
    },
  });
});
