import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { inOneGo } from "../../../src/core/steps.ts";
import { composingEdits, trimEdit } from "../../../src/core/text/compose-edits.ts";
import { applyEdits, compareEdits, editsOverlap, type TextEdit } from "../../../src/core/text/edit.ts";

/** Edits of a text of the given length, sorted and without overlap. */
function editsOf(length: number): fc.Arbitrary<TextEdit[]> {
  const place = fc.nat(length);
  return fc
    .array(fc.tuple(place, place, fc.string({ unit: fc.constantFrom("x", "y", "z"), maxLength: 3 })), { maxLength: 6 })
    .map((drafts) => {
      const taken: TextEdit[] = [];
      for (const [one, other, text] of drafts) {
        const edit = { span: { start: Math.min(one, other), end: Math.min(Math.max(one, other), one + 4) }, text };
        if (edit.span.start <= edit.span.end && taken.every((kept) => !editsOverlap(kept, edit))) taken.push(edit);
      }
      return taken.sort(compareEdits);
    });
}

test("does in one go what two lists do one after the other", () => {
  const text = "0123456789abcdef";
  fc.assert(
    fc.property(
      editsOf(text.length).chain((first) => fc.tuple(fc.constant(first), editsOf(applyEdits(text, first).length))),
      ([first, second]) => {
        const composed = inOneGo(composingEdits(first, second));
        assert.equal(applyEdits(text, composed), applyEdits(applyEdits(text, first), second));
        for (const [index, edit] of composed.entries()) {
          if (index > 0) assert.ok(composed[index - 1]!.span.end < edit.span.start, "edits that meet are one");
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test("what an edit does not change is trimmed off it", () => {
  const trimmed = (replaced: string, text: string): TextEdit | undefined =>
    trimEdit({ span: { start: 10, end: 10 + replaced.length }, text }, replaced);
  assert.deepEqual(trimmed("abc", "axc"), { span: { start: 11, end: 12 }, text: "x" });
  assert.deepEqual(trimmed("   ", " "), { span: { start: 11, end: 13 }, text: "" });
  assert.deepEqual(trimmed("a", "aa"), { span: { start: 11, end: 11 }, text: "a" });
  assert.equal(trimmed("abc", "abc"), undefined);
  assert.deepEqual(trimmed("кот там", "рот там"), { span: { start: 10, end: 11 }, text: "р" });
  assert.deepEqual(trimmed("кот там", "кот дам"), { span: { start: 14, end: 15 }, text: "д" });
  assert.deepEqual(trimmed("тот", "тот тот"), { span: { start: 13, end: 13 }, text: " тот" });
  assert.deepEqual(trimmed("тот тот", "тот"), { span: { start: 13, end: 17 }, text: "" });
  assert.deepEqual(trimmed("", "да"), { span: { start: 10, end: 10 }, text: "да" });
  assert.deepEqual(trimmed("да", ""), { span: { start: 10, end: 12 }, text: "" });
});

test("a trimmed edit does what the whole one does, and begins and ends with what it changes", () => {
  const few = fc.string({ unit: fc.constantFrom("а", "б", " "), maxLength: 8 });
  fc.assert(
    fc.property(few, few, few, few, (before, replaced, text, after) => {
      const edit = { span: { start: before.length, end: before.length + replaced.length }, text };
      const trimmed = trimEdit(edit, replaced);
      const whole = before + replaced + after;
      assert.equal(trimmed === undefined, replaced === text);
      if (trimmed === undefined) return;
      assert.equal(applyEdits(whole, [trimmed]), applyEdits(whole, [edit]));
      const left = whole.slice(trimmed.span.start, trimmed.span.end);
      if (left === "" || trimmed.text === "") return;
      assert.notEqual(left[0], trimmed.text[0]);
      assert.notEqual(left.at(-1), trimmed.text.at(-1));
    }),
    { numRuns: 500 },
  );
});

test("neither a character nor a line break is cut in two", () => {
  const trimmed = (replaced: string, text: string): TextEdit | undefined =>
    trimEdit({ span: { start: 0, end: replaced.length }, text }, replaced);
  assert.deepEqual(trimmed("😀", "😁"), { span: { start: 0, end: 2 }, text: "😁" });
  for (const [one, other] of [
    "😀🈀",
    "\u{10000}\u{10001}",
    "\u{10FC00}\u{10FC01}",
    "\u{10000}\u{10400}",
    "\u{103FF}\u{107FF}",
  ].map((both) => Array.from(both))) {
    assert.deepEqual(trimmed(`a${one!}b`, `a${other!}b`), { span: { start: 1, end: 3 }, text: other });
  }
  assert.deepEqual(trimmed("\uFF5Aa\uFF5A", "\uFF5Ab\uFF5A"), { span: { start: 1, end: 2 }, text: "b" });
  assert.deepEqual(trimmed("a\r\nb", "a\rb"), { span: { start: 1, end: 3 }, text: "\r" });
  assert.deepEqual(trimmed("a\r\nb", "a\nb"), { span: { start: 1, end: 3 }, text: "\n" });
});
