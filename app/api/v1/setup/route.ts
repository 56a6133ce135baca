import { answer, openHandler } from "@/lib/server/handler";
import { setUp } from "@/lib/server/set-up";
import { sessionCookies } from "@/lib/server/sign-in";
import { Setup } from "@/lib/wire/people";

export const POST = openHandler({ body: Setup }, async ({ request, body }) => {
  const done = await setUp(body);
  const cookies = await sessionCookies(request, body.email, body.password);
  return answer(
    201,
    done,
    cookies.map((cookie): [string, string] => ["set-cookie", cookie]),
  );
});
