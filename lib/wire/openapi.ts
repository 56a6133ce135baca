import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Call } from "./call";
import { CALLS } from "./calls";
import { Problem } from "./problem";
import { Id } from "./text";
import { z } from "./z";

/** The front door described for programs, from the very shapes that validate. The same calls give the same document. */
export function openApi(version: string) {
  return createDocument({
    openapi: "3.1.1",
    info: {
      title: "Duizhao",
      version,
      description:
        "A bilingual workbench for translating long Chinese texts into English. Programs send `Authorization: Bearer <token>`; the browser its session's cookie. Lists are paged: give `next` as `after` to get the next page. Errors are RFC 9457 problem documents.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "duizhao.session_token" },
      },
    },
    paths: pathsOf(CALLS),
  });
}

function pathsOf(calls: readonly Call[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const call of calls) {
    paths[call.path] = { ...paths[call.path], [call.method]: operationOf(call) };
  }
  return paths;
}

function operationOf(call: Call): ZodOpenApiOperationObject {
  const names = [...call.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  return {
    operationId: operationId(call),
    summary: call.does,
    ...(call.open ? { security: [] } : {}),
    requestParams: {
      ...(names.length === 0 ? {} : { path: z.object(Object.fromEntries(names.map((name) => [name, Id]))) }),
      ...(call.query ? { query: call.query } : {}),
    },
    ...(call.body || call.upload ? { requestBody: { required: true, content: bodyOf(call) } } : {}),
    responses: {
      ...Object.fromEntries(Object.entries(call.answers).map(([status, shape]) => [status, answerOf(shape)])),
      ...(call.conflict
        ? {
            409: {
              description: "It has changed since.",
              content: { "application/problem+json": { schema: call.conflict } },
            },
          }
        : {}),
      default: {
        description: "What went wrong, and what to do.",
        content: { "application/problem+json": { schema: Problem } },
      },
    },
  };
}

function bodyOf(call: Call) {
  const file = z.string().meta({ format: "binary" });
  return {
    ...(call.body ? { "application/json": { schema: call.body } } : {}),
    ...(call.upload ? { "multipart/form-data": { schema: call.upload.extend({ file }) } } : {}),
  };
}

function answerOf(shape: Call["answers"][number]) {
  if (shape === "none") return { description: "Done." };
  if (shape instanceof z.ZodType) {
    return { description: "Done.", content: { "application/json": { schema: shape } } };
  }
  const bytes = z.string().meta({ format: "binary" });
  return {
    description: "Done.",
    content: Object.fromEntries(shape.map((type) => [type, { schema: bytes }])),
  };
}

/** `post_documents_documentId_draft`: stable, and as unique as method and path. */
function operationId({ method, path }: Call): string {
  return `${method}${path.replace(/[{}]/g, "").replace(/[^A-Za-z0-9]+/g, "_")}`;
}
