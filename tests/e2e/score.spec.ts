import type { MarkList, ScoreReport } from "@/lib/wire/score";
import { Desk } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";
import { named, words } from "./words";

const CHINESE = "渡口的老人\n\n老人在渡口住了三十二年。\n\n他把船卖了，只留下一支桨。";
const ENGLISH =
  "The Old Man at the Ferry\n\nThe old man lived at the ferry for twenty-three years.\n\nHe sold the boat and kept only one oar.";

test("an error is marked by two keys, counts once its row is read, is the reason for sending back, and is taken back", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, {
    with: ["translator", "reviewer"],
    confirmed: [1, 2, 3],
    chinese: CHINESE,
    english: ENGLISH,
  });
  const say = words();
  const desk = await Desk.open(await as("reviewer"), documentId);
  const field = await desk.write(2);
  await desk.press("Alt+q");
  const list = desk.panel.getByRole("list", named("score.panel.list", { row: 2 }));
  await expect(desk.panel.getByText(say("score.panel.none"))).toBeVisible();

  // Two keys: what is wrong, how grave.
  await field.focus();
  await field.evaluate((element: HTMLTextAreaElement) => {
    const start = element.value.indexOf("twenty-three");
    element.setSelectionRange(start, start + "twenty-three".length);
  });
  await expect(desk.panel.getByRole("status").filter({ hasText: "twenty-three" })).toBeVisible();
  await desk.page.keyboard.press("m");
  await desk.page.keyboard.press("2");
  const item = list.getByRole("listitem");
  await expect(item).toContainText(say("score.category.accuracy.mistranslation"));
  await expect(item).toContainText(say("score.severity.major"));
  await expect(field).toHaveValue(/twenty-three/);
  await expect(desk.row(2).locator(".mark-finding-warning").first()).toBeVisible();

  // It counts once the row is read.
  const report = () => api("reviewer").call<ScoreReport>("GET", `/documents/${documentId}/score`);
  expect((await report()).whole?.score).toBeNull();
  await desk.press("Shift+Alt+q");
  await expect(desk.panel.getByRole("button", named("score.panel.unread"))).toBeVisible();
  expect((await report()).whole).toMatchObject({ points: 5, rows: 1 });

  // Sending back begins with what is marked.
  await desk.press("Alt+r");
  await desk.panel.getByRole("button", named("score.panel.from-marks")).click();
  await expect(desk.panel.getByRole("textbox", named("editor.reviewing.different"))).toHaveValue(
    /twenty-three/,
  );
  await expect(desk.panel.getByRole("combobox", named("editor.reviewing.because"))).toHaveValue("accuracy");

  await field.focus();
  await desk.press("Alt+q");
  await item.getByRole("button", named("score.panel.take-back")).click();
  await expect(item).toHaveCount(0);
  await desk.page.getByRole("button", named("editor.undo-button")).click();
  await expect(item).toHaveCount(1);
  const { marks } = await api("reviewer").call<MarkList>("GET", `/documents/${documentId}/marks`);
  expect(marks.map(({ words: marked }) => marked)).toEqual(["twenty-three"]);

  // Whose row it is sees it, and marks nothing.
  const theirs = await Desk.open(await as("translator"), documentId);
  await theirs.write(2);
  await theirs.press("Alt+q");
  await expect(theirs.panel.getByRole("listitem")).toContainText("twenty-three");
  await expect(theirs.panel.getByRole("region", named("score.panel.mark"))).toHaveCount(0);
});
