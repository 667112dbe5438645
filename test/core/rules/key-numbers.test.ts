import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { KeyNumbers } from "../../../src/core/rules/key-numbers.ts";

/** Few of them, some of which belong in one place. */
const anyKey = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 20 }).map((high) => (high << 24) | 1),
  fc.integer({ min: -5, max: -1 }),
);

test("keys are counted as in a map, whatever comes and goes", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyKey, fc.boolean()), { maxLength: 300, size: "max" }), (steps) => {
      const counts = new KeyNumbers();
      const expected = new Map<number, number>();
      for (const [key, isMore] of steps) {
        const count = expected.get(key) ?? 0;
        if (!isMore && count === 0) continue;
        counts.add(key, isMore ? 1 : -1);
        expected.set(key, count + (isMore ? 1 : -1));
      }
      for (const [key, count] of expected) assert.equal(counts.get(key), count);
      assert.equal(counts.get(1_000_003), 0);
    }),
  );
});

test("thousands of keys are counted, also when all of them belong in one place", () => {
  for (const keyOf of [(index: number) => index, (index: number) => (index << 20) | 1]) {
    const counts = new KeyNumbers();
    for (let index = 1; index <= 2000; index++) counts.add(keyOf(index), index);
    for (let index = 1; index <= 2000; index++) assert.equal(counts.get(keyOf(index)), index);
    assert.equal(counts.get(2001), 0);
  }
});

test("keys whose counts came to nothing are no burden", () => {
  const counts = new KeyNumbers();
  for (let key = 1; key <= 100; key++) counts.add(key, 0);
  for (let key = 1; key <= 100; key++) assert.equal(counts.get(key), 0);
  counts.add(7, 2);
  assert.equal(counts.get(7), 2);
});

test("a key gets a number in place of the one that it had", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyKey, fc.nat(3)), { maxLength: 300, size: "max" }),
      fc.nat(300),
      (steps, expected) => {
        const numbers = new KeyNumbers(expected);
        const known = new Map<number, number>();
        for (const [key, number] of steps) {
          assert.equal(numbers.set(key, number), known.get(key) ?? 0);
          known.set(key, number);
        }
        for (const [key, number] of known) assert.equal(numbers.get(key), number);
      },
    ),
  );
});
