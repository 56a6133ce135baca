import { ROLES } from "../access";
import { LANGUAGES } from "../messages/language";
import { Id, line, Moment, personText } from "./text";
import { z } from "./z";

export const RoleName = z.enum(ROLES);
export const Person = z.object({ id: Id, name: z.string() });
export type Person = z.infer<typeof Person>;

const Password = personText(256).min(10);
const Email = z.email("problems.field.email").max(200);
const Username = z.string().regex(/^[A-Za-z0-9._-]{3,40}$/, "problems.field.username");

/** POST /setup: the first administrator of an empty instance. Answers 201 and signs them in. */
export const Setup = z.object({
  name: line(),
  email: Email,
  username: Username.optional(),
  password: Password,
});
export type Setup = z.infer<typeof Setup>;
export const SetupDone = z.object({ userId: Id, projectId: Id, documentId: Id });
export type SetupDone = z.infer<typeof SetupDone>;

/** "Ctrl+Alt+S", as the table of commands writes it (lib/workbench/keys). */
const KeyName = z.string().regex(/^(?:(?:Ctrl|Alt|Shift)\+){0,3}[^\s+]{1,16}$/);
const CommandId = z.string().regex(/^[a-z][a-z-]{0,39}$/);
/** The keys of one's own: another tool's set, and what was changed in it. A command with no keys is done from menu and palette. */
export const OwnKeys = z.object({
  preset: z.enum(["duizhao", "memoq", "trados", "omegat", "phrase"]),
  changed: z
    .record(CommandId, z.array(KeyName).max(4))
    .refine((changed) => Object.keys(changed).length <= 300),
});
export type OwnKeys = z.infer<typeof OwnKeys>;

const Percent = z.int().min(80).max(200);
/** Of the two columns in the editor, in per cent of what it is otherwise. */
export const TextSize = z.object({ source: Percent, target: Percent });
export type TextSize = z.infer<typeof TextSize>;

/** GET /me. `language` is that of the interface; what has not been chosen is null. */
export const Me = Person.extend({
  email: z.string(),
  username: z.string().nullable(),
  isAdmin: z.boolean(),
  language: z.enum(LANGUAGES).nullable(),
  keys: OwnKeys.nullable(),
  textSize: TextSize.nullable(),
});
export type Me = z.infer<typeof Me>;
/** PATCH /me */
export const MeChange = z
  .object({
    language: z.enum(LANGUAGES).optional(),
    keys: OwnKeys.nullable().optional(),
    textSize: TextSize.nullable().optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined));
export type MeChange = z.infer<typeof MeChange>;

export const Token = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string(),
  createdAt: Moment,
  lastUsedAt: Moment.nullable(),
});
export type Token = z.infer<typeof Token>;
export const TokenList = z.object({ tokens: z.array(Token), next: z.string().nullable() });
export const NewToken = z.object({ name: line() });
/** The only answer that holds the token itself. */
export const TokenMade = Token.extend({ token: z.string() });
export type TokenMade = z.infer<typeof TokenMade>;

export const Member = Person.extend({ email: z.string(), role: RoleName, since: Moment });
export type Member = z.infer<typeof Member>;
export const MemberList = z.object({ members: z.array(Member), next: z.string().nullable() });
export const RoleChange = z.object({ role: RoleName });

export const Invitation = z.object({
  id: Id,
  role: RoleName,
  note: z.string(),
  createdAt: Moment,
  expiresAt: Moment,
  acceptedBy: Person.nullable(),
});
export type Invitation = z.infer<typeof Invitation>;
export const InvitationList = z.object({ invitations: z.array(Invitation), next: z.string().nullable() });
export const NewInvitation = z.object({ role: RoleName, note: line(200, 0).default("") });
/**
 * `url` is shown once: it opens /invitations/{secret}. It begins with DUIZHAO_URL, or with http://localhost where that is not
 * set: whoever asked knows under which address they reach this Duizhao.
 */
export const InvitationMade = Invitation.extend({ url: z.string() });
export type InvitationMade = z.infer<typeof InvitationMade>;
/** POST /invitations/accept. Signed in: just the secret. Otherwise with what a new account needs; answers signed in. */
export const AcceptInvitation = z.object({
  secret: z.string().max(200),
  account: z
    .object({ name: line(), email: Email, username: Username.optional(), password: Password })
    .optional(),
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;
export const InvitationAccepted = z.object({ projectId: Id, role: RoleName });
