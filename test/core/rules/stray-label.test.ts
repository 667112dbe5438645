import assert from "node:assert/strict";
import { test } from "node:test";

import { unknownLabelOf } from "../../../src/core/rules/stray-label.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { readLine } from "../../../src/core/transcript/reading.ts";

const unknownLabel = (text: string) => unknownLabelOf(readLine(text, "", Vocabulary.builtIn));

test("what stands before the first TAB of a stray line, and the white between it and the text", () => {
  assert.deepEqual(unknownLabel("Гость \t\tДа,\tда."), {
    label: { start: 0, end: 5 },
    separator: { start: 5, end: 8 },
  });
});

test("a line that is a turn, a continuation or blank has no unknown label", () => {
  for (const text of ["Вопрос\tКак?", "Вопрс\tКак?", "\tГость\tДа.", " \t", "Гость: да"]) {
    assert.equal(unknownLabel(text), undefined, text);
  }
});
