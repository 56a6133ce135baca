import { ready } from "./desk";
import { expect, test } from "./people";
import { named, words } from "./words";

test("the first visit speaks the browser's language, and one click changes it for good", async ({
  browser,
  contextOptions,
}) => {
  const context = await browser.newContext(contextOptions);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await ready(page);
  const own = words().language;
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", own);
  const signIn = page.getByRole("button", named("start.sign-in"));
  await expect(signIn).toBeVisible();
  const who = page.getByRole("textbox").first();
  await who.fill("somebody@example.org");
  const [others, mine] = own === "en" ? ["中文", "English"] : ["English", "中文"];
  await page.getByRole("button", { name: others as string, exact: true }).click();
  await expect(html).not.toHaveAttribute("lang", own);
  await expect(signIn).toBeHidden();
  await expect(who, "what was typed stays").toHaveValue("somebody@example.org");
  await page.reload();
  await ready(page);
  await expect(html).not.toHaveAttribute("lang", own);
  await page.getByRole("button", { name: mine as string, exact: true }).click();
  await expect(html).toHaveAttribute("lang", own);
  await expect(signIn).toBeVisible();
  await context.close();
});
