import "server-only";

import { saveFirstLanguage } from "../../db/people/accounts";
import { isChosenLanguage, LANGUAGE_COOKIE } from "../../messages/language";

/** A language that was chosen in this browser before sign-in becomes its person's, who finds it in every browser (MSG-3). */
export async function keepChosenLanguage(headers: Headers, userId: string): Promise<void> {
  const cookies = (headers.get("cookie") ?? "").split(/;\s*/);
  const chosen = cookies
    .find((one) => one.startsWith(`${LANGUAGE_COOKIE}=`))
    ?.slice(LANGUAGE_COOKIE.length + 1);
  if (isChosenLanguage(chosen)) await saveFirstLanguage(userId, chosen);
}
