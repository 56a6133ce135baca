import "server-only";

import { cookies, headers } from "next/headers";
import { cache } from "react";
import { troubleOf } from "../db/trouble";
import { sayIn } from "../messages/catalogue";
import {
  isChosenLanguage,
  LANGUAGE_COOKIE,
  type Language,
  PSEUDO_LANGUAGE,
  preferredLanguage,
} from "../messages/language";
import type { Say } from "../messages/say";
import { somebodyOrNull } from "./auth/session";

/**
 * The language of a page: what whoever is signed in chose, else what was chosen in this browser, else what the browser
 * asks for. Found once a page.
 */
export const pageLanguage = cache(async (): Promise<Language> => {
  const kept = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  if (kept === PSEUDO_LANGUAGE && process.env.DUIZHAO_PSEUDO_LANGUAGE) return PSEUDO_LANGUAGE;
  const chosen = (await chosenByPerson()) ?? (isChosenLanguage(kept) ? kept : null);
  return chosen ?? preferredLanguage((await headers()).get("accept-language"));
});

/** Every page asks, the one that says that the database is away as well. */
async function chosenByPerson() {
  try {
    return (await somebodyOrNull())?.language ?? null;
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    return null;
  }
}

/** Words for a page, in its language. */
export async function pageWords(): Promise<Say> {
  return sayIn(await pageLanguage());
}
