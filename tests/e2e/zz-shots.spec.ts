import { ready } from "./desk";
import { expect, test } from "./people";
import { fixture, makeProject } from "./scene";
const file = (name: string, text: string | Buffer) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 0, 0, 1]);
test("shots", async ({ as, api }) => {
  const projectId = await makeProject(api, ["translator"]);
  const page = await as("translator");
  await page.goto(`/projects/${projectId}`);
  await ready(page);
  await page.getByRole("button", { name: "Import a Chinese original" }).click();
  const dialog = page.getByRole("dialog");
  const shoot = async (name: string) => {
    for (const [w, h] of [[1440, 900], [1024, 768], [390, 844]] as const) {
      await page.setViewportSize({ width: w, height: h });
      await page.emulateMedia({ colorScheme: w === 1024 ? "dark" : "light" });
      await page.screenshot({ path: `/tmp/formats/shot-${name}-${w}.png` });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  await dialog.getByLabel("Chinese original: file").setInputFiles([file("渡船.txt", fixture("ferry.zh.txt")), file("一个名字很长的文件，长得在一行里放不下，因为它是从网上抄来的.txt", PICTURE), file("川.txt", Buffer.from("90ec82cc9085", "hex")), file("钟.txt", fixture("clock.zh.txt"))]);
  await shoot("before");
  await dialog.getByRole("button", { name: "Import 4 documents" }).click();
  await expect(dialog.getByRole("button", { name: /Try the 2 again/ })).toBeVisible();
  await shoot("after");
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  const data = await page.evaluateHandle(() => { const t = new DataTransfer(); t.items.add(new File(["a"], "a.txt")); return t; });
  await page.dispatchEvent("main", "dragenter", { dataTransfer: data });
  await shoot("drop");
});
