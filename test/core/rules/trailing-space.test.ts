import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

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
