import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { CodeUnits } from "../../../src/core/text/code-units.ts";
import { spotsIn } from "../../../src/core/text/spots.ts";

/** The characters of a text at its spots, and how many small letters there are. */
function spotsOf(text: string, from = 0, to = text.length): [spots: string, smallLetters: number] {
  new CodeUnits().read(text, 0, text.length);
  const { places, count, smallLetters } = spotsIn(from, to);
  return [Array.from(places.subarray(0, count), (place) => text[place]!).join(""), smallLetters];
}

test("spots are where neither a small letter of Russian stands nor a usual character of ASCII", () => {
  assert.deepEqual(spotsOf("Да, ёж №5: «Zoo» — э́то (я)!"), ["Дё№«Zoo»—\u0301", 6]);
  assert.deepEqual(spotsOf("а\tб\u007Fя"), ["\t\u007F", 3]);
  assert.deepEqual(spotsOf(" !~0"), ["", 0]);
  assert.deepEqual(spotsOf("ЯаЯбЯ", 1, 4), ["Я", 2]);
  assert.deepEqual(spotsOf(""), ["", 0]);
});

test("spots of any text are those of its characters one by one", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(...Array.from("аяѐёАЯ zZ~\u001F@[`{№")) }),
  );
  fc.assert(
    fc.property(text, (source) => {
      const expected = source.match(/[^\u0020-@[-`{-~а-я]/g)?.join("") ?? "";
      assert.deepEqual(spotsOf(source), [expected, source.match(/[а-я]/g)?.length ?? 0]);
    }),
  );
});

test("a stretch may be as long as there is room, and all of it spots or small letters", () => {
  const { room } = CodeUnits;
  assert.deepEqual(spotsOf("Я".repeat(room)), ["Я".repeat(room), 0]);
  assert.deepEqual(spotsOf("я".repeat(room)), ["", room]);
});
