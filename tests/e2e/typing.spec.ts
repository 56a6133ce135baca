import { Desk } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

test("typed text is there after a reload in the middle of typing", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { english: null });
  const page = await as("translator");
  // No save gets through, as on a train.
  await page.route("**/api/v1/segments/*/target", (route) => route.abort());
  const desk = await Desk.open(page, documentId);
  await desk.write(2);
  await page.keyboard.type("Mist lay on the river at five.");
  await page.reload();
  await expect(desk.english(2)).toHaveText("Mist lay on the river at five.");
  expect((await api("translator").row(documentId, 2)).target).toBe("");
  await page.unroute("**/api/v1/segments/*/target");
  await desk.saved();
  expect((await api("translator").row(documentId, 2)).target).toBe("Mist lay on the river at five.");
});

test("offline one goes on typing, in several rows, and all of it is sent once one is back", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { english: null });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await page.context().setOffline(true);
  await desk.write(2);
  await page.keyboard.type("Written in a tunnel.");
  await desk.press("Alt+ArrowDown");
  await expect(desk.field(3).or(desk.row(3)).first()).toBeVisible();
  await desk.write(3);
  await page.keyboard.type("And this, too.");
  await expect(page.getByText("Waiting for the network: 2 changes kept on this machine")).toBeVisible();
  await page.context().setOffline(false);
  await desk.saved();
  const rows = await api("translator").rows(documentId);
  expect(rows.slice(1, 3).map(({ target }) => target)).toEqual(["Written in a tunnel.", "And this, too."]);
  // Whoever types for longer than the pause after which a draft is kept has two versions; never one of them twice.
  const { versions } = await api("translator").history(rows[1]?.id ?? "");
  const texts = versions.map(({ text }) => text);
  expect(texts[0]).toBe("Written in a tunnel.");
  expect(new Set(texts).size).toBe(texts.length);
});

test("an answer that got lost is asked for again, and the text is stored once", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { english: null });
  const page = await as("translator");
  const sent: string[] = [];
  await page.route("**/api/v1/segments/*/target", async (route) => {
    sent.push(route.request().postDataJSON().operationId);
    if (sent.length > 1) return route.continue();
    // It arrives, and the answer does not.
    await route.fetch();
    return route.abort();
  });
  const desk = await Desk.open(page, documentId);
  await desk.write(4);
  await page.keyboard.type("Once.");
  await desk.press("Escape");
  await expect.poll(() => sent.length).toBeGreaterThan(1);
  await desk.saved();
  expect(new Set(sent).size).toBe(1);
  const { versions } = await api("translator").history((await api("translator").row(documentId, 4)).id);
  expect(versions.map(({ text }) => text)).toEqual(["Once."]);
});

test.describe("with a Chinese input method", () => {
  test("a composition survives scrolling away and back, and what it makes is saved", async ({ as, api }) => {
    const chinese = Array.from({ length: 120 }, (_, index) => `第${index + 1}段：江水往东流。`).join("\n\n");
    const { documentId } = await makeScene(api, { chinese, english: null });
    const page = await as("translator");
    const desk = await Desk.open(page, documentId);
    const field = await desk.write(2);
    await page.keyboard.type("He said ");
    const ends = await field.evaluateHandle((element) => {
      const count = { ends: 0 };
      element.addEventListener("compositionend", () => {
        count.ends += 1;
      });
      return count;
    });
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send("Input.imeSetComposition", { text: "ni hao", selectionStart: 6, selectionEnd: 6 });
    await expect(field).toHaveValue("He said ni hao");

    await page.getByRole("grid").hover();
    await page.mouse.wheel(0, 4000);
    await expect(desk.row(2)).not.toBeInViewport();
    await expect(field).toBeFocused();
    await page.mouse.wheel(0, -4000);
    await expect(desk.row(2)).toBeInViewport();
    await expect(field).toHaveValue("He said ni hao");
    expect(await ends.evaluate(({ ends }) => ends)).toBe(0);

    await keyboard.send("Input.imeSetComposition", { text: "你好", selectionStart: 2, selectionEnd: 2 });
    await keyboard.send("Input.insertText", { text: "你好" });
    await expect(field).toHaveValue("He said 你好");
    await page.keyboard.type(".");
    await desk.press("Escape");
    await desk.saved();
    expect((await api("translator").row(documentId, 2)).target).toBe("He said 你好.");
  });

  test("no shortcut fires while it is composing", async ({ as, api }) => {
    const { documentId } = await makeScene(api);
    const page = await as("translator");
    const desk = await Desk.open(page, documentId);
    const field = await desk.write(3);
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send("Input.imeSetComposition", { text: "shi jian", selectionStart: 8, selectionEnd: 8 });
    for (const keys of ["Control+Enter", "Control+Alt+m", "Control+Alt+ArrowUp", "Alt+ArrowDown", "Escape"])
      await desk.press(keys);
    await expect(field).toBeFocused();
    await expect(page.getByRole("row", { name: /^Row \d+/ })).toHaveCount(6);
    await keyboard.send("Input.imeSetComposition", { text: "时间", selectionStart: 2, selectionEnd: 2 });
    await keyboard.send("Input.insertText", { text: "时间" });
    await expect(field).toHaveValue(/时间/);
    // Afterwards the same key does what it says.
    await desk.press("Control+Shift+Enter");
    await expect(desk.gutter(3)).toContainText("Translated");
    expect((await api("translator").row(documentId, 3)).target).toContain("时间");
    expect(
      (await api("translator").rows(documentId)).filter(({ state }) => state !== "initial"),
    ).toHaveLength(1);
  });
});
