import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { bodyText, hasText, isLabelled, type LineBreak, lineLength } from "../../../src/core/transcript/line.ts";
import { readLine } from "../../../src/core/transcript/reading.ts";

const line = (text: string, lineBreak: LineBreak = "\n") => readLine(text, lineBreak, Vocabulary.builtIn);

for (const [text, paragraph, isTurn] of [
  ["Вопрос\tКак?", "Как?", true],
  ["Ответ\tД", "Д", true],
  [" Ответ 2 (тихо):  Да, так. ", "Да, так.", true],
  ["Ответ", "", true],
  ["Ответ\t", "", true],
  ["Ответ: \u200B", "", true],
  ["\tИ вот.", "И вот.", false],
  ["  И вот.\t", "И вот.", false],
  ["Просто так.", "Просто так.", false],
  ["Д", "Д", false],
  ["", "", false],
  [" \t", "", false],
] as const) {
  describe(`the line ${JSON.stringify(text)}`, () => {
    test(paragraph === "" ? "has no text" : `says «${paragraph}»`, () => {
      assert.equal(bodyText(line(text)), paragraph);
      assert.equal(hasText(line(text)), paragraph !== "");
    });

    test(isTurn ? "is labelled" : "is not labelled", () => {
      assert.equal(isLabelled(line(text)), isTurn);
    });
  });
}

test("a line is as long as its characters and its line break", () => {
  assert.equal(lineLength(line("Ответ\tДа. ", "\n")), 11);
  assert.equal(lineLength(line("Ответ\tДа. ", "\r\n")), 12);
  assert.equal(lineLength(line("Ответ\tДа. ", "\r")), 11);
  assert.equal(lineLength(line("Ответ\tДа. ", "")), 10);
  assert.equal(lineLength(line("", "\r\n")), 2);
  assert.equal(lineLength(line("😀", "")), 2);
});
