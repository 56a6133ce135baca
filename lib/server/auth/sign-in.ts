import "server-only";

import { endSession } from "../../db/people/accounts";
import { auth } from "./auth";
import { keepChosenLanguage } from "./chosen-language";

/** The cookies of a new session for somebody whose password was just set: set-up and invitations answer signed in. */
export async function sessionCookies(request: Request, email: string, password: string): Promise<string[]> {
  const before = await auth().api.getSession({ headers: new Headers(request.headers) });
  if (before) await endSession(before.session.token);
  const response = await auth().api.signInEmail({
    body: { email: email.toLowerCase(), password },
    headers: request.headers,
    asResponse: true,
  });
  if (!response.ok) throw new Error(`A new account could not be signed in: ${response.status}`);
  const { user } = (await response.json()) as { user: { id: string } };
  await keepChosenLanguage(request.headers, user.id);
  return response.headers.getSetCookie();
}
