import assert from "node:assert/strict";
import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";
import { said } from "../support/said.ts";

const RULE = "blank-line";

test("the line goes with its break", () => {
  expectFindings(RULE, "Вопрос⇥Как?↵⟦↵⟧⟦ ⇥↵⟧Ответ⇥Да.", [
    "safe: Вопрос⇥Как?↵ ⇥↵Ответ⇥Да.",
    "safe: Вопрос⇥Как?↵↵Ответ⇥Да.",
  ]);
  expectFindings(RULE, "⟦↩↵⟧Вопрос⇥Как?↩↵⟦⁰↩↵⟧", ["safe: Вопрос⇥Как?↩↵⁰↩↵", "safe: ↩↵Вопрос⇥Как?↩↵"]);
});

test("the empty piece after the last break is none; white in it is, and goes alone", () => {
  expectNothing(RULE, "Вопрос⇥Как?↵", "");
  expectFindings(RULE, "Вопрос⇥Как?↵⟦ ⇥⟧", ["safe: Вопрос⇥Как?↵"]);
  expectFindings(RULE, "²⟦ ⟧", ["safe: ²"]);
});

test("a CR is never joined to a LF: one line goes, and every other stays", () => {
  expectFindings(RULE, "Вопрос⇥Как?↩⟦ ↵⟧⟦↵⟧⟦↵⟧Ответ⇥Да.", [
    "safe: Вопрос⇥Как?↩↩↩Ответ⇥Да.",
    "safe: Вопрос⇥Как?↩ ↵↵Ответ⇥Да.",
    "safe: Вопрос⇥Как?↩ ↵↵Ответ⇥Да.",
  ]);
  expectFindings(RULE, "Вопрос⇥Как?↩⟦ ↩↵⟧⟦↵⟧", ["safe: Вопрос⇥Как?↩↩", "safe: Вопрос⇥Как?↩ ↩↵"]);
});

test("U+FEFF never comes to the head of the file, where it would be a byte-order mark", () => {
  expectFindings(RULE, "⟦↵⟧²²Вопрос⇥Как?", ["safe: Вопрос⇥Как?"]);
  expectFindings(RULE, "⟦ ↵⟧⟦↵⟧²Пролог", ["safe: ↵²Пролог", "safe:  ↵Пролог"]);
  expectFindings(RULE, "²⟦↵⟧²Вопрос⇥Как?", ["safe: ²²Вопрос⇥Как?"]);
  expectFindings(RULE, "Пролог↵⟦↵⟧²Вопрос⇥Как?", ["safe: Пролог↵²Вопрос⇥Как?"]);
});

test("half of a wrongly decoded letter is not dropped unasked", () => {
  expectFindings(RULE, "Вопрос⇥Как?↵⟦¹↵⟧Ответ⇥Да.", ["suggested: Вопрос⇥Как?↵Ответ⇥Да."]);
});

test("the message names the white in the line, and tells the end of the file from a line in between", () => {
  const removed = "Remove the blank line";
  assert.deepEqual(said(RULE, "Вопрос⇥Как?↵↵ ⇥↵Ответ⇥Да.↵ ⇥"), [
    ["Blank line. There are none in a transcript; remove it.", removed],
    ["Line without text: space, TAB. There are none in a transcript; remove it.", removed],
    ["After the last line: space, TAB. Remove it.", "Remove: space, TAB"],
  ]);
  assert.deepEqual(said(RULE, "Вопрос⇥Как?↵ ↵"), [
    ["Line without text: space. There are none in a transcript; remove it.", removed],
  ]);
});
