import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { MeasuredSequence, type Measure } from "../../../src/core/text/measured-sequence.ts";

/** Sums that tell both how many and in which order. */
const DIGITS: Measure<number, { readonly total: number; readonly text: string }> = {
  of: (item) => ({ total: item, text: `${item},` }),
  combine: (sums) => ({
    total: sums.reduce((total, sum) => total + sum.total, 0),
    text: sums.map((sum) => sum.text).join(""),
  }),
};

const TOTAL = ({ total }: { readonly total: number }): number => total;

const sumOf = (items: readonly number[]) => DIGITS.combine(items.map((item) => DIGITS.of(item)));

const replacements = fc.array(
  fc.record({ at: fc.nat(1000), size: fc.nat(200), items: fc.array(fc.nat(9), { maxLength: 200, size: "max" }) }),
  { maxLength: 12, size: "max" },
);

test("a sequence after any replacements is the array after the same", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 3000, size: "max" }), replacements, (items, steps) => {
      let expected = items;
      let sequence = MeasuredSequence.from(items, DIGITS);
      for (const { at, size, items: inserted } of steps) {
        const start = Math.min(at, expected.length);
        const end = Math.min(start + size, expected.length);
        expected = expected.toSpliced(start, end - start, ...inserted);
        sequence = sequence.replace(start, end, inserted);
      }
      assert.deepEqual([...sequence.items()], expected);
      assert.equal(sequence.length, expected.length);
      assert.deepEqual(sequence.sum, sumOf(expected));
      for (const index of [0, 1, Math.floor(expected.length / 2), expected.length]) {
        if (index > expected.length) continue;
        assert.equal(sequence.before(index, TOTAL), sumOf(expected.slice(0, index)).total);
        if (index < expected.length) assert.equal(sequence.at(index), expected[index]);
        assert.deepEqual([...sequence.items(index, index + 70)], expected.slice(index, index + 70));
        assert.deepEqual([...sequence.itemsBackward(index)], expected.slice(0, index).toReversed());
      }
    }),
  );
});

test("the first item with which a part of the sum exceeds a limit is found", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { maxLength: 500, size: "max" }),
      fc.integer({ min: -1, max: 2000 }),
      (items, limit) => {
        const found = MeasuredSequence.from(items, DIGITS).find(TOTAL, limit);
        const index = items.findIndex((_, at) => sumOf(items.slice(0, at + 1)).total > limit);
        const before = sumOf(items.slice(0, index)).total;
        assert.deepEqual(found, index < 0 ? undefined : { item: items[index], index, before });
      },
    ),
  );
});

test("replacing one item leaves all but a few nodes shared: the work does not follow the length", () => {
  const combinesFor = (length: number): number => {
    let combines = 0;
    const counting: Measure<number, number> = {
      of: (item) => item,
      combine: (sums) => {
        combines += sums.length;
        return sums.reduce((total, sum) => total + sum, 0);
      },
    };
    const sequence = MeasuredSequence.from(
      Array.from({ length }, () => 1),
      counting,
    );
    combines = 0;
    sequence.replace(length >> 1, (length >> 1) + 1, [2]);
    return combines;
  };
  assert.ok(combinesFor(1_000_000) < 4 * combinesFor(1_000));
});

test("an index outside the sequence throws", () => {
  assert.throws(() => MeasuredSequence.from([1], DIGITS).at(1), RangeError);
  assert.throws(() => MeasuredSequence.from([], DIGITS).at(0), RangeError);
});
