import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "continuation-indent";

test("an indentation becomes one TAB", () => {
  for (const indentation of [" ", "    ", "⇥⇥", " ⇥", "°", "⇥⁰", "⁰⇥"]) {
    expectFindings(RULE, `Ответ⇥Да.↵⟦${indentation}⟧Конечно.`, ["safe: Ответ⇥Да.↵⇥Конечно."]);
  }
});

test("also before the first label", () => {
  expectFindings(RULE, "⟦  ⟧Пролог.↵Вопрос⇥Как?", ["safe: ⇥Пролог.↵Вопрос⇥Как?"]);
});

test("one TAB is right; labels, stray and blank lines have an indentation of another kind or none", () => {
  expectNothing(RULE, "⇥Конечно.", "  Вопрос: Как?", "Конечно.", "  ", "");
});
