import assert from "node:assert/strict";
import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";
import { said } from "../support/said.ts";

const RULE = "label-separator";

test("a separator that holds a TAB or a colon, or is wide, is surely one", () => {
  for (const separator of [": ", ":", " : ", "⇥⇥", " ⇥", ":⇥", ".⇥", " —⇥", "  ", "    ", "°°", "⇥⁰", "⁰⇥ "]) {
    const shown = separator.startsWith("⁰") ? `⁰⟦${separator.slice(1)}⟧` : `⟦${separator}⟧`;
    const word = separator.startsWith("⁰") ? "Вопрос⁰" : "Вопрос";
    expectFindings(RULE, `Вопрос${shown}Как?`, [`safe: ${word}⇥Как?`]);
  }
});

test("a single space or a mark might be prose", () => {
  expectFindings(RULE, "Вопрос⟦ ⟧Как?", ["suggested: Вопрос⇥Как?"]);
  expectFindings(RULE, "Вопрос⟦ — ⟧Как?", ["suggested: Вопрос⇥Как?"]);
  expectFindings(RULE, "Вопрос⟦. ⟧Как?", ["suggested: Вопрос⇥Как?"]);
  expectFindings(RULE, "Ответ⟦°⟧Да.", ["suggested: Ответ⇥Да."]);
});

test("every line is judged, also behind a number or a remark", () => {
  expectFindings(RULE, "Вопрос 5⟦: ⟧Как?↵Ответ (смеётся)⟦ : ⟧Да.", [
    "safe: Вопрос 5⇥Как?↵Ответ (смеётся) : Да.",
    "safe: Вопрос 5: Как?↵Ответ (смеётся)⇥Да.",
  ]);
});

test("one TAB is right, and a label without text has no separator to judge", () => {
  expectNothing(RULE, "Вопрос⇥Как?", "Ответ⇥— Да.", "Ответ⇥: да", "Вопрос:", "Вопрос: ↵⇥Как?", "Вопрос -Как?");
});

test("a fix that would drop half of a wrongly decoded letter is only suggested", () => {
  expectFindings(RULE, "Ответ⟦: ¹⟧Да.", ["suggested: Ответ⇥Да."]);
});

test("the message and the fix name the separator", () => {
  assert.deepEqual(said(RULE, "Ответ: Да."), [
    ["Between “Ответ” and its text: “:”, space. Exactly one TAB belongs there.", "Replace “:”, space with one TAB"],
  ]);
});
