import { randomUUID } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { OWN_NAMES } from "@/lib/messages/language";
import { ready } from "./desk";
import { expect, listen, PASSWORD, test } from "./people";
import { fixture, makeProject } from "./scene";
import { named, words } from "./words";

/** The language of this project's journeys, and the other one. */
const languages = () =>
  words().language === "en"
    ? { own: "en", other: "zh-Hans", names: [OWN_NAMES["zh-Hans"], OWN_NAMES.en] as const }
    : { own: "zh-Hans", other: "en", names: [OWN_NAMES.en, OWN_NAMES["zh-Hans"]] as const };

async function opened(browser: Browser, options: BrowserContextOptions, path: string): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(path);
  await ready(page);
  return page;
}

test("the first visit speaks the browser's language, and one click changes it for good", async ({
  browser,
  contextOptions,
}) => {
  const { own, other, names } = languages();
  const page = await opened(browser, contextOptions, "/sign-in");
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", own);
  const signIn = page.getByRole("button", named("start.sign-in"));
  await expect(signIn).toBeVisible();
  const who = page.getByRole("textbox").first();
  await who.fill("somebody@example.org");
  await page.getByRole("button", { name: names[0], exact: true }).click();
  await expect(html).toHaveAttribute("lang", other);
  await expect(signIn).toBeHidden();
  await expect(who, "what was typed stays").toHaveValue("somebody@example.org");
  await page.reload();
  await ready(page);
  await expect(html).toHaveAttribute("lang", other);
  await page.getByRole("button", { name: names[1], exact: true }).click();
  await expect(html).toHaveAttribute("lang", own);
  await expect(signIn).toBeVisible();
  await page.context().close();
});

test("somebody who was invited makes an account, and their language follows them to another browser", async ({
  browser,
  contextOptions,
  api,
}) => {
  const { own, other, names } = languages();
  const projectId = await makeProject(api, []);
  const { url } = await api("owner").call<{ url: string }>(
    "POST",
    `/projects/${projectId}/invitations`,
    { role: "translator" },
    201,
  );
  const email = `${randomUUID()}@example.org`;
  const page = await opened(browser, contextOptions, new URL(url).pathname);
  await page.getByLabel(words()("start.name")).fill("Lin Mei");
  await page.getByLabel(words()("start.email"), { exact: true }).fill(email);
  await page.getByRole("textbox", named("start.password")).fill("short");
  await expect(page.getByText(words()("ui.password.short", { more: 5 }))).toBeVisible();
  await page.getByRole("textbox", named("start.password")).fill(PASSWORD);
  await page.getByRole("button", named("start.invitation.make-and-join")).click();
  await expect(page).toHaveURL(new RegExp(`/projects/${projectId}$`));
  await expect(page.locator("html")).toHaveAttribute("lang", own);

  const kept = page.waitForResponse((answer) => answer.request().method() === "PATCH");
  await page.getByRole("button", { name: names[0], exact: true }).click();
  expect((await kept).status()).toBe(200);
  await expect(page.locator("html")).toHaveAttribute("lang", other);
  await page.context().close();

  const elsewhere = await opened(browser, contextOptions, "/sign-in");
  await expect(elsewhere.locator("html")).toHaveAttribute("lang", own);
  await elsewhere.getByLabel(words()("start.who")).fill(email);
  await elsewhere.getByRole("textbox", named("start.password")).fill("not this one");
  await elsewhere.getByRole("button", named("start.sign-in")).click();
  await expect(elsewhere.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await elsewhere.getByRole("textbox", named("start.password")).fill(PASSWORD);
  await elsewhere.getByRole("button", named("start.sign-in")).click();
  await expect(elsewhere).toHaveURL(/\/projects$/);
  await expect(elsewhere.locator("html")).toHaveAttribute("lang", other);
  await elsewhere.context().close();
});

test("a project, a text with its draft, its counts and its export, asked for by key", async ({ as }) => {
  const say = words();
  const page = await as("owner");
  await page.goto("/projects");
  await ready(page);
  await page.getByRole("button", named("project.new")).click();
  const name = `Ferry ${randomUUID()}`;
  await page.getByRole("textbox", named("project.name")).fill(name);
  await page.getByRole("button", named("project.new.action")).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

  await page.getByRole("button", named("import.title")).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(say("import.source.paste"), { exact: true }).click();
  await dialog
    .getByRole("textbox", named("import.source.text", { label: say("import.original") }))
    .fill(fixture("ferry.zh.txt"));
  await dialog.getByRole("checkbox", named("import.with-draft")).check();
  await dialog.getByText(say("import.source.paste"), { exact: true }).last().click();
  await dialog
    .getByRole("textbox", named("import.source.text", { label: say("import.draft") }))
    .fill(fixture("ferry.en.txt"));
  await dialog.getByRole("button", named("import.action")).click();
  await expect(page.getByRole("dialog", named("import.done"))).toContainText(say("import.placed.title"), {
    timeout: 30_000,
  });
  await page.getByRole("button", named("import.open")).click();
  await expect(page).toHaveURL(/\/documents\/[^/]+$/);
  const document = new URL(page.url()).pathname;

  await page.goto(`${document}/counts`);
  await expect(page.getByRole("columnheader", named("counts.words")).first()).toBeVisible();

  await page.goto(`${document}/export`);
  await ready(page);
  await page.getByText(say("export.rows.all"), { exact: true }).click();
  await page.getByText(say("export.format.txt"), { exact: true }).click();
  await expect(page.getByRole("textbox", named("export.preview.of"))).toHaveValue(/The Ferryman/);
  const loading = page.waitForEvent("download");
  await page.getByRole("link", named("export.download", { format: say("export.format.txt") })).click();
  expect((await loading).suggestedFilename()).toMatch(/\.txt$/);
});

const WIDTHS = [1440, 1024, 390] as const;

test("words that are two fifths longer leave no control clipped", async ({
  browser,
  contextOptions,
  api,
  as,
}) => {
  test.skip(words().language !== "en", "the long words are made of the English ones");
  test.setTimeout(180_000);
  const project = await makeProject(api, ["translator"]);
  const { id } = await api("owner").call<{ id: string }>(
    "POST",
    `/projects/${project}/documents`,
    { text: fixture("ferry.zh.txt") },
    201,
  );
  await api("owner").call("POST", `/documents/${id}/draft`, { text: fixture("ferry.en.txt") });
  const pages = [
    "/projects",
    ...["", "/review", "/speakers", "/counts", "/members", "/settings"].map(
      (path) => `/projects/${project}${path}`,
    ),
    ...["", "/counts", "/export", "/read"].map((path) => `/documents/${id}${path}`),
    "/account",
    "/accounts",
    "/help",
    "/nowhere",
  ];
  const owner = await as("owner");
  const found: string[] = [];
  const look = async (page: Page, path: string) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const clipped of await page.evaluate(findClipped)) found.push(`${path}, ${width}: ${clipped}`);
    }
  };
  const url = new URL(test.info().project.use.baseURL as string).origin;
  await owner.context().addCookies([{ name: "duizhao-language", value: "en-XA", url }]);
  for (const path of pages) {
    await owner.goto(path);
    await ready(owner);
    await look(owner, path);
  }
  await owner.goto(`/projects/${project}`);
  await ready(owner);
  await owner.locator("main button").first().click();
  await owner.getByRole("dialog").waitFor();
  await look(owner, "the import");

  const nobody = await (await browser.newContext(contextOptions)).newPage();
  const complaints: string[] = [];
  listen(nobody, complaints);
  await nobody.context().addCookies([{ name: "duizhao-language", value: "en-XA", url }]);
  await nobody.goto("/sign-in");
  await ready(nobody);
  await look(nobody, "/sign-in");
  await nobody.context().close();
  expect(found).toEqual([]);
  expect(complaints).toEqual([]);
});

/** Runs in the page: controls whose words do not fit into them, or that stand outside of the screen or of what cuts them off. */
function findClipped(): string[] {
  const found: string[] = [];
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > room) found.push("the page scrolls sideways");
  for (const control of document.querySelectorAll<HTMLElement>(
    "button, a, label, summary, h1, h2, h3, th, dt, [role=tab]",
  )) {
    const box = control.getBoundingClientRect();
    const style = getComputedStyle(control);
    const isSeen =
      box.width > 1 && box.height > 1 && style.visibility !== "hidden" && style.display !== "inline";
    if (!isSeen || control.closest(".sr-only, [aria-hidden=true]")) continue;
    const seen: DOMRect[] = [];
    const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const around = text.parentElement;
      // What is only heard stands in a box of one pixel.
      if (!around || around.closest("option") || around.getBoundingClientRect().width <= 1) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      seen.push(...[...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1));
    }
    const right = Math.max(...seen.map((one) => one.right), box.left);
    const bottom = Math.max(...seen.map((one) => one.bottom), box.top);
    const name = (control.textContent ?? "").trim().slice(0, 40);
    if (right > box.right + 1.5)
      found.push(`“${name}” is ${Math.round(right - box.right)} px too wide for its ${control.tagName}`);
    if (control.tagName === "BUTTON" && bottom > box.bottom + 1.5)
      found.push(`“${name}” is ${Math.round(bottom - box.bottom)} px too high for its button`);
    let scrolls = false;
    for (let outer = control.parentElement; outer; outer = outer.parentElement)
      if (/auto|scroll/.test(getComputedStyle(outer).overflowX)) scrolls = true;
    if (!scrolls && box.right > room + 1) found.push(`“${name}” stands outside of the screen`);
  }
  return found;
}
