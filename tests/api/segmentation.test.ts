import { expect, test } from "vitest";
import { GET } from "@/app/api/v1/segmentation.srx/route";

test("the rules of sentences are there for everybody, as a file of SRX", async () => {
  const response = await GET(new Request("http://localhost/api/v1/segmentation.srx"), {
    params: Promise.resolve({}),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/xml; charset=utf-8");
  expect(await response.text()).toMatch(
    /<srx [^>]*version="2\.0">[\s\S]*<!-- SEG-ZH-1 -->[\s\S]*<!-- SEG-EN-1 -->/,
  );
});
