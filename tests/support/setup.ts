import { afterEach, expect } from "vitest";

// A console.error in a test fails it: nobody reads a green run's noise.
const errors: unknown[][] = [];
console.error = (...said: unknown[]) => {
  errors.push(said);
};

afterEach(() => {
  expect(errors.splice(0), "console.error was called").toEqual([]);
});
