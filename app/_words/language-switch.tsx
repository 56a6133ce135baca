"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { type ChosenLanguage, LANGUAGE_COOKIE, LANGUAGES, OWN_NAMES } from "@/lib/messages/language";
import { send } from "../_ui/front-door";
import { useSay } from "./words";

/**
 * Takes the whole interface into another language: kept in this browser, and with the account of whoever is signed in. What
 * was typed on the page stays, because nothing is loaded anew.
 */
function useChooseLanguage(signedIn: boolean): {
  readonly busy: boolean;
  readonly choose: (language: ChosenLanguage) => void;
} {
  const router = useRouter();
  const [busy, start] = useTransition();
  const choose = async (language: ChosenLanguage) => {
    // biome-ignore lint/suspicious/noDocumentCookie: Safari and Firefox have no Cookie Store API in every version we serve
    document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    if (signedIn) {
      const body = { language };
      // Without the server the page cannot be drawn anew; the cookie says what was chosen until somebody asks again.
      await send({ method: "PATCH", path: "/api/v1/me", body }).catch(() => null);
    }
    start(() => router.refresh());
  };
  return { busy, choose };
}

/** The other languages by the names they give themselves: one click from anywhere. */
export function LanguageSwitch({ signedIn }: { readonly signedIn: boolean }) {
  const say = useSay();
  const { busy, choose } = useChooseLanguage(signedIn);
  return LANGUAGES.filter((language) => language !== say.language).map((language) => (
    <button
      key={language}
      type="button"
      lang={language}
      title={say("ui.language.choose")}
      aria-busy={busy}
      onClick={() => void choose(language)}
      className="inline-flex h-9 items-center rounded-md px-2.5 text-sm hover:bg-sunk pointer-coarse:h-11 max-sm:px-2"
    >
      {OWN_NAMES[language]}
    </button>
  ));
}
