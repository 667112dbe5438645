import assert from "node:assert/strict";
import { test } from "node:test";

import { onOtherLayout } from "../../../src/core/text/keyboard.ts";

test("a Cyrillic word is what its keys give on an English layout", () => {
  assert.equal(onOtherLayout("Вопрос"), "djghjc");
  assert.equal(onOtherLayout("Відповідь"), "dslgjdslm");
  assert.equal(onOtherLayout("Сұрақ"), "c9hf0");
});

test("a Latin word is what its keys give on the Russian layout", () => {
  assert.equal(onOtherLayout("Question"), "йгуыешщт");
});

test("what is on neither layout stays", () => {
  assert.equal(onOtherLayout("12 №"), "12 №");
});
