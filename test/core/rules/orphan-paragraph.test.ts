import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "orphan-paragraph";

test("a paragraph before the first label becomes a question or an answer", () => {
  expectFindings(RULE, "⟦⇥Как?⟧↵Жауап⇥Иә.", ["suggested: Сұрақ⇥Как?↵Жауап⇥Иә.", "suggested: Жауап⇥Как?↵Жауап⇥Иә."]);
  expectFindings(RULE, "⟦   Как? ⟧", ["suggested: Вопрос⇥Как? ", "suggested: Ответ⇥Как? "]);
});

test("a paragraph under a label is none, nor is a stray or blank line", () => {
  expectNothing(RULE, "Вопрос⇥Как?↵⇥Когда?", "Пролог", "⇥");
});
