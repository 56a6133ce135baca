import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DocumentMade, DraftPlaced } from "@/lib/wire/documents";
import type { Api } from "./api";
import { person, type Role } from "./people";

const FIXTURES = join(import.meta.dirname, "..", "fixtures", "e2e");

/** A text of `tests/fixtures/e2e`, written for these tests. */
export function fixture(name: string): string {
  return readFileSync(join(FIXTURES, name), "utf8");
}

export interface Scene {
  readonly projectId: string;
  readonly documentId: string;
}

export interface Setting {
  /** Who is let into the project beside its owner. */
  readonly with?: readonly Exclude<Role, "owner">[];
  readonly chinese?: string;
  readonly english?: string | null;
  /** Rows that the translator has confirmed, from 1. */
  readonly confirmed?: readonly number[];
  /** Rows that the reviewer has approved. */
  readonly approved?: readonly number[];
}

/** A project with one document, made through the front door, for one test alone. */
export async function makeScene(api: (role: Role) => Api, setting: Setting = {}): Promise<Scene> {
  const projectId = await makeProject(api, setting.with ?? ["translator"]);
  const { id: documentId } = await api("owner").call<DocumentMade>(
    "POST",
    `/projects/${projectId}/documents`,
    { text: setting.chinese ?? fixture("ferry.zh.txt") },
    201,
  );
  const english = setting.english === undefined ? fixture("ferry.en.txt") : setting.english;
  if (english !== null)
    await api("owner").call<DraftPlaced>("POST", `/documents/${documentId}/draft`, { text: english });
  for (const number of setting.confirmed ?? []) await api("translator").confirm(documentId, number);
  for (const number of setting.approved ?? []) await api("reviewer").approve(documentId, number);
  return { projectId, documentId };
}

export async function makeProject(
  api: (role: Role) => Api,
  people: readonly Exclude<Role, "owner">[],
): Promise<string> {
  const { id } = await api("owner").call<{ id: string }>(
    "POST",
    "/projects",
    { name: `With ${["Olga Owen", ...people.map((role) => person(role).name)].join(", ")}` },
    201,
  );
  for (const role of people) {
    const { url } = await api("owner").call<{ url: string }>(
      "POST",
      `/projects/${id}/invitations`,
      { role },
      201,
    );
    await api(role).call("POST", "/invitations/accept", { secret: new URL(url).pathname.split("/").at(-1) });
  }
  return id;
}
