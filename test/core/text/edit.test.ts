import assert from "node:assert/strict";
import { test } from "node:test";

import { applyEdits, editsOverlap, type TextEdit } from "../../../src/core/text/edit.ts";

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
  assert.throws(() => applyEdits("абвг", [edit(1, 1, "x"), edit(1, 1, "y")]), RangeError);
});

test("an edit outside the text throws", () => {
  const outside = { name: "RangeError", message: "Edit outside the text: [1, 3) of 2" };
  assert.throws(() => applyEdits("аб", [edit(1, 3, "")]), outside);
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
