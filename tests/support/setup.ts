import fc from "fast-check";
import { afterEach, expect } from "vitest";
import "./one-connection";

// Laws are tried on the same examples every time, so that a run that fails fails again, and a change that is innocent
// is not blamed. SEED=random, or a number, tries others.
const { SEED = "20261125" } = process.env;
if (SEED !== "random") fc.configureGlobal({ seed: Number(SEED) });

// A console.error in a test fails it: nobody reads a green run's noise.
const errors: unknown[][] = [];
console.error = (...said: unknown[]) => {
  errors.push(said);
};

afterEach(() => {
  expect(errors.splice(0), "console.error was called").toEqual([]);
});
