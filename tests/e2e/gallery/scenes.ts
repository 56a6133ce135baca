import type { Page } from "@playwright/test";
import type { Api } from "../api";
import { Desk, ready } from "../desk";
import type { Role } from "../people";
import { fixture, makeScene, type Scene } from "../scene";

/** What the photographs show: made once for each language, from the same scenes as the journeys. */
export interface Ground extends Scene {
  readonly invitation: string;
  /** A document whose import left proposals and doubts. */
  readonly untidyId: string;
  /** A document of another project, in whose second row checks find something; wrong numbers stop there. */
  readonly foundIn: Scene;
}

export interface Shot {
  /** The name of its pictures. Nothing else is called so. */
  readonly name: string;
  /** Who looks; null: nobody is signed in. */
  readonly as: Role | null;
  /** Ends when what is to be seen is there. Asks by keys, roles and places, never by words: it is taken in every language. */
  readonly show: (page: Page, ground: Ground) => Promise<unknown>;
}

export async function makeGround(api: (role: Role) => Api): Promise<Ground> {
  const scene = await makeScene(api, {
    with: ["translator", "reviewer", "proofreader", "viewer"],
    chinese: fixture("bookshop.zh.txt"),
    english: fixture("bookshop.en.txt"),
    confirmed: [1, 2, 3, 4],
    approved: [1, 2],
  });
  const { documentId, projectId } = scene;
  const third = await api("reviewer").row(documentId, 3);
  await api("reviewer").call("POST", `/segments/${third.id}/reject`, {
    revision: third.revision,
    reason: "accuracy",
    comment: "The shop closed in 1998, not in 1989.",
  });
  const fourth = await api("reviewer").row(documentId, 4);
  await api("reviewer").call(
    "POST",
    `/segments/${fourth.id}/comments`,
    { body: "Is “the old shop” the one by the bridge?", anchor: null },
    201,
  );
  const { url } = await api("owner").call<{ url: string }>(
    "POST",
    `/projects/${projectId}/invitations`,
    { role: "reviewer" },
    201,
  );
  const untidy = await api("owner").call<{ id: string }>(
    "POST",
    `/projects/${projectId}/documents`,
    { text: fixture("clock.zh.txt") },
    201,
  );
  await api("owner").call("POST", `/documents/${untidy.id}/draft`, { text: fixture("clock-gaps.en.txt") });
  return { ...scene, invitation: new URL(url).pathname, untidyId: untidy.id, foundIn: await makeFound(api) };
}

async function makeFound(api: (role: Role) => Api): Promise<Scene> {
  const scene = await makeScene(api, {
    with: ["translator", "reviewer"],
    chinese:
      "渡口的老人\n\n老人在渡口住了三十二年，见过八百二十一万次日出。\n\n他把船卖了，只留下一支桨。桨挂在门后。",
    english:
      "The Old Man at the Ferry\n\nThe the old man lived at the ferry for thirty-two years and saw 821,000 sunrises.\n\nHe sold the boat and kept only one oar .",
    confirmed: [1, 3],
    approved: [1],
  });
  await api("owner").call("PUT", `/projects/${scene.projectId}/checks/numbers`, { severity: "stop" });
  await api("owner").call("GET", `/documents/${scene.documentId}/findings`);
  return scene;
}

const go = (path: (ground: Ground) => string) => async (page: Page, ground: Ground) => {
  await page.goto(path(ground));
  await ready(page);
};

/** With the cursor in a row's Chinese; rows count from 1. */
const inRow =
  (row: number, idOf: (ground: Ground) => string) =>
  (...keys: readonly string[]) =>
  async (page: Page, ground: Ground) => {
    const desk = await Desk.open(page, idOf(ground));
    await page
      .getByRole("row")
      .nth(row - 1)
      .getByRole("gridcell")
      .first()
      .click();
    for (const key of keys) await desk.press(key);
  };
const inEditor = inRow(5, ({ documentId }) => documentId);
const inConfirmed = inRow(4, ({ documentId }) => documentId);
const inFound = inRow(2, ({ foundIn }) => foundIn.documentId);
const inUntidy = inRow(3, ({ untidyId }) => untidyId);

const dialog = (page: Page) => page.getByRole("dialog").first().waitFor();
const panel = (page: Page) => page.getByRole("complementary").waitFor();

const withDialog =
  (show: Shot["show"]): Shot["show"] =>
  async (page, ground) => {
    await show(page, ground);
    await dialog(page);
  };
const withPanel =
  (show: Shot["show"]): Shot["show"] =>
  async (page, ground) => {
    await show(page, ground);
    await panel(page);
  };

/** With what was found listed in a panel or dialog. */
const withFindings =
  (show: Shot["show"], role: "complementary" | "dialog"): Shot["show"] =>
  async (page, ground) => {
    await show(page, ground);
    await page.getByRole(role).getByRole("listitem").first().waitFor();
  };

/** Every screen, dialog, menu, panel and empty or failed state. A new one is a line here. */
export const SHOTS: readonly Shot[] = [
  { name: "sign-in", as: null, show: go(() => "/sign-in") },
  {
    name: "sign-in-refused",
    as: null,
    show: async (page, ground) => {
      await go(() => "/sign-in")(page, ground);
      await page.locator("[name=who]").fill("nobody@example.org");
      await page.locator("[name=password]").fill("not the password");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").waitFor();
    },
  },
  { name: "invitation", as: null, show: go(({ invitation }) => invitation) },
  { name: "invitation-unknown", as: null, show: go(() => "/invitations/not-a-secret") },
  { name: "start", as: "owner", show: go(() => "/projects") },
  { name: "start-reviewer", as: "reviewer", show: go(() => "/projects") },
  { name: "project", as: "owner", show: go(({ projectId }) => `/projects/${projectId}`) },
  { name: "project-viewer", as: "viewer", show: go(({ projectId }) => `/projects/${projectId}`) },
  { name: "members", as: "owner", show: go(({ projectId }) => `/projects/${projectId}/members`) },
  { name: "settings", as: "owner", show: go(({ projectId }) => `/projects/${projectId}/settings`) },
  { name: "speakers", as: "owner", show: go(({ projectId }) => `/projects/${projectId}/speakers`) },
  { name: "checks", as: "owner", show: go(({ projectId }) => `/projects/${projectId}/checks`) },
  { name: "review", as: "reviewer", show: go(({ projectId }) => `/projects/${projectId}/review`) },
  { name: "project-counts", as: "owner", show: go(({ projectId }) => `/projects/${projectId}/counts`) },
  { name: "counts", as: "owner", show: go(({ documentId }) => `/documents/${documentId}/counts`) },
  { name: "account", as: "translator", show: go(() => "/account") },
  { name: "accounts", as: "owner", show: go(() => "/accounts") },
  { name: "help", as: "translator", show: go(() => "/help") },
  { name: "not-found", as: "translator", show: go(() => "/projects/00000000-0000-7000-8000-000000000000") },
  { name: "export", as: "owner", show: go(({ documentId }) => `/documents/${documentId}/export`) },
  {
    name: "export-bilingual",
    as: "owner",
    show: async (page, ground) => {
      await go(({ documentId }) => `/documents/${documentId}/export`)(page, ground);
      await page.locator("input[type=radio]").nth(1).check({ force: true });
    },
  },
  { name: "reading", as: "viewer", show: go(({ documentId }) => `/documents/${documentId}/read`) },
  { name: "editor", as: "translator", show: inEditor() },
  { name: "editor-field", as: "translator", show: inEditor("Enter") },
  { name: "editor-compact", as: "translator", show: inEditor("Alt+d") },
  { name: "editor-proofreader", as: "proofreader", show: go(({ documentId }) => `/documents/${documentId}`) },
  { name: "editor-viewer", as: "viewer", show: go(({ documentId }) => `/documents/${documentId}`) },
  { name: "editor-untidy", as: "translator", show: inUntidy() },
  {
    name: "row-menu",
    as: "reviewer",
    show: async (page, ground) => {
      await inEditor()(page, ground);
      await page.getByRole("row").nth(4).getByRole("rowheader").getByRole("button").first().click();
      await page.getByRole("menu").waitFor();
    },
  },
  { name: "panel-comments", as: "translator", show: withPanel(inEditor("Control+m")) },
  { name: "panel-history", as: "translator", show: withPanel(inEditor("Alt+h")) },
  { name: "panel-alignment", as: "translator", show: withPanel(inUntidy("Alt+l")) },
  { name: "panel-source", as: "translator", show: withPanel(inEditor("Alt+c")) },
  { name: "panel-review", as: "reviewer", show: withPanel(inEditor("Alt+v")) },
  { name: "panel-suggestions", as: "reviewer", show: withPanel(inEditor("Alt+s")) },
  { name: "panel-findings", as: "translator", show: withPanel(inEditor("Alt+k")) },
  { name: "findings", as: "translator", show: withFindings(inFound("Alt+k"), "complementary") },
  {
    name: "findings-ignore",
    as: "translator",
    show: async (page, ground) => {
      await withFindings(inFound("Alt+k"), "complementary")(page, ground);
      await page.keyboard.press("Shift+Alt+K");
      await page.getByRole("complementary").getByRole("textbox").waitFor();
    },
  },
  { name: "findings-stop", as: "translator", show: withDialog(inFound("Control+Enter")) },
  { name: "findings-found", as: "translator", show: withFindings(inFound("Control+Alt+k"), "dialog") },
  { name: "coverage-open", as: "translator", show: withPanel(inFound("Alt+b")) },
  {
    name: "checks-found",
    as: "owner",
    show: go(({ foundIn }) => `/projects/${foundIn.projectId}/checks`),
  },
  {
    name: "export-found",
    as: "owner",
    show: go(({ foundIn }) => `/documents/${foundIn.documentId}/export`),
  },
  {
    name: "certificate",
    as: "owner",
    show: (page, { foundIn }) => page.goto(`/api/v1/documents/${foundIn.documentId}/certificate?format=html`),
  },
  { name: "panel-coverage", as: "translator", show: withPanel(inEditor("Alt+b")) },
  { name: "findings-document", as: "translator", show: withDialog(inEditor("Control+Alt+k")) },
  { name: "panel-matches", as: "translator", show: withPanel(inEditor("Alt+m")) },
  { name: "concordance", as: "translator", show: withDialog(inEditor("Control+k")) },
  { name: "send-back", as: "reviewer", show: withPanel(inConfirmed("Alt+r")) },
  { name: "palette", as: "translator", show: withDialog(inEditor("Control+Shift+P")) },
  { name: "keys", as: "translator", show: withDialog(inEditor("?")) },
  { name: "go-to-row", as: "translator", show: withDialog(inEditor("Control+g")) },
  { name: "omit", as: "translator", show: withDialog(inEditor("Control+Alt+o")) },
  { name: "set-aside", as: "translator", show: withDialog(inEditor("Control+Alt+x")) },
  { name: "find", as: "translator", show: inEditor("Control+f") },
  { name: "replace", as: "translator", show: inEditor("Control+h") },
  { name: "corrections", as: "translator", show: withDialog(inEditor("Shift+Alt+E")) },
  { name: "alignments", as: "translator", show: withDialog(inUntidy("Shift+Alt+H")) },
  {
    name: "offline",
    as: "translator",
    show: async (page, ground) => {
      await inEditor("Enter")(page, ground);
      await page.context().setOffline(true);
      await page.keyboard.type("Typed in the dark. ");
      await page.keyboard.press("Escape");
    },
  },
];
