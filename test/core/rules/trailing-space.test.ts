import assert from "node:assert/strict";
import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";
import { said } from "../support/said.ts";

const RULE = "trailing-space";

test("white behind the text goes, the line break stays", () => {
  expectFindings(RULE, "Вопрос⇥Как?⟦ ⟧↵Ответ⇥Да.⟦ ⇥°⟧↩↵⇥Так.⟦  ⟧", [
    "safe: Вопрос⇥Как?↵Ответ⇥Да. ⇥°↩↵⇥Так.  ",
    "safe: Вопрос⇥Как? ↵Ответ⇥Да.↩↵⇥Так.  ",
    "safe: Вопрос⇥Как? ↵Ответ⇥Да. ⇥°↩↵⇥Так.",
  ]);
  expectFindings(RULE, "Просто строка⟦⇥⟧", ["safe: Просто строка"]);
});

test("a line without text has no end of text", () => {
  expectNothing(RULE, "Вопрос⇥ ", "  ", "Вопрос: ↵⇥Как?", "Вопрос⇥Как?");
});

test("the message and the fix name what stands behind the text", () => {
  const names = "space, TAB, U+00A0 no-break space";
  assert.deepEqual(said(RULE, "Ответ⇥Да. ⇥°"), [
    [`At the end of the line: ${names}. Nothing belongs after the text.`, `Remove: ${names}`],
  ]);
});
