import type { Segment } from "@/lib/wire/segments";
import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

/** A page with a menu that is surely one, a follow-me line and an advertisement that are asked about, and glued turns. */
const PAGE = [
  "首页 关于我们 新闻中心 工程案例 联系我们",
  "修钟的人",
  "记者：您还记得修好的第一只钟吗？",
  "许长生：记得，是一只三五牌的座钟。师傅故意把发条弄断了，让我自己找毛病。",
  "好物推荐：某某牌铸铁锅限时特价199元，点击购买",
  "记者：现在还有人来修钟吗？许长生：有，比前些年多。",
  "许长生：年轻人从爷爷奶奶那里拿来的，不图它走得准。",
  "记者：谢谢您。许长生：别客气，雨停了再走。",
  "扫一扫，关注我们",
].join("\n");

const chineseOf = (rows: readonly Segment[]) =>
  rows.map(({ source }) => source.map(({ text }) => text).join("·"));

test("proposals are walked and answered by key, by kind with the mouse, and each is one step of undo", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { chinese: PAGE, english: null });
  const desk = await Desk.open(await as("translator"), documentId);
  const bar = desk.page.getByRole("region", { name: "Proposals of the import" });
  await expect(bar).toContainText("4 proposals");
  const before = chineseOf(await api("translator").rows(documentId));

  await desk.chinese(1).click();
  await desk.press("Alt+p");
  await expect(desk.row(4)).toContainText("a price or discount");
  await desk.press("Alt+n");
  await expect(bar).toContainText("3 proposals");
  await expect(desk.row(5)).toContainText("Two turns stand in this one paragraph");
  await desk.press("Alt+y");
  await expect(bar).toContainText("2 proposals");
  await expect(desk.chinese(6)).toContainText("许长生：有");
  await desk.undo();
  await expect(bar).toContainText("3 proposals");

  await bar.getByRole("button", { name: /3 proposals/ }).click();
  await bar.getByRole("button", { name: "Split all 2" }).click();
  await expect(bar).toContainText("1 proposal");
  const parted = await api("translator").rows(documentId);
  expect(parted.flatMap(({ source }) => source.map(({ speaker }) => speaker))).toEqual([
    null,
    ...["记者", "许长生", null, "记者", "许长生", "许长生", "记者", "许长生", null],
  ]);
  await bar.getByRole("button", { name: "Set aside", exact: true }).click();
  await expect(bar).toContainText("No proposal waits");
  await expect(bar).toContainText("Set aside: 2 boilerplate");
  await bar.getByRole("button", { name: "Bring all 2 back" }).click();
  await expect(desk.row(1)).toContainText("首页 关于我们");
  // Undone one by one, everything stands as it did before it was brought back, set aside and split.
  for (const shows of ["Set aside: 2 boilerplate", "1 proposal", "3 proposals"]) {
    await desk.undo();
    await expect(bar).toContainText(shows);
  }
  await expect.poll(async () => chineseOf(await api("translator").rows(documentId))).toEqual(before);
});

test("who speaks has one name in English, which an export prints once", async ({ as, api }) => {
  const { projectId, documentId } = await makeScene(api, { chinese: PAGE, english: null });
  const page = await as("translator");
  await page.goto(`/projects/${projectId}/speakers`);
  await ready(page);
  const field = page.getByLabel("English name of 许长生");
  await field.fill("Xu Chang");
  await field.press("Enter");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(field).toHaveValue("");
  await field.fill("Xu Changsheng");
  await field.press("Enter");
  await expect(page.getByText("Named by")).toBeVisible();
  await api("translator").write(documentId, 3, "I do, a mantel clock.");
  await api("translator").write(documentId, 6, "Xu Changsheng: The young bring them.");
  const file = await api("translator").request.get(
    `/api/v1/documents/${documentId}/export?format=txt&include=all`,
    {
      headers: { authorization: `Bearer ${api("translator").token}` },
    },
  );
  const text = await file.text();
  expect(text).toContain("Xu Changsheng: I do, a mantel clock.");
  expect(text.match(/Xu Changsheng/g)).toHaveLength(2);
});
