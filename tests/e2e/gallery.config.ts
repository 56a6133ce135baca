import { existsSync, renameSync, rmSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { BEFORE, NOW } from "./gallery/places";
import journeys from "./playwright.config";

// Read again in each process of Playwright's: the pictures of the run before are put by once.
if (process.env.DUIZHAO_GALLERY === undefined) {
  process.env.DUIZHAO_GALLERY = "begun";
  if (existsSync(NOW)) {
    rmSync(BEFORE, { recursive: true, force: true });
    renameSync(NOW, BEFORE);
  }
}

/** `npm run gallery`: every screen, dialog, menu and panel, photographed (gallery/scenes.ts) and laid on contact sheets. */
export default defineConfig({
  ...journeys,
  fullyParallel: false,
  workers: 1,
  projects: [
    { name: "first visit", testMatch: "instance.setup.ts" },
    { name: "en", dependencies: ["first visit"], testMatch: "photograph.gallery.ts" },
    { name: "zh", dependencies: ["en"], testMatch: "photograph.gallery.ts", use: { locale: "zh-CN" } },
    { name: "sheets", dependencies: ["zh"], testMatch: "sheets.gallery.ts" },
  ],
});
