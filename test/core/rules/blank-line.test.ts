import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

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
