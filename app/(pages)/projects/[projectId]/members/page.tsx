import { may, ROLES } from "@/lib/access";
import { listInvitations } from "@/lib/db/projects/invitations";
import { listMembers } from "@/lib/db/projects/members";
import { findProject } from "@/lib/db/projects/reads";
import { requireProject } from "@/lib/server/gate";
import { Page } from "@/lib/wire/text";
import { gated } from "../../../_frame/gated";
import { More, pageFrom } from "../../../_frame/more";
import { projectFrame } from "../../../_frame/project-frame";
import { InvitationRow, InviteButton } from "./invitations";
import { MemberRow } from "./member-row";

export default gated<{ projectId: string }>(
  "/projects/{projectId}/members",
  async ({ somebody, say, params, search }) => {
    const scope = await requireProject(somebody, params.projectId, "read");
    const manages = may(scope.role, "manage");
    const [project, { members, next }, invitations] = await Promise.all([
      findProject(scope),
      listMembers(scope, pageFrom(search)),
      manages
        ? listInvitations(await requireProject(somebody, params.projectId, "manage"), Page.parse({}))
        : { invitations: [] },
    ]);
    const now = new Date().toISOString();
    return projectFrame(project, say, {
      areas: ["project"],
      actions: manages && <InviteButton projectId={project.id} />,
      children: (
        <>
          <ul className="border-t border-line">
            {members.map((member) =>
              manages ? (
                <MemberRow
                  key={member.id}
                  projectId={project.id}
                  member={member}
                  isMe={member.id === somebody.userId}
                />
              ) : (
                <li key={member.id} className="flex gap-4 border-b border-line py-3">
                  <span className="min-w-0 flex-1 break-words">
                    {member.name}
                    {member.id === somebody.userId && (
                      <span className="text-soft"> {say("project.member.you")}</span>
                    )}
                  </span>
                  <span className="text-sm text-soft">{say(`ui.role.${member.role}`)}</span>
                </li>
              ),
            )}
          </ul>
          <More next={next} />
          {invitations.invitations.length > 0 && (
            <section aria-labelledby="invitations" className="mt-10">
              <h2 id="invitations" className="mb-2 text-lg">
                {say("project.invitations")}
              </h2>
              <ul className="border-t border-line">
                {invitations.invitations.map((invitation) => (
                  <InvitationRow
                    key={invitation.id}
                    projectId={project.id}
                    invitation={invitation}
                    isOver={invitation.expiresAt <= now}
                  />
                ))}
              </ul>
            </section>
          )}
          <section aria-labelledby="roles" className="mt-10">
            <h2 id="roles" className="mb-2 text-lg">
              {say("project.roles")}
            </h2>
            <dl className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-[auto_1fr]">
              {ROLES.map((role) => (
                <div key={role} className="contents">
                  <dt className="font-medium">{say(`ui.role.${role}`)}</dt>
                  <dd className="text-soft max-sm:mb-1.5">{say(`ui.role.${role}.may`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        </>
      ),
    });
  },
);
