import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { sorting } from "../../src/core/sorting.ts";
import { inOneGo } from "../../src/core/steps.ts";

interface Item {
  readonly key: number;
  readonly given: number;
}

const byKey = (a: Item, b: Item): number => a.key - b.key;

const itemsOf = (keys: readonly number[]): Item[] => keys.map((key, given) => ({ key, given }));

/** How often two are compared at most in one step, and in all. */
function comparisons(keys: readonly number[]): { readonly ofStep: number; readonly ofAll: number } {
  let [inStep, ofStep, ofAll] = [0, 0, 0];
  const steps = sorting(keys, (a, b) => {
    inStep++;
    ofAll++;
    return a - b;
  });
  while (steps.next().done !== true) {
    ofStep = Math.max(ofStep, inStep);
    inStep = 0;
  }
  return { ofStep: Math.max(ofStep, inStep), ofAll };
}

const COUNT = 50_000;
const UP = Array.from({ length: COUNT }, (_, index) => index);
/** Each three times, far from each other. */
const MIXED = UP.map((index) => (index * 7919) % Math.floor(COUNT / 3));

describe("sorting in steps", () => {
  test("puts all in order, those that are alike as they came, and leaves the list that was given", () => {
    // Up, down and up again, so that there are runs of all kinds.
    const piece = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -2, max: 2 }), fc.nat(1500));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const keys = pieces.flatMap(([first, rise, length]) =>
          Array.from({ length }, (_, index) => first + Math.trunc((index * rise) / 3)),
        );
        const items = itemsOf(keys);
        assert.deepEqual(inOneGo(sorting(items, byKey)), itemsOf(keys).sort(byKey));
        assert.deepEqual(items, itemsOf(keys));
      }),
    );
  });

  test("sorts what is mixed", () => {
    const items = itemsOf(MIXED);
    assert.deepEqual(inOneGo(sorting(items, byKey)), items.toSorted(byKey));
  });

  test("compares few in one step", () => {
    for (const keys of [UP, UP.toReversed(), MIXED]) {
      const { ofStep } = comparisons(keys);
      assert.ok(ofStep < 15_000, String(ofStep));
    }
  });

  test("hardly compares more than it must where all are in order already, or in reverse", () => {
    for (const keys of [UP, UP.toReversed()]) {
      const { ofAll } = comparisons(keys);
      assert.ok(ofAll < 1.1 * COUNT, String(ofAll));
    }
  });
});
