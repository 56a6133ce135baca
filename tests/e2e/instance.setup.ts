import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "@playwright/test";
import { ready } from "./desk";
import { PASSWORD, PEOPLE, type Person, ROLES, sessionOf } from "./people";

/**
 * The first visit to an empty instance, as it happens once in its life: everything else in this folder comes after
 * it. Then one person a role is let in by invitation, and each gets a token and a browser's session.
 */
test("the first visit sets up an administrator and lands in the sample", async ({
  page,
  request,
  playwright,
  baseURL,
}) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup$/);
  await ready(page);
  await page.getByLabel("Your name").fill("Olga Owen");
  await page.getByLabel("E-mail").fill("owner@example.org");
  await page.getByLabel("User name (if you like)").fill("owner");
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Set up and open the sample" }).click();

  // A sample is imported and aligned meanwhile.
  await expect(page).toHaveURL(/\/documents\/[^/]+$/, { timeout: 40_000 });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("修钟的人：和沈默之谈江城的七座大钟");
  await expect(page.getByRole("row", { name: /^Row 1,/ })).toBeVisible();
  await page.context().storageState({ path: sessionOf("owner") });

  // Nobody can set it up a second time.
  await page.goto("/setup");
  await expect(page).not.toHaveURL(/\/setup/);
  expect((await request.post("/api/v1/setup", { data: {} })).status()).not.toBe(201);

  const people: Partial<Record<(typeof ROLES)[number], Person>> = {};
  const mine = page.context().request;
  const origin = { origin: new URL(baseURL as string).origin };
  const made = await mine.post("/api/v1/tokens", { data: { name: "tests" }, headers: origin });
  const { token } = await made.json();
  const me = await (await mine.get("/api/v1/me")).json();
  people.owner = { id: me.id, name: me.name, token };

  const project = await (
    await mine.post("/api/v1/projects", { data: { name: "People" }, headers: origin })
  ).json();
  for (const role of ROLES) {
    if (role === "owner") continue;
    const invitation = await mine.post(`/api/v1/projects/${project.id}/invitations`, {
      data: { role },
      headers: origin,
    });
    const { url } = await invitation.json();
    const theirs = await playwright.request.newContext({
      baseURL: baseURL as string,
      extraHTTPHeaders: origin,
    });
    const name = NAMES[role];
    const accepted = await theirs.post("/api/v1/invitations/accept", {
      data: {
        secret: new URL(url).pathname.split("/").at(-1),
        account: { name, email: `${role}@example.org`, username: role, password: PASSWORD },
      },
    });
    expect(accepted.status()).toBe(200);
    const them = await (await theirs.get("/api/v1/me")).json();
    const theirToken = await (await theirs.post("/api/v1/tokens", { data: { name: "tests" } })).json();
    people[role] = { id: them.id, name, token: theirToken.token };
    await theirs.storageState({ path: sessionOf(role) });
    await theirs.dispose();
  }
  mkdirSync(dirname(PEOPLE), { recursive: true });
  writeFileSync(PEOPLE, JSON.stringify(people));
});

const NAMES = {
  translator: "Tess Tran",
  reviewer: "Rui Ren",
  proofreader: "Paul Pru",
  viewer: "Vera Vane",
} as const;
