import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CALLS } from "@/lib/wire/calls";
import { openApi } from "@/lib/wire/openapi";

/** `GET /projects/{projectId}`, for every method that a route file exports. */
function routes(): string[] {
  const files = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith("route.ts") && !file.startsWith("[[...rest]]"))
    .flatMap((file) => {
      const path = `/${file.replaceAll("\\", "/")}`.replace(/\/route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}");
      const methods = [
        ...readFileSync(`app/api/v1/${file}`, "utf8").matchAll(
          /export (?:const|async function) (GET|POST|PUT|PATCH|DELETE)\b/g,
        ),
      ];
      return methods.map((match) => `${match[1]} ${path}`);
    });
}

test("every route is in the table of calls, and every call of the table has its route", () => {
  const described = CALLS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(described.toSorted()).toEqual(routes().toSorted());
  expect(new Set(described).size).toBe(described.length);
});

test("the OpenAPI document holds each of them once, with its shapes", () => {
  const document = openApi("1.2.3");
  expect(document.info.version).toBe("1.2.3");
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) => ({
      path,
      method,
      operation: operation as { operationId: string; responses: object },
    })),
  );
  expect(operations).toHaveLength(CALLS.length);
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(operations.every(({ operation }) => "default" in operation.responses)).toBe(true);
  const made = document.paths?.["/projects/{projectId}/documents"]?.post;
  expect(
    Object.keys(made?.requestBody && "content" in made.requestBody ? made.requestBody.content : {}),
  ).toEqual(["application/json", "multipart/form-data"]);
});
