import { send } from "@/app/_api/front-door";
import { type Dictionary, openDictionary, type WordThere } from "@/lib/dictionary/dictionary";
import { ask } from "../../front-door";

/**
 * Words of the dictionary, looked up in the browser: its file comes with the first question and is kept by the browser, so that later ones need no
 * network. Until it is here, the server answers.
 */
let here: Dictionary | null = null;
let coming: Promise<Dictionary | null> | null = null;

/** Null where it could not be fetched: the next question tries again. */
function fetchDictionary(): Promise<Dictionary | null> {
  coming ??= send({ method: "GET", path: "/api/v1/dictionary/file", accept: "application/gzip" })
    .then(async (response) => {
      if (!response.ok || !response.body) return null;
      const unpacked = response.body.pipeThrough(new DecompressionStream("gzip"));
      here = openDictionary(new Uint8Array(await new Response(unpacked).arrayBuffer()));
      return here;
    })
    .catch((error: unknown) => {
      // No network, or a file of another version than this page.
      if (!(error instanceof TypeError) && !(error instanceof RangeError) && !(error instanceof DOMException))
        throw error;
      return null;
    })
    .finally(() => {
      coming = null;
    });
  return coming;
}

/** So much of a text goes with a question to the server. */
const AROUND = 40;

/** `at` null: the words of the whole text. Null where nobody can answer. */
export async function lookUp(text: string, at: number | null): Promise<readonly WordThere[] | null> {
  if (here) return wordsIn(here, text, at);
  const file = fetchDictionary();
  return (await askServer(text, at)) ?? wordsIn(await file, text, at);
}

function wordsIn(dictionary: Dictionary | null, text: string, at: number | null) {
  if (!dictionary) return null;
  return at === null ? dictionary.wordsOf(text) : dictionary.wordsAt(text, at);
}

async function askServer(text: string, at: number | null): Promise<readonly WordThere[] | null> {
  const from = at === null ? 0 : Math.max(0, at - AROUND);
  const near = (at === null ? text : text.slice(from, at + AROUND)).toWellFormed();
  const place = at === null ? "" : `&at=${at - from}`;
  const answer = await ask<{ words: readonly WordThere[] }>(
    "GET",
    `/dictionary?text=${encodeURIComponent(near)}${place}`,
  );
  if (!answer.ok) return null;
  return answer.value.words.map((word) => ({ ...word, start: word.start + from, end: word.end + from }));
}
