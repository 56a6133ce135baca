import { expect, test } from "vitest";
import { CALLS } from "@/lib/wire/calls";
import { WORST_CALLS } from "../bench/worst-calls";

test("every call says what is the worst that it can be sent", () => {
  const calls = CALLS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(Object.keys(WORST_CALLS).toSorted()).toEqual(calls.toSorted());
});
