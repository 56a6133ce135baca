import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, sessionOf, test } from "../people";
import { NOW, SIZES, THEMES } from "./places";
import { type Ground, makeGround, SHOTS } from "./scenes";

/** One scene after another, each in both themes and at every size. What a scene needs is made once for a language. */
let ground: Promise<Ground> | undefined;

for (const { name, as, show } of SHOTS) {
  test(name, async ({ browser, contextOptions, api }, info) => {
    test.setTimeout(120_000);
    ground ??= makeGround(api);
    const made = await ground;
    const context = await browser.newContext({
      ...contextOptions,
      reducedMotion: "reduce",
      ...(as === null ? {} : { storageState: sessionOf(as) }),
    });
    const page = await context.newPage();
    await show(page, made);
    mkdirSync(NOW, { recursive: true });
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      for (const { name: size, width, height } of SIZES) {
        await page.setViewportSize({ width, height });
        await settled(page);
        const path = join(NOW, `${name}.${info.project.name}.${theme}.${size}.png`);
        await page.screenshot({ path, animations: "disabled", caret: "hide" });
      }
    }
    await context.close();
    expect(
      SHOTS.filter((shot) => shot.name === name),
      "two scenes have this name",
    ).toHaveLength(1);
  });
}

/** Fonts are there, and what follows a new size has been drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}
