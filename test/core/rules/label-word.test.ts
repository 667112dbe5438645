import assert from "node:assert/strict";
import { test } from "node:test";

import { keepsLabel, labelWord } from "../../../src/core/rules/label-word.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { ownLabel } from "../../../src/core/transcript/own-labels.ts";
import { readLine } from "../../../src/core/transcript/reading.ts";

/** A line as one reads it that has this label of the user's. */
function labelled(text: string, label: string) {
  const line = readLine(text, "", new Vocabulary([ownLabel(label, "question")!]));
  assert.equal(line.head?.label.text, label);
  return { line, head: line.head };
}

test("the letters that are not the label's own, each with the one that is meant, in the case it was typed in", () => {
  for (const [typed, label, respelled, ...twins] of [
    ["Вопрос", "Вопрос", "Вопрос"],
    ["вОПРОС", "Вопрос", "вОПРОС"],
    ["Вoпрoс", "Вопрос", "Вопрос", ["o", "о"], ["o", "о"]],
    ["BOПPОС", "Вопрос", "ВОПРОС", ["B", "В"], ["O", "О"], ["P", "Р"]],
    ["Во\u00ADпр0с", "Вопрос", "Вопрос", ["0", "о"]],
    ["Ведущии\u0306", "Ведущий", "Ведущий"],
  ] as const) {
    const { line, head } = labelled(`${typed}\tКак?`, label);
    assert.deepEqual(labelWord(line, head), {
      typed,
      respelled,
      twins: twins.map(([found, meant]) => ({ found, meant })),
    });
  }
});

test("a label whose letters have more than two cases, or change their number with the case, is not respelled", () => {
  for (const [typed, label] of [
    ["ǅеп", "ǅеп"],
    ["İlk", "i\u0307lk"],
  ] as const) {
    const { line, head } = labelled(`${typed}\tКак?`, label);
    assert.deepEqual(labelWord(line, head), { typed, respelled: typed, twins: [] });
  }
});

test("behind a weak separator only a word that begins with a capital is a label", () => {
  for (const [separator, respelled, kept] of [
    [" ", "Катя", true],
    [" ", "катя", false],
    [" ", "кАТЯ", false],
    [" — ", "кАТЯ", false],
    ["\t", "кАТЯ", true],
    [": ", "кАТЯ", true],
  ] as const) {
    const { line, head } = labelled(`Катя${separator}Как?`, "Катя");
    assert.equal(keepsLabel(line, head, respelled), kept, `${respelled}${separator}`);
  }
});
