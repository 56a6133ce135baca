import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { openRelay } from "./relay";
import { makeScene } from "./scene";

test("a line that dies without a word is noticed within 30 s; what was typed arrives once, and so does what others did", async ({
  as,
  api,
  baseURL,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const relay = await openRelay(baseURL as string);
  const page = await as("translator");
  // Half a minute is gone in a moment.
  await page.clock.install();
  await page.goto(`${relay.url}/documents/${documentId}`);
  await ready(page);
  const mine = new Desk(page);
  const theirs = await Desk.open(await as("reviewer"), documentId);
  await expect(page.getByRole("list", { name: "Also here" })).toContainText("RR");
  relay.die();
  await mine.write(2);
  const sent = page.waitForRequest("**/api/v1/segments/*/target");
  await page.keyboard.type(" Typed into a dead line.");
  await sent;
  await theirs.write(3);
  await theirs.page.keyboard.type(" Typed at the desk.");
  await theirs.saved();
  await page.clock.fastForward(28_000);
  await expect(page.getByText("Not connected: you do not see what others do.")).toBeVisible();
  // Of the connections that the browser had kept, each dead one has to be tried.
  await expect(async () => {
    await page.clock.fastForward(20_000);
    await expect(mine.english(3)).toContainText("Typed at the desk.", { timeout: 1_000 });
    await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expect(theirs.english(2)).toContainText("Typed into a dead line.");
  await expect(page.getByRole("list", { name: "Also here" })).toContainText("RR");
  const row = await api("reviewer").row(documentId, 2);
  const { versions } = await api("reviewer").history(row.id);
  expect(versions.filter(({ text }) => text.endsWith(" Typed into a dead line."))).toHaveLength(1);
  await relay.close();
});
