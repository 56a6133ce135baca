import "server-only";

import { headers } from "next/headers";
import { cache } from "react";
import { findTokenOwner } from "../../db/people/tokens";
import type { Somebody } from "../../db/scope";
import { isChosenLanguage } from "../../messages/language";
import { PERSON_HEADER } from "../../wire/person-header";
import { problem } from "../http/problem";
import { auth } from "./auth";
import { hashSecret } from "./secrets";

/** Whoever asks: by their API token, or by the session of their browser's cookie. 401 when it is nobody, or another one than whoever opened the page. */
export async function requireSomebody(asked: Request): Promise<Somebody> {
  const authorization = asked.headers.get("authorization");
  if (authorization !== null) return requireTokenOwner(authorization);
  return requireSession(asked);
}

/** The same where nobody needs to be signed in: null then. */
export async function somebodyAsking(asked: Request): Promise<Somebody | null> {
  const somebody = await findSessionOwner(asked.headers);
  if (somebody) requireOpener(asked, somebody);
  return somebody;
}

/** A call that says by whom its page was opened, in its header or where none can be set in its query, is theirs or nobody's. */
function requireOpener(asked: Request, somebody: Somebody): void {
  const opener = asked.headers.get(PERSON_HEADER) ?? new URL(asked.url).searchParams.get(PERSON_HEADER);
  if (opener === null || opener === somebody.userId) return;
  throw problem(401, "somebody-else", { code: "problems.somebody-else", name: somebody.name });
}

/** Whoever asks by the session of a browser; a token does not do. */
export async function requireSession(asked: Request): Promise<Somebody> {
  const somebody = await somebodyAsking(asked);
  if (!somebody) throw SIGNED_OUT;
  return somebody;
}

const SIGNED_OUT = problem(401, "signed-out", { code: "problems.signed-out" });

/** For pages: whoever looks at them, or null; found once a page. A page is never asked for with a token. */
export const somebodyOrNull = cache(async (): Promise<Somebody | null> => findSessionOwner(await headers()));

async function findSessionOwner(asked: Headers): Promise<Somebody | null> {
  if (!asked.has("cookie")) return null;
  const found = await auth().api.getSession({ headers: new Headers(asked), query: { disableRefresh: true } });
  return found ? somebody(found.user) : null;
}

async function requireTokenOwner(authorization: string): Promise<Somebody> {
  const token = /^Bearer +([\w-]{20,200})$/i.exec(authorization)?.[1];
  const owner = token && (await findTokenOwner(hashSecret(token), new Date()));
  if (!owner) {
    throw problem(401, "bad-token", { code: "problems.bad-token" });
  }
  return somebody(owner);
}

function somebody(person: {
  id: string;
  name: string;
  isAdmin?: boolean | null | undefined;
  language?: string | null | undefined;
}): Somebody {
  const facts = {
    userId: person.id,
    name: person.name,
    isAdmin: person.isAdmin === true,
    language: isChosenLanguage(person.language) ? person.language : null,
  };
  return facts as unknown as Somebody; // proof that a session or a token was good: made here only
}
