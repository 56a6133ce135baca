import "server-only";

import type { Scope } from "../../db/scope";
import { changedConcepts, type KeptConcept } from "../../db/terms/reads";
import { type UsedTermbase, usedTermbases } from "../../db/terms/termbases";
import { type Term, termsIn } from "../../term/concept";
import { EnglishRecogniser } from "../../term/english-forms";
import { Recogniser } from "../../term/recognise";

/**
 * Termbases as they are recognised, kept by this process.
 *
 * SRV-TERM-1  One is built once and shared by all projects and people; who may read it is asked anew each time (`usedTermbases`).
 * SRV-TERM-2  It is brought up to date by reading what has changed since (DB-TERM-1), so that a term that was added a moment ago is there.
 * SRV-TERM-3  Those that were asked for last are kept, so many concepts together.
 */
export interface KeptTerm {
  readonly concept: Pick<KeptConcept, "id" | "terms" | "isApproved">;
  readonly term: Term;
}

export class KeptTermbase {
  readonly chinese = new Recogniser<KeptTerm>();
  readonly #english = new EnglishRecogniser<KeptTerm>();
  readonly #concepts = new Map<string, readonly KeptTerm[]>();
  #version = 0;
  #bringing: Promise<void> = Promise.resolve();

  get size(): number {
    return this.#concepts.size;
  }

  get english(): EnglishRecogniser<KeptTerm> {
    return this.#english;
  }

  bringUpTo(scope: Scope, termbase: UsedTermbase): Promise<void> {
    if (this.#version >= termbase.version) return this.#bringing;
    this.#bringing = this.#bringing.then(async () => {
      if (this.#version >= termbase.version) return;
      let reached = this.#version;
      for await (const page of changedConcepts(scope, termbase, this.#version)) {
        for (const concept of page) {
          this.#put(concept);
          reached = Math.max(reached, concept.version);
        }
      }
      this.#version = Math.max(reached, termbase.version);
    });
    const bringing = this.#bringing;
    // A failed reading is tried again by whoever comes next.
    this.#bringing = bringing.catch(() => {});
    return bringing;
  }

  #put({ id, terms, isApproved, isDeleted }: KeptConcept): void {
    for (const kept of this.#concepts.get(id) ?? []) {
      if (kept.term.language === "zh") this.chinese.remove(kept.term.text, kept);
      else this.#english.remove(kept.term, kept);
    }
    this.#concepts.delete(id);
    if (isDeleted) return;
    const concept = { id, terms, isApproved };
    const all = terms.map((term): KeptTerm => ({ concept, term }));
    for (const kept of all) {
      if (kept.term.language === "zh") this.chinese.add(kept.term.text, kept);
      else this.#english.add(kept.term, kept);
    }
    this.#concepts.set(id, all);
  }
}

const MOST_CONCEPTS = 150_000;
const kept = globalThis as { duizhaoTermbases?: Map<string, KeptTermbase> };

/** The termbases of a project as whoever asks may read them, which everybody who reads its Chinese may. */
export async function keptTermbases(scope: Scope): Promise<readonly KeptTermbase[]> {
  return keep(scope, await usedTermbases(scope));
}

/** The project's own termbase alone, and a name for its state: the same for everybody who works there. */
export async function ownTermbases(
  scope: Scope,
): Promise<{ readonly termbases: readonly KeptTermbase[]; readonly version: string }> {
  const own = (await usedTermbases(scope)).filter(({ projectId }) => projectId === scope.projectId);
  return {
    termbases: await keep(scope, own),
    version: own.map(({ id, version }) => `${id}:${version}`).join(" "),
  };
}

function keep(scope: Scope, used: readonly UsedTermbase[]): Promise<readonly KeptTermbase[]> {
  kept.duizhaoTermbases ??= new Map();
  const cache = kept.duizhaoTermbases;
  return Promise.all(
    used.map(async (termbase) => {
      const one = cache.get(termbase.id) ?? new KeptTermbase();
      // The newest last.
      cache.delete(termbase.id);
      cache.set(termbase.id, one);
      await one.bringUpTo(scope, termbase);
      forgetOldest(cache);
      return one;
    }),
  );
}

function forgetOldest(cache: Map<string, KeptTermbase>): void {
  let size = 0;
  for (const one of cache.values()) size += one.size;
  for (const [id, one] of cache) {
    if (size <= MOST_CONCEPTS || cache.size === 1) return;
    cache.delete(id);
    size -= one.size;
  }
}

/** The English of a concept as a person is shown it: preferred first. */
export function targetsOf({ terms }: Pick<KeptConcept, "terms">) {
  return termsIn({ terms }, "en").map(({ text, status, reason }) => ({ text, status, reason }));
}
