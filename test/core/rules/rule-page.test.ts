import assert from "node:assert/strict";
import { test } from "node:test";

import { rulePagePath } from "../../../src/core/rules/rule-page.ts";

test("each rule has a page in each language, and the index of all has one", () => {
  assert.equal(rulePagePath("blank-line", "en"), "docs/rules/blank-line.md");
  assert.equal(rulePagePath("blank-line", "ru"), "docs/rules/blank-line.ru.md");
  assert.equal(rulePagePath(undefined, "en"), "docs/rules/README.md");
  assert.equal(rulePagePath(undefined, "ru"), "docs/rules/README.ru.md");
});
