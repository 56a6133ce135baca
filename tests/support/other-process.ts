/**
 * A second app process on the same database, as far as it hears and stores: `fork` it with DATABASE_URL set. A message
 * `{ call, path, params, token, json? }` asks one of its routes and is answered `{ call, status }`; a stream of events is passed
 * on as `{ heard }`, piece by piece.
 */
import * as events from "@/app/api/v1/documents/[documentId]/events/route";
import * as presence from "@/app/api/v1/documents/[documentId]/presence/route";
import * as target from "@/app/api/v1/segments/[segmentId]/target/route";

const ROUTES = { events: events.GET, presence: presence.POST, target: target.PUT } as const;

export interface Call {
  readonly call: keyof typeof ROUTES;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly token: string;
  readonly json?: unknown;
}

process.on("message", async ({ call, path, params, token, json }: Call) => {
  const request = new Request(`http://duizhao.test:3000/api/v1${path}`, {
    method: call === "target" ? "PUT" : call === "presence" ? "POST" : "GET",
    headers: {
      host: "duizhao.test:3000",
      authorization: `Bearer ${token}`,
      "x-forwarded-for": "192.0.2.2",
      "content-type": "application/json",
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const response = await ROUTES[call](request, { params: Promise.resolve(params) as never });
  process.send?.({ call, status: response.status });
  if (call !== "events" || !response.body) return;
  for await (const heard of response.body.pipeThrough(new TextDecoderStream() as never))
    process.send?.({ heard });
});
process.on("disconnect", () => process.exit());
process.send?.({ isUp: true });
