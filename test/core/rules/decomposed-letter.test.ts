import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "decomposed-letter";

test("a letter and its mark typed apart, in the text of every kind of line", () => {
  for (const head of ["Вопрос⇥", "Ответ: ", "⇥", "", "Модератор⇥"]) {
    expectFindings(RULE, `${head}Мо⟦и\u0306⟧ дом`, [`safe: ${head}Мой дом`]);
  }
});

test("each, in letters of any script", () => {
  expectFindings(RULE, "⇥⟦Е\u0308⟧лка и ⟦и\u0306⟧од", ["safe: ⇥Ёлка и и\u0306од", "safe: ⇥Е\u0308лка и йод"]);
  expectFindings(RULE, "⇥caf⟦e\u0301⟧", ["safe: ⇥café"]);
  expectFindings(RULE, "⇥λ⟦ο\u0301⟧γος", ["safe: ⇥λόγος"]);
  expectFindings(RULE, "⇥Ки⟦і\u0308⟧в", ["safe: ⇥Київ"]);
  expectFindings(RULE, "⇥⟦\u1112\u1161\u11AB⟧⟦\u1100\u1173\u11AF⟧", [
    "safe: ⇥한\u1100\u1173\u11AF",
    "safe: ⇥\u1112\u1161\u11AB글",
  ]);
});

test("with all of its marks, in the order that they have", () => {
  expectFindings(RULE, "⇥⟦и\u0306\u0301⟧", ["safe: ⇥й\u0301"]);
  expectFindings(RULE, "⇥⟦a\u0302\u0323⟧", ["safe: ⇥ậ"]);
});

test("a sign that stands for a letter", () => {
  expectFindings(RULE, "⇥⟦\u212B⟧ngström", ["safe: ⇥Ångström"]);
});

test("a stress mark without a letter of its own is none", () => {
  expectNothing(RULE, "⇥за\u0301мок и замо\u0301к, мы\u0301шью, Ё\u0301", "⇥и\u0301\u0306");
  expectFindings(RULE, "⇥⟦г\u0301⟧", ["safe: ⇥ѓ"]);
});

test("letters in NFC are none, and neither is what is no letter", () => {
  expectNothing(RULE, "⇥Йод, ёлка, Київ, café, 한글, 😀", "⇥5\u0306 =\u0338 \u0306а", "");
});

test("labels have a rule of their own", () => {
  expectNothing(RULE, "Пи\u0306тання⇥Як?", "Ответ (тихи\u0306)⇥Да.");
});

test("something invisible between letter and mark goes first", () => {
  expectNothing(RULE, "⇥Мои\u200D\u0306 дом");
});
