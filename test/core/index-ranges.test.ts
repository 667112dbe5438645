import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { common, type IndexRange, united } from "../../src/core/index-ranges.ts";

const MOST = 30;

const anyRange = fc
  .tuple(fc.nat(MOST), fc.nat(MOST))
  .map(([one, other]): IndexRange => ({ from: Math.min(one, other), to: Math.max(one, other) }));
const anyRanges = fc.array(
  anyRange.filter(({ from, to }) => from < to),
  { maxLength: 8 },
);

const indices = (ranges: readonly IndexRange[]): number[] =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));

describe("united ranges", () => {
  test("hold what any of them holds, each index once and in order, and touch none of each other", () => {
    fc.assert(
      fc.property(anyRanges, (ranges) => {
        const result = united(ranges);
        assert.deepEqual(
          indices(result),
          [...new Set(indices(ranges))].sort((a, b) => a - b),
        );
        for (const [index, { from }] of result.entries()) if (index > 0) assert.ok(from > result[index - 1]!.to);
      }),
    );
  });

  test("are one where they meet, or where one holds another", () => {
    const [a, b, c] = [
      { from: 1, to: 3 },
      { from: 3, to: 5 },
      { from: 1, to: 9 },
    ];
    assert.deepEqual(united([b, a]), [{ from: 1, to: 5 }]);
    assert.deepEqual(united([c, b]), [c]);
    assert.deepEqual(united([{ from: 7, to: 8 }, a]), [a, { from: 7, to: 8 }]);
  });
});

describe("what two lists of ranges have in common", () => {
  test("is what is in both", () => {
    fc.assert(
      fc.property(anyRanges, anyRanges, (some, others) => {
        const [left, right] = [united(some), united(others)];
        const both = new Set(indices(right));
        assert.deepEqual(
          indices(common(left, right)),
          indices(left).filter((index) => both.has(index)),
        );
        assert.ok(common(left, right).every(({ from, to }) => from < to));
      }),
    );
  });

  test("is nothing where ranges only meet", () => {
    assert.deepEqual(common([{ from: 1, to: 3 }], [{ from: 3, to: 5 }]), []);
    assert.deepEqual(common([{ from: 3, to: 5 }], [{ from: 1, to: 3 }]), []);
  });
});
