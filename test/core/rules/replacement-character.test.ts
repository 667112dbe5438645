import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "replacement-character";

test("text that was lost before the file was saved, a run of it once", () => {
  expectFindings(RULE, "⇥Утра⟦\uFFFD⟧но и ⟦\uFFFD\uFFFD\uFFFD⟧.");
  expectFindings(RULE, "Вопрос⇥⟦\uFFFD⟧ ⟦\uFFFD⟧↵Ответ⇥⟦\uFFFD⟧.");
});

test("wherever it stands in a line of whatever kind", () => {
  expectFindings(RULE, "⟦\uFFFD⟧");
  expectFindings(RULE, "⟦\uFFFD⟧⇥Да.");
  expectFindings(RULE, "Ответ (ти⟦\uFFFD⟧хо): Да. ⟦\uFFFD⟧ ");
  expectFindings(RULE, "Моде⟦\uFFFD⟧атор⇥Добрый день.");
  expectFindings(RULE, "↵ ⟦\uFFFD⟧↵");
});

test("a misspelt label has only that finding", () => {
  expectNothing(RULE, "Воп\uFFFDос⇥Как?", "\uFFFDопрос⇥Как?", "- Вопро\uFFFD⇥Как?");
  expectFindings(RULE, "Воп\uFFFDос (ти⟦\uFFFD⟧хо)⇥⟦\uFFFD⟧Как?");
});

test("letters, signs and half a surrogate pair are none", () => {
  expectNothing(RULE, "⇥Да? \uFFFC \uD83D ▯ ?", "");
});

test("is hidden on a line that was read in the wrong encoding", () => {
  expectNothing(RULE, "⇥Р’РѕРїСЂРѕСЃ \uFFFD");
});
