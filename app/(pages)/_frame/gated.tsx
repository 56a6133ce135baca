import { notFound, redirect } from "next/navigation";
import type { ReactElement } from "react";
import { Notice } from "@/app/_ui/notice";
import type { Somebody } from "@/lib/db/scope";
import type { Say } from "@/lib/messages/say";
import { somebodyOrNull } from "@/lib/server/auth/session";
import { ProblemError, problemInWords } from "@/lib/server/http/problem";
import { pageWords } from "@/lib/server/words";
import { Frame, type FrameProps } from "./frame";

/** Who looks at the page, and what its address says. */
export interface Visit<Params> {
  readonly somebody: Somebody;
  /** Words in the page's language. */
  readonly say: Say;
  readonly params: Params;
  readonly search: Readonly<Record<string, string | string[] | undefined>>;
}

interface Props<Params> {
  readonly params: Promise<Params>;
  readonly searchParams: Promise<Visit<Params>["search"]>;
}

/**
 * A page: gate → read → render, as `handler` is for calls.
 *
 *     export default gated("/projects/{projectId}", async ({ somebody, say, params }) => {
 *       const scope = await requireProject(somebody, params.projectId, "read");
 *       return { title: say("…"), areas: […], children: <… /> };
 *     });
 *
 * Nobody signed in: to the sign-in, and back to `path` after it. Not there, or not theirs: the 404 page. Their role
 * may not: the reason in words. No call relies on what a page has checked: each asks for itself.
 */
export function gated<Params extends Readonly<Record<string, string>>>(
  path: string,
  work: (visit: Visit<Params>) => Promise<FrameProps>,
) {
  return async (props: Props<Params>): Promise<ReactElement> => {
    const [params, search, somebody, say] = await Promise.all([
      props.params,
      props.searchParams,
      somebodyOrNull(),
      pageWords(),
    ]);
    if (!somebody) redirect(`/sign-in?next=${encodeURIComponent(fill(path, params))}`);
    const frame = await orRefusal(work({ somebody, say, params, search }));
    const { userId, name, isAdmin } = somebody;
    return <Frame somebody={{ userId, name, isAdmin }} {...frame} />;
  };
}

async function orRefusal(work: Promise<FrameProps>): Promise<FrameProps> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.problem.status === 404) notFound();
    const { title, detail } = problemInWords(error.problem, await pageWords());
    return { title, children: <Notice kind="problem">{detail}</Notice> };
  }
}

function fill(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
}
