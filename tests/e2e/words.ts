import { test } from "@playwright/test";
import { sayIn } from "../../lib/messages/catalogue";
import type { Given, Key } from "../../lib/messages/keys";
import { preferredLanguage } from "../../lib/messages/language";
import type { Say } from "../../lib/messages/say";

/** The words of the language in which the journeys of this project are made (playwright.config.ts). */
export function words(): Say {
  return sayIn(preferredLanguage(test.info().project.use.locale));
}

/** A control by the key of its name: `page.getByRole("button", named("ui.language.choose"))`. */
export function named<K extends Key>(
  key: K,
  ...given: Given<K>
): { readonly name: string; readonly exact: true } {
  // Given of any key is one union too many for the compiler to spread.
  const say: (key: Key, parameters?: object) => string = words() as never;
  return { name: say(key, given[0]), exact: true };
}
