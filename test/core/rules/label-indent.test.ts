import assert from "node:assert/strict";
import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";
import { said } from "../support/said.ts";

const RULE = "label-indent";

test("white before a label goes", () => {
  expectFindings(RULE, "⟦  ⟧Вопрос: Как?", ["safe: Вопрос: Как?"]);
  expectFindings(RULE, "⟦⇥⟧Ответ⇥Да.", ["safe: Ответ⇥Да."]);
  expectFindings(RULE, "⟦ ⁰ ⟧- Вопрос⇥Как?", ["safe: - Вопрос⇥Как?"]);
  expectFindings(RULE, "²⟦ ⟧Вопрос: Как?", ["safe: ²Вопрос: Как?"]);
});

test("a continuation is no label, and an invisible character is no white", () => {
  expectNothing(RULE, "Вопрос⇥Как?", "⇥Ответ: нет.", "    Ответ: нет.", "⁰Вопрос⇥Как?");
});

test("the message and the fix name the white", () => {
  assert.deepEqual(said(RULE, " ⇥Ответ⇥Да."), [
    ["Before “Ответ”: space, TAB. A label stands at the very beginning of its line.", "Remove: space, TAB"],
  ]);
});
