import { ready } from "./desk";
import { expect, sessionOf, test } from "./people";
import { makeScene } from "./scene";

test("no page breaks the content security policy, and every script carries the nonce of its answer", async ({
  browser,
  api,
  contextOptions,
}) => {
  const { projectId, documentId } = await makeScene(api);
  const context = await browser.newContext({ ...contextOptions, storageState: sessionOf("owner") });
  await context.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener("securitypolicyviolation", (event) =>
      broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    );
  });
  const page = await context.newPage();
  const nonces = new Set<string>();
  for (const path of [
    "/projects",
    `/projects/${projectId}`,
    `/projects/${projectId}/review`,
    `/projects/${projectId}/members`,
    `/projects/${projectId}/settings`,
    `/documents/${documentId}`,
    `/documents/${documentId}/read`,
    `/documents/${documentId}/export`,
    "/account",
    "/help",
    "/nowhere",
  ]) {
    const answer = await page.goto(path);
    await ready(page);
    const policy = answer?.headers()["content-security-policy"] ?? "";
    const [, nonce = ""] = /'nonce-([^']+)'/.exec(policy) ?? [];
    expect(nonce, `${path} has a nonce`).not.toBe("");
    expect(policy).not.toContain("'unsafe-inline' 'unsafe-eval'");
    expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain("unsafe");
    nonces.add(nonce);
    // What the server wrote; what those scripts load is trusted by strict-dynamic.
    const scripts = (await answer?.text())?.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    expect(await page.evaluate(() => (window as unknown as { broken: string[] }).broken), path).toEqual([]);
  }
  expect(nonces.size, "a nonce is used once").toBe(11);
  await context.close();
});

test("an inline script that got into a page does not run", async ({ as, api }) => {
  const { documentId } = await makeScene(api);
  await api("translator").write(
    documentId,
    2,
    "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>",
  );
  const page = await as("translator");
  await page.goto(`/documents/${documentId}/read`);
  await ready(page);
  await expect(page.getByRole("article")).toContainText("<img src=x");
  expect(await page.title()).not.toBe("run");
});
