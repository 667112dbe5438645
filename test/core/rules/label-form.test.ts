import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

import { Vocabulary } from "../../../src/core/transcript/labels.ts";

const RULE = "label-form";

test("the wrong case", () => {
  expectFindings(RULE, "⟦вопрос⟧⇥Как?", ["safe: Вопрос⇥Как?"]);
  expectFindings(RULE, "⟦ОТВЕТ⟧: Да.", ["safe: Ответ: Да."]);
  expectFindings(RULE, "⟦aNSWER⟧⇥So.", ["safe: Answer⇥So."]);
});

test("letters of another script are no matter of case", () => {
  expectNothing(RULE, "Вoпрос⇥Как?", "Вопр0с⇥Как?", "0твет⇥Да.", "Во⁰прос⇥Как?");
  expectFindings(RULE, "⟦вoпрос⟧⇥Как?", ["safe: Вопрос⇥Как?"]);
});

test("a bullet goes, a list number goes when asked", () => {
  expectFindings(RULE, "⟦- ⟧Вопрос⇥Как?", ["safe: Вопрос⇥Как?"]);
  expectFindings(RULE, "  ⟦•⇥⟧Вопрос⇥Как?", ["safe:   Вопрос⇥Как?"]);
  expectFindings(RULE, "⟦1. ⟧Вопрос⇥Как?", ["suggested: Вопрос⇥Как?"]);
  expectFindings(RULE, "⟦12) ⟧Вопрос⇥Как?", ["suggested: Вопрос⇥Как?"]);
});

test("a number goes with the white before it", () => {
  expectFindings(RULE, "Вопрос ⟦№ 5⟧⇥Как?", ["suggested: Вопрос⇥Как?"]);
  expectFindings(RULE, "Вопрос⟦5⟧: Как?", ["suggested: Вопрос: Как?"]);
});

test("a remark moves to the head of the text", () => {
  expectFindings(RULE, "Ответ ⟦(смеётся)⟧: Да.", ["suggested: Ответ: (смеётся) Да."]);
  expectFindings(RULE, "Ответ⟦(смеётся)⟧⇥Да.", ["suggested: Ответ⇥(смеётся) Да."]);
  expectFindings(RULE, "Ответ ⟦(смеётся)⟧:", ["suggested: Ответ:(смеётся)"]);
});

test("a misspelt word has no finding but that", () => {
  expectFindings(RULE, "⟦Вопрс⟧⇥Как?", ["suggested: Вопрос⇥Как?"]);
  expectFindings(RULE, "⟦oтвтет⟧⇥Да.", ["suggested: Ответ⇥Да."]);
});

test("each fault of a line is found apart", () => {
  expectFindings(RULE, "⟦* ⟧⟦ответ⟧ ⟦2⟧ ⟦(тихо)⟧⇥Да.", [
    "safe: ответ 2 (тихо)⇥Да.",
    "safe: * Ответ 2 (тихо)⇥Да.",
    "suggested: * ответ (тихо)⇥Да.",
    "suggested: * ответ 2⇥(тихо) Да.",
  ]);
});

test("a label of the user's that begins with a small letter keeps the capital that makes it one", () => {
  const label = { text: "ведущий", role: "question", vocabulary: "own", script: "Cyrillic" } as const;
  const vocabulary = new Vocabulary([label]);
  expectFindings(RULE, "⟦Ведущий⟧ Как?", ["suggested: ведущий Как?"], vocabulary);
  expectFindings(RULE, "⟦Ведущий⟧⇥Как?", ["safe: ведущий⇥Как?"], vocabulary);
});

test("a canonical label has no fault", () => {
  expectNothing(RULE, "Вопрос⇥Как?", "⇥вопрос", "вопрос", "— Вопрос решён.");
});
