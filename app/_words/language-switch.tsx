"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { type ChosenLanguage, LANGUAGE_COOKIE, LANGUAGES, OWN_NAMES } from "@/lib/messages/language";
import { send } from "../_api/front-door";
import { useToast } from "../_ui/toast";
import { useSay } from "./words";

/** Whether somebody is signed in; "unknown" on a page that stands for one that could not be shown. */
type SignedIn = boolean | "unknown";

/**
 * Takes the whole interface into another language: kept in this browser, and with the account of whoever is signed in. What
 * was typed on the page stays, because nothing is loaded anew.
 */
export function useChooseLanguage(signedIn: SignedIn): {
  readonly busy: boolean;
  readonly choose: (language: ChosenLanguage) => Promise<void>;
} {
  const router = useRouter();
  const toast = useToast();
  const say = useSay();
  const [busy, start] = useTransition();
  const choose = async (language: ChosenLanguage) => {
    // biome-ignore lint/suspicious/noDocumentCookie: Safari and Firefox have no Cookie Store API in every version we serve
    document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    if (signedIn !== false && !(await isKept(language)) && signedIn === true)
      toast({
        kind: "problem",
        title: say("ui.language.not-kept.title"),
        detail: say("ui.language.not-kept.detail"),
      });
    start(() => router.refresh());
  };
  return { busy, choose };
}

async function isKept(language: ChosenLanguage): Promise<boolean> {
  try {
    const answer = await send({ method: "PATCH", path: "/api/v1/me", body: { language } });
    return answer.ok;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // the network is down
    return false;
  }
}

/** The other languages by the names they give themselves: one click from anywhere. */
export function LanguageSwitch({ signedIn }: { readonly signedIn: SignedIn }) {
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
