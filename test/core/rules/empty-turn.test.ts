import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "empty-turn";

test("a turn without text in any of its lines", () => {
  expectFindings(RULE, "⟦Вопрос⟧⇥↵↵ ↵⟦Ответ⟧");
  expectFindings(RULE, "- ⟦Ответ⟧ (молчит):");
});

test("text on a later line is text, be the line what it may", () => {
  expectNothing(RULE, "Вопрос⇥Как?", "Вопрос↵⇥Как?", "Вопрос↵↵Как?", "⇥");
});
