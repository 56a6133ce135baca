import { describe, expect, test } from "vitest";
import { later } from "../../app/_ui/later";

/** Lets what was promised happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("a part of the page that comes later", () => {
  test("comes once, however often it is asked for", async () => {
    let asked = 0;
    const part = later(async () => {
      asked += 1;
      return "code";
    });
    expect(part.get()).toEqual({ is: "coming" });
    part.fetch();
    part.fetch();
    await settle();
    part.fetch();
    await settle();
    expect({ fetched: part.get(), asked }).toEqual({ fetched: { is: "here", code: "code" }, asked: 1 });
  });

  test("that cannot be fetched is a value, counted, and can be asked for again", async () => {
    let isDown = true;
    const heard: string[] = [];
    const part = later(async () => {
      if (isDown) throw new Error("Loading chunk 12 failed");
      return "code";
    });
    part.subscribe(() => heard.push(part.get().is));
    part.fetch();
    await settle();
    expect(part.get()).toEqual({ is: "failed", times: 1 });
    part.fetch();
    await settle();
    expect(part.get()).toEqual({ is: "failed", times: 2 });
    isDown = false;
    part.fetch();
    await settle();
    expect(part.get()).toEqual({ is: "here", code: "code" });
    expect(heard).toEqual(["failed", "coming", "failed", "coming", "here"]);
  });

  test("nobody who has gone hears of it", async () => {
    const heard: string[] = [];
    const part = later(async () => "code");
    const stop = part.subscribe(() => heard.push(part.get().is));
    stop();
    part.fetch();
    await settle();
    expect(heard).toEqual([]);
  });
});
