import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test as base, type Page } from "@playwright/test";
import { Api } from "./api";

export { expect } from "@playwright/test";

/**
 * Who takes part. Each role has one person in the instance; a test lets those it needs into a project of its own
 * (`scene.ts`) and opens windows as them.
 */
export const ROLES = ["owner", "translator", "reviewer", "proofreader", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export const PASSWORD = "correct horse battery staple";

const FOLDER = join(process.env.DUIZHAO_E2E_DATA as string, "e2e-people");
export const PEOPLE = join(FOLDER, "people.json");
export const sessionOf = (role: Role) => join(FOLDER, `${role}.json`);

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly token: string;
}

export function person(role: Role): Person {
  return JSON.parse(readFileSync(PEOPLE, "utf8"))[role] as Person;
}

export interface Fixtures {
  /**
   * A window in which this person is signed in; its context opens more of them. Anything that their consoles complain of
   * fails the test.
   */
  readonly as: (role: Role) => Promise<Page>;
  /** The front door, asked with this person's token. */
  readonly api: (role: Role) => Api;
}

export const test = base.extend<Fixtures>({
  as: async ({ browser, contextOptions }, use) => {
    const complaints: string[] = [];
    const opened: Page[] = [];
    await use(async (role) => {
      const context = await browser.newContext({ ...contextOptions, storageState: sessionOf(role) });
      context.on("page", (page) => listen(page, complaints));
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
    base.expect(complaints, "what the console complained of").toEqual([]);
  },
  api: async ({ playwright, baseURL }, use) => {
    const request = await playwright.request.newContext({ baseURL: baseURL as string });
    await use((role) => new Api(request, person(role).token));
    await request.dispose();
  },
});

/**
 * What is no complaint: the browser's own note of an answer that is not a success, for those are the tests' to judge; and
 * that the frame of the export's preview runs nothing, which Playwright's tracing tries there.
 */
const NO_COMPLAINT = /^Failed to load resource|^Blocked script execution in 'about:srcdoc'/;

export function listen(page: Page, complaints: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error" && !NO_COMPLAINT.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
}
