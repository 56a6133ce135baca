import type { Page } from "@playwright/test";
import { Desk } from "./desk";
import { expect, person, test } from "./people";
import { makeScene } from "./scene";

/** The scripts that come once the page stands; `let` them through when the promise is kept. */
async function holdScripts(page: Page): Promise<{ readonly let: () => void }> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  return { let: release };
}

/** Nothing is fetched ahead on this page: that waits for the page to stand for 1.5 s, and here it waits for ever. */
async function fetchesNothingAhead(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const own = window.setTimeout;
    const patient = (act: () => void, ms?: number) => own(act, ms === 1_500 ? 1_000_000 : ms);
    window.setTimeout = patient as typeof window.setTimeout;
  });
}

const REASON = "Not what the ferryman says.";

test.describe("a reason for rejection", () => {
  for (const { when, isHeld } of [
    { when: "with the panel there", isHeld: false },
    { when: "with the panel on its way", isHeld: true },
  ]) {
    test(`is written and sent, and approves nothing, ${when}`, async ({ as, api }) => {
      const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], confirmed: [2, 3, 4] });
      const page = await as("reviewer");
      const desk = await Desk.open(page, documentId);
      const scripts = isHeld ? await holdScripts(page) : null;
      const posted: string[] = [];
      page.on("request", (asked) => {
        if (asked.method() === "POST" && /\/segments\//.test(asked.url()))
          posted.push(new URL(asked.url()).pathname.split("/").at(-1) ?? "");
      });
      await desk.write(3);
      await desk.press("Alt+r");
      await page.keyboard.type(REASON);
      if (isHeld) {
        // Nothing can be sent yet, and nothing else is.
        await desk.press("Control+Enter");
        await desk.press("Alt+a");
      }
      scripts?.let();
      const field = desk.panel.getByRole("textbox", { name: /^What should be different/ });
      await expect(field).toHaveValue(REASON);
      await expect(field).toBeFocused();
      await desk.press("Control+Enter");
      await expect(desk.gutter(3)).toContainText("Changes requested");
      await expect(desk.field(3)).toBeFocused();
      expect(posted).toEqual(["reject"]);
      expect((await api("reviewer").row(documentId, 3)).target).not.toContain(REASON);
      const { reviews } = await api("reviewer").history((await api("reviewer").row(documentId, 3)).id);
      expect(reviews).toMatchObject([{ verdict: "rejected", comment: REASON }]);
    });
  }

  test("Esc leaves its field for the row, and keeps it", async ({ as, api }) => {
    const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], confirmed: [3] });
    const desk = await Desk.open(await as("reviewer"), documentId);
    await desk.chinese(3).click();
    await desk.press("Alt+r");
    await desk.page.keyboard.type(REASON);
    await desk.press("Escape");
    await expect(desk.row(3)).toBeFocused();
    await expect(desk.panel.getByRole("textbox", { name: /^What should be different/ })).toHaveValue(REASON);
    await desk.press("Alt+r");
    await desk.page.keyboard.type(" Again.");
    await expect(desk.panel.getByRole("textbox", { name: /^What should be different/ })).toHaveValue(
      `${REASON} Again.`,
    );
  });
});

const OPENERS = [
  { keys: "Control+m", field: "textbox", name: /^Comment on row 3/, in: "panel" },
  { keys: "Control+g", field: "textbox", name: /^Row, 1 to/, in: "dialog" },
  { keys: "Control+h", field: "textbox", name: /./, in: "dialog" },
  { keys: "Control+Alt+o", field: "textbox", name: "Why it is left out", in: "dialog" },
  { keys: "Control+Shift+p", field: "combobox", name: "Find a command", in: "dialog" },
  { keys: "Control+f", field: "textbox", name: "Find in Chinese and English", in: "page" },
] as const;

for (const { keys, field, name, in: where } of OPENERS) {
  for (const isHeld of where === "page" ? [false] : [false, true]) {
    test(`${keys}: what is typed at once stands in its field${isHeld ? ", also when that comes late" : ""}`, async ({
      as,
      api,
    }) => {
      const { documentId } = await makeScene(api, { with: ["translator"] });
      const page = await as("translator");
      const desk = await Desk.open(page, documentId);
      const scripts = isHeld ? await holdScripts(page) : null;
      await desk.write(3);
      const before = await desk.field(3).inputValue();
      await desk.press(keys);
      await page.keyboard.type("xyz 7");
      scripts?.let();
      const place = where === "panel" ? desk.panel : where === "dialog" ? page.getByRole("dialog") : page;
      const opened = place.getByRole(field, { name }).first();
      await expect(opened).toHaveValue("xyz 7");
      await expect(opened).toBeFocused();
      await expect(page.locator("textarea[data-row]")).toHaveValue(before);
      expect((await api("translator").row(documentId, 3)).target).toBe(before);
    });
  }
}

test("behind a dialog no key of the page acts, wherever the focus is", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator"] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.chinese(2).click();
  await desk.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await expect(dialog).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const keys of ["F8", "Alt+l", "Alt+d", "Alt+ArrowDown", "Control+Enter", "j"]) await desk.press(keys);
  await expect(dialog).toBeVisible();
  await expect(page.locator("[data-active]")).toHaveAttribute("aria-rowindex", "2");
  await expect(page.locator(".bench-panel")).toHaveCount(0);
  expect((await api("translator").row(documentId, 2)).state).toBe("initial");
});

test.describe("without a network", () => {
  for (const { keys, what } of [
    { keys: "?", what: "This dialog" },
    { keys: "Control+m", what: "The panel" },
    { keys: "Control+g", what: "This dialog" },
  ]) {
    test(`${keys}, whose code was not fetched, is said in place, and tried again`, async ({ as, api }) => {
      const { documentId } = await makeScene(api, { with: ["translator"] });
      const page = await as("translator");
      await fetchesNothingAhead(page);
      const desk = await Desk.open(page, documentId);
      let isDown = true;
      await page.route("**/_next/static/**", (route) => (isDown ? route.abort() : route.continue()));
      await desk.chinese(2).click();
      await desk.press(keys);
      await expect(page.getByText(`${what} could not be fetched from the server`)).toBeVisible();
      await expect(page.getByText("Something went wrong")).toHaveCount(0);
      await page.screenshot({ path: test.info().outputPath("not-here.png") });
      isDown = false;
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByText("could not be fetched from the server")).toHaveCount(0);
      await expect(page.getByRole(keys === "Control+m" ? "complementary" : "dialog")).toBeVisible();
    });
  }

  test("everything that people will need is there once the editor stands", async ({ as, api }) => {
    const { documentId } = await makeScene(api, { with: ["translator"] });
    const page = await as("translator");
    const desk = await Desk.open(page, documentId);
    await page.locator(".bench[data-whole]").waitFor();
    await page.context().setOffline(true);
    await desk.chinese(2).click();
    await desk.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await desk.press("Escape");
    await desk.press("Control+m");
    await expect(desk.panel.getByRole("textbox", { name: "Comment on row 2" })).toBeFocused();
    await desk.press("Escape");
    await page.getByRole("button", { name: "Row 2: what can be done" }).click();
    await expect(page.getByRole("menu")).toBeVisible();
  });
});

test("two tabs with two accounts: nothing of the first one's goes out under the second one's name", async ({
  as,
  api,
  baseURL,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.chinese(2).click();
  await desk.press("Control+m");
  await page.keyboard.type("The translator's remark.");
  // In another tab of the same browser the reviewer signs in.
  const theirs = await as("reviewer");
  await page.context().addCookies(await theirs.context().cookies(baseURL));
  await desk.press("Control+Enter");
  await expect(page.getByRole("dialog", { name: "Somebody else is signed in" })).toBeVisible();
  const { comments } = await api("translator").call<{ comments: unknown[] }>(
    "GET",
    `/segments/${(await api("translator").row(documentId, 2)).id}/comments`,
  );
  expect(comments).toEqual([]);
  expect(person("reviewer").id).not.toBe(person("translator").id);
});
