import assert from "node:assert/strict";
import { test } from "node:test";

import {
  applyEdits,
  compareEdits,
  editsOverlap,
  sortEdits,
  sortingEdits,
  type TextEdit,
} from "../../../src/core/text/edit.ts";

const edit = (start: number, end: number, text: string): TextEdit => ({ span: { start, end }, text });

test("edits are made in places of the text before any of them, in whatever order they are given", () => {
  assert.equal(applyEdits("Вопрос: Как?", [edit(12, 12, "!"), edit(6, 8, "\t"), edit(0, 1, "в")]), "вопрос\tКак?!");
});

test("edits that only meet at an edge are made both", () => {
  assert.equal(applyEdits("абв", [edit(0, 1, "1"), edit(1, 2, "2"), edit(1, 1, "-")]), "1-2в");
});

test("overlapping edits throw", () => {
  const overlap = { name: "RangeError", message: "Overlapping edits: [0, 2) and [1, 3)" };
  assert.throws(() => applyEdits("абвг", [edit(0, 2, ""), edit(1, 3, "")]), overlap);
  assert.throws(() => applyEdits("абвг", [edit(1, 1, "x"), edit(1, 1, "y")]), /Overlapping/);
});

test("an edit outside the text throws", () => {
  const outside = { name: "RangeError", message: "Edit outside the text: [1, 3) of 2" };
  assert.throws(() => applyEdits("аб", [edit(1, 3, "")]), outside);
  assert.throws(() => applyEdits("аб", [edit(-1, 1, "")]), RangeError);
  assert.throws(() => applyEdits("аб", [edit(1, 0, "")]), RangeError);
});

test("two edits overlap when they share a character or insert at one place", () => {
  assert.equal(editsOverlap(edit(0, 2, ""), edit(1, 3, "")), true);
  assert.equal(editsOverlap(edit(2, 2, "x"), edit(2, 2, "y")), true);
  assert.equal(editsOverlap(edit(0, 2, ""), edit(2, 3, "")), false);
  assert.equal(editsOverlap(edit(2, 2, "x"), edit(2, 3, "")), false);
  assert.equal(editsOverlap(edit(1, 1, "x"), edit(0, 2, "")), true);
  assert.equal(editsOverlap(edit(2, 3, ""), edit(0, 2, "")), false);
});

test("edits are sorted by place, and an insertion stands before what is replaced where it stands", () => {
  const insertion = edit(2, 2, "x");
  const replacement = edit(2, 4, "y");
  const earlier = edit(0, 1, "z");
  const given = [replacement, insertion, earlier];
  assert.deepEqual(sortEdits(given, 4), [earlier, insertion, replacement]);
  assert.deepEqual(given, [replacement, insertion, earlier], "the list that was given stays as it was");
  assert.ok(compareEdits(insertion, replacement) < 0);
  assert.ok(compareEdits(replacement, insertion) > 0);
  assert.equal(compareEdits(insertion, edit(2, 2, "y")), 0);
});

test("edits that are in order already are neither sorted nor copied", () => {
  for (const edits of [[], [edit(1, 2, "x")], [edit(0, 1, ""), edit(1, 1, "x"), edit(1, 3, "y"), edit(5, 5, "z")]]) {
    assert.equal(sortEdits(edits, 5), edits);
  }
});

test("edits that come from the last to the first are put in order in steps", () => {
  const edits = Array.from({ length: 20_000 }, (_, index) => edit(index, index, "x"));
  const steps = sortingEdits(edits.toReversed(), edits.length);
  let count = 1;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) count++;
  assert.deepEqual(step.value, edits);
  assert.ok(count > 20, String(count));
});

test("overlapping edits are found whatever order they come in", () => {
  for (const edits of [
    [edit(1, 3, ""), edit(0, 2, "")],
    [edit(3, 3, "x"), edit(0, 1, ""), edit(3, 3, "y")],
    [edit(1, 1, "x"), edit(0, 4, "")],
  ]) {
    assert.throws(() => sortEdits(edits, 4), /Overlapping/);
    assert.throws(() => sortEdits(edits.toReversed(), 4), /Overlapping/);
  }
});

test("an edit may reach up to the end of the text, and stand there", () => {
  assert.equal(applyEdits("аб", [edit(1, 2, "в")]), "ав");
  assert.equal(applyEdits("аб", [edit(2, 2, "в")]), "абв");
  assert.equal(applyEdits("", [edit(0, 0, "в")]), "в");
  assert.equal(applyEdits("аб", []), "аб");
});
