import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Api } from "./api";
import { Desk, ready } from "./desk";
import { expect, listen, type Role, sessionOf, test } from "./people";
import { makeScene, type Scene } from "./scene";
import { named, words } from "./words";

interface Whole extends Scene {
  readonly invitation: string;
  /** A document whose Chinese wants repair, with one word in its table. */
  readonly damagedId: string;
}

const DAMAGED = [
  "东谈主们照旧知谈这件事了，他的一又友也照旧领会。",
  "好物推荐：某某牌铸铁锅限时特价１９９元，点击购买",
  "ä½\u00a0å¥½ï¼Œä¸–ç•Œ\u200b，这是坏掉的一行。",
  // What tells a page that was copied from the web: only there is an advertisement asked about.
  "首页 关于我们 新闻中心 工程案例 联系我们",
  "扫一扫，关注我们",
].join("\n\n");

/** Each part of the dialog of corrections, and what it must have found before it is looked at. */
const DAMAGED_PARTS: readonly {
  readonly name: string;
  readonly tab: () => string;
  readonly shows: () => string | RegExp;
}[] = [
  {
    name: "table",
    tab: () => words()("editor.corrections.tab.table"),
    shows: () => words()("editor.corrections.will.makes", { count: 2 }),
  },
  {
    name: "places",
    tab: () => words()("editor.corrections.tab.places-count", { count: 2 }),
    shows: () => words()("editor.corrections.will.makes", { count: 2 }),
  },
  { name: "suspected errors", tab: () => words()("editor.corrections.tab.suspects"), shows: () => /谈/ },
  {
    name: "repairs",
    tab: () => words()("editor.corrections.tab.repairs"),
    shows: () => words()("editor.corrections.repairs.kind.invisible"),
  },
];

/** Every screen there is, as the person sees it who has most to do there. */
interface Screen {
  readonly name: string;
  readonly role: Role | null;
  readonly at: (scene: Whole) => string;
  /** What is open on it beside the page itself. */
  readonly opens?: (page: Page) => Promise<void>;
}

const SCREENS: readonly Screen[] = [
  { name: "sign-in", role: null, at: () => "/sign-in" },
  { name: "an invitation", role: null, at: ({ invitation }) => invitation },
  { name: "an address that leads nowhere", role: "owner", at: () => "/nowhere" },
  { name: "projects", role: "owner", at: () => "/projects" },
  { name: "documents", role: "owner", at: ({ projectId }) => `/projects/${projectId}` },
  {
    name: "import",
    role: "owner",
    at: ({ projectId }) => `/projects/${projectId}`,
    opens: (page) => page.getByRole("button", named("import.title")).click(),
  },
  { name: "waiting", role: "reviewer", at: ({ projectId }) => `/projects/${projectId}/review` },
  { name: "counts of a project", role: "owner", at: ({ projectId }) => `/projects/${projectId}/counts` },
  { name: "counts", role: "translator", at: ({ documentId }) => `/documents/${documentId}/counts` },
  { name: "members", role: "owner", at: ({ projectId }) => `/projects/${projectId}/members` },
  { name: "settings", role: "owner", at: ({ projectId }) => `/projects/${projectId}/settings` },
  { name: "account", role: "owner", at: () => "/account" },
  { name: "help", role: "owner", at: () => "/help" },
  { name: "reading", role: "proofreader", at: ({ documentId }) => `/documents/${documentId}/read` },
  { name: "export", role: "owner", at: ({ documentId }) => `/documents/${documentId}/export` },
  {
    name: "the editor, writing",
    role: "translator",
    at: ({ documentId }) => `/documents/${documentId}`,
    opens: async (page) => {
      await new Desk(page).write(2);
    },
  },
  {
    name: "the editor, finding, with comments",
    role: "translator",
    at: ({ documentId }) => `/documents/${documentId}`,
    opens: async (page) => {
      const desk = new Desk(page);
      await desk.chinese(2).click();
      await desk.press("Control+f");
      await page.getByRole("textbox", named("editor.find.label")).fill("Chen");
      await desk.chinese(2).click();
      await desk.press("Control+m");
      await expect(desk.panel.getByRole("textbox")).toBeVisible();
    },
  },
  {
    name: "the editor, history",
    role: "translator",
    at: ({ documentId }) => `/documents/${documentId}`,
    opens: async (page) => {
      const desk = new Desk(page);
      await desk.chinese(3).click();
      await desk.press("Alt+h");
      await expect(desk.panel.getByRole("insertion").first()).toBeVisible();
    },
  },
  {
    name: "the editor, alignment",
    role: "translator",
    at: ({ documentId }) => `/documents/${documentId}`,
    opens: async (page) => {
      const desk = new Desk(page);
      await desk.chinese(4).click();
      await desk.press("Alt+l");
      await expect(desk.panel.getByRole("button", named("editor.alignment.again"))).toBeVisible();
    },
  },
  {
    name: "the editor, earlier alignments",
    role: "translator",
    at: ({ documentId }) => `/documents/${documentId}`,
    opens: async (page) => {
      await page.keyboard.press("Shift+Alt+h");
      await expect(page.getByRole("dialog").getByRole("listitem").first()).toBeVisible();
    },
  },
  ...DAMAGED_PARTS.map(
    ({ name, tab, shows }): Screen => ({
      name: `the editor, corrections of the Chinese, ${name}`,
      role: "translator",
      at: ({ damagedId }) => `/documents/${damagedId}`,
      opens: async (page) => {
        await new Desk(page).chinese(1).click();
        await page.keyboard.press("Shift+Alt+e");
        const dialog = page.getByRole("dialog", named("editor.corrections.title"));
        await dialog.getByText(tab(), { exact: true }).click();
        await expect(dialog.getByText(shows()).first()).toBeVisible();
      },
    }),
  ),
  {
    name: "the editor, proposals of the import",
    role: "translator",
    at: ({ damagedId }) => `/documents/${damagedId}`,
    opens: async (page) => {
      await new Desk(page).chinese(1).click();
      await page.keyboard.press("Alt+p");
      const bar = page.getByRole("region", named("editor.proposals.title"));
      await expect(bar.getByRole("button").first()).toBeVisible();
    },
  },
  {
    name: "the editor, the original of a row",
    role: "translator",
    at: ({ damagedId }) => `/documents/${damagedId}`,
    opens: async (page) => {
      const desk = new Desk(page);
      await desk.chinese(1).click();
      await desk.press("Alt+c");
      await expect(desk.panel).toContainText("东谈主们");
    },
  },
  {
    name: "the editor, reviewing",
    role: "reviewer",
    at: ({ documentId }) => `/documents/${documentId}`,
    opens: async (page) => {
      const desk = new Desk(page);
      await desk.chinese(4).click();
      await desk.press("Alt+v");
      await expect(desk.panel.getByRole("button", named("editor.reviewing.approve"))).toBeVisible();
    },
  },
  {
    name: "the editor, all keys",
    role: "translator",
    at: ({ documentId }) => `/documents/${documentId}`,
    opens: async (page) => {
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", named("editor.dialog.keys.title"))).toBeVisible();
    },
  },
];

/** Each palette and each size once: contrast depends on the one, room on the other, nothing found on both. */
const LOOKS = [
  { colours: "light", viewport: { width: 1440, height: 900 } },
  { colours: "dark", viewport: { width: 390, height: 844 } },
] as const;

/**
 * The preview of an export stands in a frame that may run nothing, not even axe; what it shows is looked at below, as a
 * page. Legacy mode: no page has a frame of another origin, which the newer mode opens a window for.
 */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).exclude("iframe").setLegacyMode();
}

async function everyState(api: (role: Role) => Api): Promise<Whole> {
  const scene = await makeScene(api, {
    with: ["translator", "reviewer", "proofreader"],
    confirmed: [1, 2, 3, 4],
    approved: [1, 2],
  });
  const { documentId, projectId } = scene;
  await api("translator").write(documentId, 3, "He had worked here for forty years and knew every stone.");
  await api("translator").confirm(documentId, 3);
  const sentBack = await api("reviewer").row(documentId, 3);
  await api("reviewer").call("POST", `/segments/${sentBack.id}/reject`, {
    revision: sentBack.revision,
    reason: "accuracy",
    comment: "“This crossing” is lost.",
  });
  const final = await api("owner").row(documentId, 1);
  await api("owner").call("POST", `/segments/${final.id}/finalize`, { revision: final.revision });
  await api("translator").write(documentId, 5, "“They do,” said Old Chen.");
  const aside = await api("owner").row(documentId, 6);
  await api("owner").call("POST", `/paragraphs/${aside.source[0]?.paragraphId}/set-aside`, {
    reason: "an advertisement",
  });
  const { url } = await api("owner").call<{ url: string }>(
    "POST",
    `/projects/${projectId}/invitations`,
    { role: "viewer", note: "for the client" },
    201,
  );
  const damaged = await api("owner").call<{ id: string }>(
    "POST",
    `/projects/${projectId}/documents`,
    { text: DAMAGED },
    201,
  );
  await api("owner").call(
    "POST",
    `/documents/${damaged.id}/rules`,
    { rows: [{ from: "照旧", to: "已经" }] },
    201,
  );
  const corrected = await api("owner").row(damaged.id, 1);
  await api("owner").call("POST", `/paragraphs/${corrected.source[0]?.paragraphId}/corrections`, {
    start: 0,
    end: 3,
    old: "东谈主",
    new: "人",
    reason: "a swapped word",
  });
  return { ...scene, invitation: new URL(url).pathname, damagedId: damaged.id };
}

/** Two tests a look, about as long as each other: each has people of its own to be signed in as. */
const PARTS = [
  { part: "any page around the editor", roles: [null, "owner", "proofreader"] },
  { part: "the editor", roles: ["translator", "reviewer"] },
] as const;

for (const { colours, viewport } of LOOKS)
  for (const { part, roles } of PARTS) {
    test(`axe finds nothing serious on ${part}, ${colours}, ${viewport.width} × ${viewport.height}`, async ({
      browser,
      api,
      contextOptions,
    }) => {
      test.setTimeout(240_000);
      const scene = await everyState(api);
      const found: string[] = [];
      const complaints: string[] = [];
      for (const role of roles) {
        const context = await browser.newContext({
          ...contextOptions,
          viewport,
          colorScheme: colours,
          ...(role ? { storageState: sessionOf(role) } : {}),
        });
        const page = await context.newPage();
        listen(page, complaints);
        for (const screen of SCREENS.filter((one) => one.role === role)) {
          await page.goto(screen.at(scene));
          await ready(page);
          await screen.opens?.(page);
          const { violations } = await axe(page).analyze();
          for (const { id, impact, nodes } of violations)
            if (impact === "serious" || impact === "critical")
              found.push(
                `${screen.name}: ${id}: ${nodes.map(({ html, target }) => `${target} ${html.slice(0, 160)}`).join("\n    ")}`,
              );
          const { wide, room } = await page.evaluate(() => ({
            wide: document.documentElement.scrollWidth,
            room: document.documentElement.clientWidth,
          }));
          if (wide > room) found.push(`${screen.name}: scrolls sideways, ${wide} in ${room}`);
        }
        await context.close();
      }
      expect.soft(found.join("\n")).toBe("");
      expect(complaints).toEqual([]);
    });
  }

test("the exported page itself", async ({ browser, api, contextOptions }) => {
  const { documentId } = await everyState(api);
  const owner = api("owner");
  const answer = await owner.request.get(`/api/v1/documents/${documentId}/export?format=html&include=all`, {
    headers: { authorization: `Bearer ${owner.token}` },
  });
  const context = await browser.newContext({ ...contextOptions, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.setContent(await answer.text());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Ferryman");
  const { violations } = await axe(page).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  await context.close();
});
