import "server-only";

import { may, ROLES, type Role } from "../../access";
import { MOST_COUNTED } from "../../wire/most-counted";
import { WAITING_KINDS, type Waiting, type WaitingList } from "../../wire/waiting";
import { database } from "../client";
import { Prisma } from "../generated/client";
import type { ReadScope, Somebody } from "../scope";

/**
 * What waits for one person, counted by document. The rules are those of lib/workbench/state/waiting.ts, said in SQL:
 * `tests/db/waiting/reads.test.ts` holds the two against each other. Rows come off the index "Segment_waiting", and of each
 * kind at most MOST_COUNTED are looked at. What a reviewer said when sending a row back is no question: the row is counted.
 */
export async function listWaiting(
  { userId }: Somebody | ReadScope,
  projectId: string | null = null,
): Promise<WaitingList["projects"]> {
  const counted = await database().$queryRaw<Counted[]>`
    select p.id as "projectId", p.name, m.role::text as role, d.id as "documentId", d.title,
      ${atMost(Prisma.sql`from "Segment" s where ${inDocument} and s.state = 'translated' and s."subState" = 'rejected'
        and ${does("confirm")} and ${isTheirs}`)} as "sentBack",
      ${atMost(Prisma.sql`from "Segment" s where ${inDocument} and s.state = 'translated' and s."subState" is null
        and s."confirmedById" is null and ${does("confirm")} and ${isTheirs}`)} as "toConfirm",
      ${atMost(Prisma.sql`from "Segment" s where ${inDocument} and s.state = 'translated' and s."subState" is null
        and s."confirmedById" is not null and ${does("review")} and (p."allowOwnApproval" or s."confirmedById" <> m."userId"
          and not exists (select from "Translation" t where t.id = s."currentId" and jsonb_exists(t.contributors, m."userId")))`)}
        as "toReview",
      ${atMost(Prisma.sql`from "Segment" s where ${inDocument} and s.state = 'reviewed' and ${does("finalize")}`)}
        as "toFinalize",
      ${atMost(Prisma.sql`from "Comment" c join "Segment" s on s.id = c."segmentId" and s."retiredAt" is null
        cross join lateral (
          select (array_agg(a."authorId" order by a."createdAt" desc, a.id desc))[1] as "lastId",
            bool_or(a."authorId" = m."userId") as "isIn", count(*) as said
          from "Comment" a where a."segmentId" = c."segmentId" and (a.id = c.id or a."rootId" = c.id) and a."deletedAt" is null
        ) thread
        where c."documentId" = d.id and c."projectId" = p.id and c."rootId" is null and c."resolvedAt" is null
          and c."deletedAt" is null and ${does("comment")} and thread."lastId" <> m."userId"
          and not (thread.said = 1 and exists (
            select from "Decision" x where x."segmentId" = c."segmentId" and x."commentId" = c.id))
          and (thread."isIn" or coalesce(s."confirmedById", s."translatorId") = m."userId"
            or thread.said = 1 and ${does("review")})`)} as questions
    from "Membership" m
    join "Project" p on p.id = m."projectId" and p."deletedAt" is null
    join "Document" d on d."projectId" = p.id and d."deletedAt" is null
    where m."userId" = ${userId} and (${projectId}::text is null or p.id = ${projectId})
    order by p.id desc, d.id desc`;
  const projects = new Map<string, WaitingList["projects"][number]>();
  for (const { projectId: id, name, role, documentId, title, ...waiting } of counted) {
    if (totalOf(waiting) === 0) continue;
    const known = projects.get(id) ?? { id, name, role, waiting: NOTHING_WAITS, documents: [] };
    projects.set(id, {
      ...known,
      waiting: add(known.waiting, waiting),
      documents: [...known.documents, { id: documentId, title, waiting }],
    });
  }
  return [...projects.values()];
}

interface Counted extends Waiting {
  readonly projectId: string;
  readonly name: string;
  readonly role: Role;
  readonly documentId: string;
  readonly title: string;
}

const inDocument = Prisma.sql`s."documentId" = d.id and s."projectId" = p.id and s."retiredAt" is null`;

/** Whoever confirmed it last; anybody who may confirm, where that was nobody, or somebody who may not any more. */
const isTheirs = Prisma.sql`(coalesce(s."confirmedById", s."translatorId", m."userId") = m."userId" or not exists (
  select from "Membership" o where o."projectId" = p.id and o."userId" = coalesce(s."confirmedById", s."translatorId")
  and o.role::text = any(${ROLES.filter((role) => may(role, "confirm"))})))`;

function does(action: "confirm" | "review" | "finalize" | "comment"): Prisma.Sql {
  return Prisma.sql`m.role::text = any(${ROLES.filter((role) => may(role, action))})`;
}

function atMost(from: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select count(*)::int from (select 1 ${from} limit ${MOST_COUNTED}) counted)`;
}

export const NOTHING_WAITS: Waiting = { sentBack: 0, toConfirm: 0, toReview: 0, toFinalize: 0, questions: 0 };

function add(one: Waiting, other: Waiting): Waiting {
  const sums = WAITING_KINDS.map((kind) => [kind, one[kind] + other[kind]] as const);
  return Object.fromEntries(sums) as Waiting;
}

export function totalOf(waiting: Waiting): number {
  return WAITING_KINDS.reduce((sum, kind) => sum + waiting[kind], 0);
}
