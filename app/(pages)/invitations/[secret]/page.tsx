import Link from "next/link";
import { findProjectInvitedTo, findWaitingInvitation } from "@/lib/db/projects/invitations";
import { hashSecret } from "@/lib/server/auth/secrets";
import { somebodyOrNull } from "@/lib/server/auth/session";
import { pageWords } from "@/lib/server/words";
import { Notice } from "../../../_ui/notice";
import { rich } from "../../../_words/rich";
import { SendWords } from "../../../_words/send-words";
import { roleInSentence } from "../../_frame/role";
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
  const say = await pageWords();
  const [somebody, invitation] = await Promise.all([
    somebodyOrNull(),
    findWaitingInvitation(hashSecret(secret), new Date()),
  ]);
  if (!invitation) {
    const joined = somebody && (await findProjectInvitedTo(hashSecret(secret), somebody.userId));
    return joined ? <AlreadyIn project={joined} /> : <UsedUp isSignedIn={somebody !== null} />;
  }
  const { role, projectName } = invitation;
  return (
    <SendWords areas={["start"]}>
      <Sheet
        person={somebody?.userId ?? ""}
        title={say("start.invitation.title", { project: projectName })}
        lead={rich(
          say,
          "start.invitation.lead",
          { role: roleInSentence(say, role), may: say(`ui.role.${role}.may`) },
          { b: (words) => <strong className="font-medium text-ink">{words}</strong> },
        )}
      >
        <AcceptForm secret={secret} signedInAs={somebody?.name ?? null} />
      </Sheet>
    </SendWords>
  );
}

/** Somebody opens the link again by which they came in. */
async function AlreadyIn({ project }: { readonly project: { readonly id: string; readonly name: string } }) {
  const say = await pageWords();
  return (
    <Sheet
      title={say("start.invitation.already.title", { project: project.name })}
      lead={say("start.invitation.already.lead")}
    >
      <Link href={`/projects/${project.id}`} className="link">
        {say("start.invitation.already.open")}
      </Link>
    </Sheet>
  );
}

async function UsedUp({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const say = await pageWords();
  return (
    <Sheet title={say("start.invitation.used-up.title")}>
      <Notice kind="problem">{say("start.invitation.used-up.lead")}</Notice>
      <p className="mt-5 text-sm">
        {isSignedIn ? (
          <Link href="/" className="link">
            {say("start.invitation.used-up.projects")}
          </Link>
        ) : (
          rich(
            say,
            "start.invitation.used-up.sign-in",
            {},
            {
              link: (words) => (
                <Link href="/sign-in" className="link">
                  {words}
                </Link>
              ),
            },
          )
        )}
      </p>
    </Sheet>
  );
}
