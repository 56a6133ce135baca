/**
 * Takes the README's pictures of a running, empty instance: `node --import tsx tests/e2e/screenshots.ts http://localhost:3000`.
 * It sets the instance up, so give it one with a data folder of its own.
 */
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const address = process.argv[2] ?? "http://localhost:3000";
const installed = process.env.DUIZHAO_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({
  ...(existsSync(installed) ? { executablePath: installed } : {}),
  args: ["--no-sandbox", "--disable-background-networking"],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });
const page = await context.newPage();

await page.goto(address);
await page.getByLabel("Your name").fill("Mei Lin");
await page.getByLabel("E-mail").fill("mei@example.org");
await page.getByLabel("Password", { exact: true }).fill("four words make sense");
await page.getByRole("button", { name: /set up/i }).click();
await page.waitForURL(/\/documents\//);
await page.getByText("Jiangcheng has seven great clocks", { exact: false }).click();
for (let row = 2; row <= 5; row += 1) await page.keyboard.press("Control+Enter");
await page.getByRole("button", { name: "Comments" }).click();
await page.getByText("您是怎么开始修大钟的", { exact: false }).hover();
await page.evaluate(() => document.fonts.ready);
await page.waitForTimeout(1_500); // the confirmations are stored and the sentence has found its answer
await page.screenshot({ path: ".readme/editor.png" });
const editor = page.url();
await page.getByRole("link", { name: "Export" }).click();
await page.waitForURL(/\/export/);
await page.getByRole("radio", { name: "Everything" }).check({ force: true });
await page.frameLocator("iframe").getByText("movement room", { exact: false }).first().waitFor();
await page.screenshot({ path: ".readme/export.png" });
await page.setViewportSize({ width: 390, height: 844 });
await page.emulateMedia({ colorScheme: "dark" });
await page.goto(editor);
await page.getByText("Jiangcheng has seven great clocks", { exact: false }).waitFor();
await page.evaluate(() => document.fonts.ready);
await page.waitForTimeout(500);
await page.screenshot({ path: ".readme/phone.png" });
await browser.close();
