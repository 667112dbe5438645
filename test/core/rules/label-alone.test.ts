import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "label-alone";

test("the next paragraph moves up behind the label and a TAB", () => {
  expectFindings(RULE, "⟦Вопрос⟧↵⇥Как?↵⇥И когда?", ["safe: Вопрос⇥Как?↵⇥И когда?"]);
  expectFindings(RULE, "⟦Вопрос⟧:  ↵    Как?", ["safe: Вопрос⇥Как?"]);
  expectFindings(RULE, "⟦Вопрос⟧ 5.↵⇥Как?", ["safe: Вопрос 5⇥Как?"]);
  expectFindings(RULE, "⟦Ответ⟧ (смеётся):↵⇥Да.", ["safe: Ответ (смеётся)⇥Да."]);
});

test("also across blank lines", () => {
  expectFindings(RULE, "⟦Ответ⟧⇥↵↵ ⇥ ↵⇥Да.↵", ["safe: Ответ⇥Да.↵"]);
  expectFindings(RULE, "⟦Ответ⟧⇥↩↵↩↵⇥Да.↩↵", ["safe: Ответ⇥Да.↩↵"]);
});

test("a stray line, or a paragraph that might be a turn itself, moves up only when asked", () => {
  expectFindings(RULE, "⟦Вопрос⟧↵Как?", ["suggested: Вопрос⇥Как?"]);
  expectFindings(RULE, "⟦Вопрос⟧↵⇥Ответ: нет.", ["suggested: Вопрос⇥Ответ: нет."]);
  expectFindings(RULE, "⟦Вопрос⟧↵⇥oтвет нет.", ["suggested: Вопрос⇥oтвет нет."]);
  expectFindings(RULE, "⟦Вопрос⟧↵⇥«Ответ» или нет?", ["suggested: Вопрос⇥«Ответ» или нет?"]);
  expectFindings(RULE, "⟦Вопрос⟧↵⇥Ответ2: нет.", ["suggested: Вопрос⇥Ответ2: нет."]);
  expectFindings(RULE, "⟦Вопрос⟧↵⇥Ответ12: нет.", ["suggested: Вопрос⇥Ответ12: нет."]);
  expectFindings(RULE, "⟦Вопрос⟧↵⇥Адка3: не.", ["suggested: Вопрос⇥Адка3: не."]);
  expectFindings(RULE, "⟦Вопрос⟧↵⇥Ответы нужны?", ["safe: Вопрос⇥Ответы нужны?"]);
  expectFindings(RULE, "⟦Вопрос⟧↵⇥От2вет нужен?", ["safe: Вопрос⇥От2вет нужен?"]);
});

test("a paragraph without a word is no turn itself", () => {
  expectFindings(RULE, "⟦Ответ⟧↵⇥…", ["safe: Ответ⇥…"]);
});

test("a label with text, and one with no text at all under it, do not stand alone", () => {
  expectNothing(RULE, "Вопрос⇥Как?↵⇥Когда?", "Вопрос↵↵Ответ⇥Да.", "Вопрос", "");
});
