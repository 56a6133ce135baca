import Link from "next/link";
import { findProjectInvitedTo, findWaitingInvitation } from "@/lib/db/projects/invitations";
import { hashSecret } from "@/lib/server/auth/secrets";
import { somebodyOrNull } from "@/lib/server/auth/session";
import { Notice } from "../../../_ui/notice";
import { ROLE_WORDS } from "../../_frame/role";
import { Sheet } from "../../_frame/sheet";
import { AcceptForm } from "./accept-form";

export const metadata = { robots: "noindex", referrer: "no-referrer" } as const;

/** Whoever has the secret may see the project's name and the role, and nothing else. */
export default async function Invitation({
  params,
}: {
  readonly params: Promise<{ readonly secret: string }>;
}) {
  const { secret } = await params;
  const [somebody, invitation] = await Promise.all([
    somebodyOrNull(),
    findWaitingInvitation(hashSecret(secret), new Date()),
  ]);
  if (!invitation) {
    const joined = somebody && (await findProjectInvitedTo(hashSecret(secret), somebody.userId));
    return joined ? <AlreadyIn project={joined} /> : <UsedUp isSignedIn={somebody !== null} />;
  }
  const { label, may } = ROLE_WORDS[invitation.role];
  return (
    <Sheet
      person={somebody?.userId ?? ""}
      title={`Join “${invitation.projectName}”`}
      lead={
        <>
          You are invited as <strong className="font-medium text-ink">{label.toLowerCase()}</strong>. {may}
        </>
      }
    >
      <AcceptForm secret={secret} signedInAs={somebody?.name ?? null} />
    </Sheet>
  );
}

/** Somebody opens the link again by which they came in. */
function AlreadyIn({ project }: { readonly project: { readonly id: string; readonly name: string } }) {
  return (
    <Sheet
      title={`You are in “${project.name}” already`}
      lead="This invitation was used, and you have joined."
    >
      <Link href={`/projects/${project.id}`} className="link">
        Open the project
      </Link>
    </Sheet>
  );
}

function UsedUp({ isSignedIn }: { readonly isSignedIn: boolean }) {
  return (
    <Sheet title="This invitation cannot be used">
      <Notice kind="problem">
        It was used already, has expired or was revoked, or the link is not whole. Ask whoever sent it for a
        new one.
      </Notice>
      <p className="mt-5 text-sm">
        {isSignedIn ? (
          <Link href="/" className="link">
            Go to your projects
          </Link>
        ) : (
          <>
            If you used it yourself, you have an account:{" "}
            <Link href="/sign-in" className="link">
              sign in
            </Link>
            .
          </>
        )}
      </p>
    </Sheet>
  );
}
