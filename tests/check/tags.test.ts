import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../lib/check/check";
import { tags } from "../../lib/check/tags";

test.each([
  { rule: "CHK-TAG-1", source: "{1}你好{/1}", target: "{1}Hello{/1}", finds: [] },
  { rule: "CHK-TAG-1", source: "{1}你好{/1}", target: "{1}Hello", finds: ["tag-lost {/1}"] },
  { rule: "CHK-TAG-1", source: "你好{2/}", target: "Hello{2/}{2/}", finds: ["tag-added {2/}"] },
  {
    rule: "CHK-TAG-1",
    source: "你好，{name}",
    target: "Hello, {nome}",
    finds: ["tag-lost {name}", "tag-added {nome}"],
  },
  { rule: "CHK-TAG-1", source: "写 `{name}`", target: "Write `{ name }` here", finds: [] },
  {
    rule: "CHK-TAG-2",
    source: "{1}甲{2}乙{/2}{/1}",
    target: "{1}A{2}B{/1}{/2}",
    finds: ["tag-crossed {/1}"],
  },
  { rule: "CHK-TAG-3", source: "调用 `setState`。", target: "Call it.", finds: ["code-lost `setState`"] },
  { rule: "CHK-TAG-3", source: "调用 `setState`。", target: "Call setState.", finds: [] },
  { rule: "CHK-TAG-4", source: "他走了[^1]。", target: "He left.", finds: ["tag-lost [^1]"] },
  { rule: "CHK-TAG-1", source: "{1}你好{/1}", target: "", finds: [] },
])("$rule: $source | $target", ({ source, target, finds }) => {
  const found = tags.run({ source, target }, DEFAULT_SETTINGS);
  expect(found.map(({ code, parameters }) => `${code.replace("checks.", "")} ${parameters.text}`)).toEqual(
    finds,
  );
});
