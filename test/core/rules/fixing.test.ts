import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { takeFixes } from "../../../src/core/rules/fixing.ts";
import { type Fix, safeFix } from "../../../src/core/rules/rule.ts";
import { message } from "../../../src/core/messages/catalogue.ts";
import { applyEdits, editsOverlap, type TextEdit } from "../../../src/core/text/edit.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { callsOf } from "../support/instead.ts";

const edit = (start: number, end: number, text: string): TextEdit => ({ span: { start, end }, text });

const fix = (...edits: TextEdit[]): Fix => ({ ...safeFix(message("fix.usual-spacing", {}), ...edits), edits });

function taken(text: string, ...fixes: Fix[]): readonly TextEdit[] {
  return takeFixes(Transcript.parse(text), fixes);
}

const TEXT = "Вопрос\tКто там?";

describe("of fixes that cannot be made together", () => {
  test("the left one is made, in whatever order they come", () => {
    const [left, right] = [fix(edit(0, 4, "а")), fix(edit(3, 6, "б"))];
    assert.deepEqual(taken(TEXT, left, right), left.edits);
    assert.deepEqual(taken(TEXT, right, left), left.edits);
  });

  test("none is made in part", () => {
    const [first, second] = [fix(edit(0, 2, "а")), fix(edit(1, 3, "б"), edit(8, 9, "в"))];
    assert.deepEqual(taken(TEXT, first, second), first.edits);
    const [third, fourth] = [fix(edit(0, 1, "а"), edit(8, 10, "б")), fix(edit(4, 5, "в"), edit(9, 11, "г"))];
    assert.deepEqual(taken(TEXT, fourth, third), third.edits);
  });

  test("one that both insert at one place is made", () => {
    assert.deepEqual(taken(TEXT, fix(edit(3, 3, "а")), fix(edit(3, 3, "б"))), [edit(3, 3, "а")]);
  });
});

test("fixes that only meet are all made, and their edits are in order", () => {
  const fixes = [fix(edit(6, 8, "в")), fix(edit(2, 4, "а"), edit(8, 9, "г")), fix(edit(4, 6, "б"))];
  assert.deepEqual(taken(TEXT, ...fixes), [edit(2, 4, "а"), edit(4, 6, "б"), edit(6, 8, "в"), edit(8, 9, "г")]);
});

test("of many that meet and would bring a CR to a LF, the first is made, and none is looked at twice", () => {
  const count = 3000;
  const transcript = Transcript.parse(`а\rб${"\n".repeat(count)}`);
  const fixes = Array.from({ length: count - 1 }, (_, index) => fix(edit(2 + index, 3 + index, "")));
  let edits: readonly TextEdit[] = [];
  const calls = callsOf(transcript, "text", () => {
    edits = takeFixes(transcript, fixes);
  });
  assert.deepEqual(edits, fixes[0]!.edits);
  assert.ok(calls.length < 3 * count, String(calls.length));
});

test("of some that meet and write something, all are made that bring no CR to a LF", () => {
  const text = "а\rбвг\nд";
  const [gone, written, broken] = [fix(edit(2, 3, "")), fix(edit(3, 4, "е")), fix(edit(4, 5, "\r"))];
  assert.deepEqual(taken(text, gone, written), [...gone.edits, ...written.edits]);
  assert.deepEqual(taken(text, gone, written, broken), [...gone.edits, ...written.edits]);
  assert.deepEqual(taken(text, fix(edit(2, 3, "")), fix(edit(3, 4, "\n"))), gone.edits);
  // What is written begins, or ends, with what must not come there.
  assert.deepEqual(taken(text, gone, fix(edit(3, 4, "\nе"))), gone.edits);
  assert.deepEqual(taken(text, gone, fix(edit(3, 4, "е\n"))).length, 2);
  assert.deepEqual(taken(text, fix(edit(2, 3, "")), fix(edit(3, 5, "е\r"))), gone.edits);
  assert.deepEqual(taken(text, fix(edit(2, 3, "")), fix(edit(3, 5, "\rе"))).length, 2);
  assert.deepEqual(taken(text, fix(edit(2, 3, "е\r")), fix(edit(3, 4, "")), fix(edit(4, 5, ""))).length, 2);
  assert.deepEqual(taken("абв", fix(edit(0, 1, "")), fix(edit(1, 2, "\uFEFF"))), [edit(0, 1, "")]);
  assert.deepEqual(taken("абв", fix(edit(0, 1, "")), fix(edit(1, 2, "\uFEFFг"))), [edit(0, 1, "")]);
  assert.deepEqual(taken("абв", fix(edit(0, 1, "")), fix(edit(1, 2, "г\uFEFF"))).length, 2);
  assert.deepEqual(taken("\uFEFFабв", fix(edit(1, 2, "")), fix(edit(2, 3, "\uFEFF"))), [
    edit(1, 2, ""),
    edit(2, 3, "\uFEFF"),
  ]);
});

test("an edit that several fixes have is made once", () => {
  const shared = edit(4, 5, "а");
  assert.deepEqual(taken(TEXT, fix(shared, edit(7, 8, "б")), fix(shared), fix(edit(1, 2, "в"), shared)), [
    edit(1, 2, "в"),
    shared,
    edit(7, 8, "б"),
  ]);
  // At the same place, but another text.
  assert.deepEqual(taken(TEXT, fix(shared), fix(edit(4, 5, "б"), edit(8, 9, "в"))), [shared]);
  // The same text, but at another place.
  assert.deepEqual(taken(TEXT, fix(edit(1, 2, "б"), edit(8, 9, "а")), fix(shared)), [
    edit(1, 2, "б"),
    shared,
    edit(8, 9, "а"),
  ]);
});

test("a fix without edits changes nothing", () => {
  assert.deepEqual(taken(TEXT, fix(), fix(edit(1, 2, ""))), [edit(1, 2, "")]);
});

describe("where edits that meet would bring together what becomes one", () => {
  test("a CR and a LF, the last of them waits", () => {
    const text = "Ответ\tа\r \nб";
    assert.deepEqual(taken(text, fix(edit(8, 9, "")), fix(edit(9, 9, ""))), [edit(8, 9, "")]);
    const spread = "Ответ\tа\r  \nб";
    assert.deepEqual(taken(spread, fix(edit(8, 9, "")), fix(edit(9, 10, ""))), [edit(8, 9, "")]);
    const wide = "а\r   \nб";
    const [first, second, third] = [edit(2, 3, ""), edit(3, 4, ""), edit(4, 5, "")];
    assert.deepEqual(taken(wide, fix(first), fix(second), fix(third)), [first, second]);
  });

  test("a CR that is written before a LF, or a LF behind a CR", () => {
    assert.deepEqual(taken("а  \nб", fix(edit(1, 2, "в")), fix(edit(2, 3, "\r"))), [edit(1, 2, "в")]);
    assert.deepEqual(taken("а\r  б", fix(edit(2, 3, "\n")), fix(edit(3, 4, ""))), [edit(2, 3, "\n")]);
  });

  test("U+FEFF and the head of the file, the last of them waits", () => {
    const text = " \n\uFEFFВопрос\tКто?";
    assert.deepEqual(taken(text, fix(edit(0, 1, "")), fix(edit(1, 2, ""))), [edit(0, 1, "")]);
    assert.deepEqual(taken("  Вопрос", fix(edit(0, 1, "")), fix(edit(1, 2, "\uFEFF"))), [edit(0, 1, "")]);
    assert.deepEqual(taken("Вопрос", fix(edit(0, 0, "\uFEFF")), fix(edit(0, 1, "а"))), [edit(0, 0, "\uFEFF")]);
  });

  test("but not where a byte-order mark stands before it", () => {
    const text = "\uFEFF \n\uFEFFВопрос\tКто?";
    assert.deepEqual(taken(text, fix(edit(1, 2, "")), fix(edit(2, 3, ""))), [edit(1, 2, ""), edit(2, 3, "")]);
  });

  test("nor elsewhere in the file, nor between other characters", () => {
    const text = "Ответ\tа \n\uFEFFб";
    assert.deepEqual(taken(text, fix(edit(7, 8, "")), fix(edit(8, 9, ""))), [edit(7, 8, ""), edit(8, 9, "")]);
    const lines = "а\r  б\nв";
    assert.deepEqual(taken(lines, fix(edit(2, 3, "")), fix(edit(3, 4, ""))), [edit(2, 3, ""), edit(3, 4, "")]);
    assert.deepEqual(taken("аб  \nв", fix(edit(2, 3, "")), fix(edit(3, 4, ""))), [edit(2, 3, ""), edit(3, 4, "")]);
    assert.deepEqual(taken("а\r \n", fix(edit(2, 2, "в")), fix(edit(2, 3, "г"))), [edit(2, 2, "в"), edit(2, 3, "г")]);
  });
});

test("edits that do not meet bring nothing together", () => {
  assert.deepEqual(taken("а\r бб \nв", fix(edit(2, 3, "")), fix(edit(5, 6, ""))), [edit(2, 3, ""), edit(5, 6, "")]);
  const edits = [edit(0, 1, ""), edit(1, 2, ""), edit(5, 6, "")];
  assert.deepEqual(taken("абвгд \uFEFFе", ...edits.map((one) => fix(one))), edits);
});

const anyEdit = fc
  .tuple(fc.nat(TEXT.length), fc.nat(3), fc.constantFrom("", "а", "бв"))
  .map(([start, length, replacement]) => edit(start, Math.min(TEXT.length, start + length), replacement));

/** A fix's own edits never overlap. */
const anyEdits = fc
  .array(anyEdit, { maxLength: 2 })
  .filter(([one, other]) => one === undefined || other === undefined || !editsOverlap(one, other));

test("what is taken can be made at once, and is of the fixes that were given", () => {
  fc.assert(
    fc.property(fc.array(anyEdits, { maxLength: 8 }), (fixes) => {
      const edits = taken(TEXT, ...fixes.map((one) => fix(...one)));
      applyEdits(TEXT, edits);
      for (const one of edits) assert.ok(fixes.some((given) => given.includes(one)));
    }),
  );
});
