import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "question-mark";

test("a question that has text but no question mark", () => {
  expectFindings(RULE, "⟦Вопрос⟧⇥Расскажите о мосте.↵Ответ⇥Хорошо?");
  expectFindings(RULE, "⟦вопрос⟧ 5: Почему↵⇥И когда↵Ещё");
  expectFindings(RULE, "⟦Сұрақ⟧↵⇥Қашан");
  expectFindings(RULE, "⟦Вопрос⟧ (тихо?)⇥Почему");
});

test("one in any line of the turn is enough, whatever stands beside it", () => {
  expectNothing(
    RULE,
    "Вопрос⇥Когда откроют мост? Скажите честно.",
    "Вопрос⇥Я о мосте.↵⇥Когда его откроют?",
    "Вопрос⇥Я о мосте.↵Когда его откроют?!",
    "Вопрос⇥Так когда же?..",
    "Вопрос⇥Он спросил: «Когда?»",
    "Вопрос⇥Когда⁇",
    "Вопрос⇥Когда？",
  );
});

test("answers, questions without text and lines before the first label need none", () => {
  expectNothing(RULE, "Ответ⇥Расскажу.", "Вопрос", "Вопрос⇥↵⇥↵ ⁰", "⇥Расскажите.↵Вопрос⇥Как?", "");
});

test("the next turn’s mark does not count", () => {
  expectFindings(RULE, "⟦Вопрос⟧⇥Расскажите.↵Вопрос⇥Как?");
});
