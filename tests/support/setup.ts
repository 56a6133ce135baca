import { afterEach, beforeEach, expect, vi } from "vitest";

// A console.error in a test fails it: nobody reads a green run's noise.
const error = vi.spyOn(console, "error");
beforeEach(() => error.mockClear());
afterEach(() => expect(error).not.toHaveBeenCalled());
