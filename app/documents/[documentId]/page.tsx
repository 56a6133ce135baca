import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { readTheme, THEME_COOKIE } from "@/app/_ui/theme";
import { SendWords } from "@/app/_words/send-words";
import { findDocument } from "@/lib/db/documents/reads";
import { findMe } from "@/lib/db/people/accounts";
import { listSegments } from "@/lib/db/segments/reads";
import { somebodyOrNull } from "@/lib/server/auth/session";
import { requireDocument } from "@/lib/server/gate";
import { ProblemError } from "@/lib/server/http/problem";
import { KEY_COMMANDS } from "@/lib/workbench/keys/keys";
import { bindingsOf } from "@/lib/workbench/keys/own-keys";
import { Editor } from "./_editor/editor";

/** Rows of the first paint: more than fit on a tall screen; the rest follows in the background. */
const FIRST_ROWS = 80;

interface Props {
  readonly params: Promise<{ readonly documentId: string }>;
}

export default async function EditorPage({ params }: Props) {
  const { documentId } = await params;
  const { somebody, scope, document } = await open(documentId);
  const first = await listSegments(scope, documentId, { limit: FIRST_ROWS });
  if (!first.ok) notFound();
  const { role, allowOwnApproval, allowFixing } = scope;
  const own = await findMe(somebody);
  const keys = bindingsOf(own.keys, KEY_COMMANDS);
  const me = { id: somebody.userId, name: somebody.name, role, allowOwnApproval, allowFixing, keys };
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <SendWords
      areas={[
        "checks",
        "corrections",
        "editor",
        "import",
        "memory",
        "names",
        "review",
        "score",
        "segmentation",
        "segments",
        "start",
        "terms",
      ]}
    >
      <Editor
        key={documentId}
        document={document}
        me={me}
        first={{ segments: first.segments, next: first.next }}
        theme={theme}
        textSize={own.textSize}
      />
    </SendWords>
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { documentId } = await params;
  return { title: `${(await open(documentId)).document.title} · Duizhao` };
}

/** Asked for the title and for the page, read once. */
const open = cache(async (documentId: string) => {
  const somebody = await somebodyOrNull();
  if (!somebody) redirect(`/sign-in?next=${encodeURIComponent(`/documents/${documentId}`)}`);
  const scope = await requireDocument(somebody, documentId, "read").catch((error: unknown) => {
    if (error instanceof ProblemError && error.problem.status === 404) return null;
    throw error;
  });
  const document = scope && (await findDocument(scope, documentId));
  if (!scope || !document) notFound();
  return { somebody, scope, document };
});
