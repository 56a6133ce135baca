import "server-only";

import { auth } from "./auth";

/** The cookies of a new session for somebody whose password was just set: set-up and invitations answer signed in. */
export async function sessionCookies(request: Request, email: string, password: string): Promise<string[]> {
  const response = await auth().api.signInEmail({
    body: { email: email.toLowerCase(), password },
    headers: request.headers,
    asResponse: true,
  });
  if (!response.ok) throw new Error(`A new account could not be signed in: ${response.status}`);
  return response.headers.getSetCookie();
}
