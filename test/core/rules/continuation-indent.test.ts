import assert from "node:assert/strict";
import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";
import { said } from "../support/said.ts";

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

test("the message and the fix name the indentation", () => {
  assert.deepEqual(said(RULE, "Ответ⇥Да.↵  ⇥Так."), [
    [
      "Indentation: 2 spaces, TAB. A continuation is indented by exactly one TAB.",
      "Replace 2 spaces, TAB with one TAB",
    ],
  ]);
});
