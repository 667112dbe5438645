import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { inOneGo } from "../../../src/core/steps.ts";
import { MeasuredSequence, type Measure } from "../../../src/core/text/measured-sequence.ts";

/** Sums that tell both how many and in which order. What is no item cannot be measured. */
const DIGITS: Measure<number, { readonly total: number; readonly text: string }> = {
  of: (item) => ({ total: item, text: `${item.toFixed()},` }),
  combine: (sums) => ({
    total: sums.reduce((total, sum) => total + sum.total, 0),
    text: sums.map((sum) => sum.text).join(""),
  }),
};

const TOTAL = ({ total }: { readonly total: number }): number => total;

const LENGTH = ({ text }: { readonly text: string }): number => text.length;

/** Ones, and what it costs to do something with them. */
function counted(length: number) {
  const costs = { asked: 0, measured: 0, combined: 0, mostCombined: 0 };
  const ones: Measure<number, number> = {
    of: (item) => {
      costs.measured++;
      return item;
    },
    combine: (sums) => {
      costs.combined++;
      costs.mostCombined = Math.max(costs.mostCombined, sums.length);
      return sums.reduce((all, sum) => all + sum, 0);
    },
  };
  const total = (sum: number): number => {
    costs.asked++;
    return sum;
  };
  const half = (sum: number): number => {
    costs.asked++;
    return sum / 2;
  };
  const cost = (work: () => unknown): Readonly<typeof costs> => {
    Object.assign(costs, { asked: 0, measured: 0, combined: 0, mostCombined: 0 });
    work();
    return { ...costs };
  };
  const sequence = MeasuredSequence.from(
    Array.from({ length }, () => 1),
    ones,
  );
  return { sequence, total, half, cost };
}

const sumOf = (items: readonly number[]) => DIGITS.combine(items.map((item) => DIGITS.of(item)));

/** As many digits as wanted, with zeros here and there and in long runs. */
const digits = (length: number): number[] =>
  Array.from({ length }, (_, index) => (index % 100 < 40 ? 0 : (index * 7) % 10));

/** Lengths about which leaves and branches are filled, and a few between. */
const LENGTHS = [0, 1, 2, 27, 28, 29, 31, 32, 33, 56, 57, 64, 65, 100, 895, 896, 897, 1024, 1025, 2000];

describe("a sequence that is made of items", () => {
  test("holds them in order, however many they are", () => {
    for (const length of [...LENGTHS, 28 * 32 * 32 + 1]) {
      const items = digits(length);
      const sequence = MeasuredSequence.from(items, DIGITS);
      assert.equal(sequence.length, length);
      assert.deepEqual([...sequence.items()], items);
      assert.deepEqual(sequence.sum, sumOf(items));
    }
  });

  test("is the same made in steps, more of them for more items", () => {
    const stepsFor = (length: number): number => {
      const steps = MeasuredSequence.building(digits(length), DIGITS);
      let count = 0;
      for (let step = steps.next(); ; step = steps.next(), count++) {
        if (step.done === true) {
          assert.deepEqual([...step.value.items()], digits(length));
          return count;
        }
      }
    };
    assert.equal(stepsFor(0), 0);
    assert.ok(stepsFor(1000) > stepsFor(100));
    assert.ok(stepsFor(3000) > 3000 / 40);
    assert.deepEqual(inOneGo(MeasuredSequence.building(digits(100), DIGITS)).sum, sumOf(digits(100)));
  });

  test("holds every item at its place, and adds up what stands before it", () => {
    for (const length of LENGTHS.filter((length) => length < 900)) {
      const items = digits(length);
      const sequence = MeasuredSequence.from(items, DIGITS);
      let total = 0;
      for (const [index, item] of items.entries()) {
        assert.equal(sequence.at(index), item);
        assert.equal(sequence.before(index, TOTAL), total);
        assert.equal(sequence.before(index, LENGTH), 2 * index);
        total += item;
      }
      assert.equal(sequence.before(length, TOTAL), total);
    }
  });
});

describe("stretches", () => {
  const items = digits(1100);

  test("are those of the array, in order and backward, from any place on", () => {
    const sequence = MeasuredSequence.from(items, DIGITS);
    for (const start of [0, 1, 27, 28, 29, 500, 895, 896, 1099, 1100]) {
      for (const end of [0, 1, 28, 29, 56, 57, 501, 896, 897, 1099, 1100]) {
        const expected = start < end ? items.slice(start, end) : [];
        assert.deepEqual([...MeasuredSequence.from(items, DIGITS).items(start, end)], expected);
        if (start < items.length) sequence.at(start);
        assert.deepEqual([...sequence.items(start, end)], expected);
        assert.deepEqual([...sequence.itemsBackward(end)], items.slice(0, end).toReversed());
      }
    }
    assert.deepEqual([...sequence.items(700)], items.slice(700));
    assert.deepEqual([...sequence.itemsBackward()], items.toReversed());
  });

  test("end with the sequence, and are none in an empty one", () => {
    const short = MeasuredSequence.from([1, 2, 3], DIGITS);
    assert.deepEqual([...short.items(1, 9)], [2, 3]);
    assert.deepEqual([...short.items(3, 9)], []);
    assert.deepEqual([...short.itemsBackward(9)], [3, 2, 1]);
    assert.deepEqual([...short.itemsBackward(0)], []);
    assert.deepEqual([...MeasuredSequence.from(items, DIGITS).items(1090, 2000)], items.slice(1090));
    assert.deepEqual([...MeasuredSequence.from(items, DIGITS).itemsBackward(2000)], items.toReversed());
    assert.deepEqual([...MeasuredSequence.from([], DIGITS).items()], []);
    assert.deepEqual([...MeasuredSequence.from([], DIGITS).items(0, 2)], []);
    assert.deepEqual([...MeasuredSequence.from([], DIGITS).itemsBackward(2)], []);
  });

  test("may be left in the middle", () => {
    const sequence = MeasuredSequence.from(items, DIGITS);
    const forward = sequence.items(26);
    const backward = sequence.itemsBackward(30);
    for (let step = 0; step < 5; step++) {
      assert.equal(forward.next().value, items[26 + step]);
      assert.equal(backward.next().value, items[29 - step]);
    }
  });
});

describe("what is looked up", () => {
  const items = digits(300);
  const totals = items.map((_, index) => sumOf(items.slice(0, index)).total);
  const total = sumOf(items).total;
  const found = (limit: number) => {
    const index = totals.findLastIndex((before) => before <= limit);
    return { item: items[index]!, index, before: totals[index]! };
  };
  const order = fc.array(fc.record({ kind: fc.nat(4), at: fc.nat(items.length - 1), size: fc.nat(60) }), {
    maxLength: 40,
    size: "max",
  });

  test("does not depend on what was looked up before", () => {
    fc.assert(
      fc.property(order, (lookups) => {
        const sequence = MeasuredSequence.from(items, DIGITS);
        for (const { kind, at, size } of lookups) {
          if (kind === 0) assert.equal(sequence.at(at), items[at]);
          else if (kind === 1) assert.equal(sequence.before(at, TOTAL), totals[at]);
          else if (kind === 2) assert.deepEqual(sequence.find(TOTAL, at % total), found(at % total));
          else if (kind === 3) assert.deepEqual([...sequence.items(at, at + size)], items.slice(at, at + size));
          else assert.deepEqual(sequence.find(LENGTH, at), { item: items[at >> 1], index: at >> 1, before: at & ~1 });
        }
      }),
    );
  });

  test("by a sum is the item that reaches it, never one that adds nothing", () => {
    const sequence = MeasuredSequence.from(items, DIGITS);
    for (let limit = 0; limit < total; limit++) {
      assert.deepEqual(sequence.find(TOTAL, limit), found(limit));
      assert.deepEqual(MeasuredSequence.from(items, DIGITS).find(TOTAL, limit), found(limit));
    }
    assert.equal(sequence.find(TOTAL, total), undefined);
    assert.equal(MeasuredSequence.from([0, 0], DIGITS).find(TOTAL, 0), undefined);
    assert.equal(MeasuredSequence.from([], DIGITS).find(TOTAL, 0), undefined);
  });

  test("twice costs a walk through one leaf at most, by whatever it is looked up", () => {
    const { sequence, total, half, cost } = counted(30_000);
    const inOneLeaf = 32;
    for (const from of [0, 14_000, 29_900]) {
      for (let index = from; index < from + 60; index++) {
        sequence.before(index, total);
        assert.ok(cost(() => sequence.before(index, total)).asked < inOneLeaf);
        assert.ok(cost(() => sequence.find(total, index)).asked < inOneLeaf + 4);
        sequence.find(half, index / 2);
        assert.ok(cost(() => sequence.find(half, index / 2)).asked < inOneLeaf + 4);
        assert.ok(cost(() => sequence.before(index, total)).asked < inOneLeaf);
      }
    }
    sequence.at(29_999);
    assert.ok(cost(() => sequence.find(total, 10)).asked < 20);
  });
});

describe("replacing", () => {
  const LARGE = [0, 1, 2, 5, 27, 28, 29, 32, 33, 60];

  test("any stretch by anything gives what an array gives", () => {
    for (const length of [0, 1, 2, 28, 32, 33, 60, 100]) {
      const items = digits(length);
      const sequence = MeasuredSequence.from(items, DIGITS);
      for (let start = 0; start <= length; start += start % 28 < 3 || start % 28 > 25 ? 1 : 9) {
        for (const size of LARGE) {
          const end = Math.min(length, start + size);
          for (const inserted of LARGE) {
            const added = Array.from({ length: inserted }, (_, index) => index % 10);
            const replaced = sequence.replace(start, end, added);
            const expected = items.toSpliced(start, end - start, ...added);
            assert.equal(replaced.length, expected.length);
            assert.deepEqual(replaced.sum, sumOf(expected));
            assert.deepEqual([...replaced.items()], expected);
          }
        }
      }
      assert.deepEqual([...sequence.items()], items);
    }
  });

  test("joins sequences of very different lengths", () => {
    for (const length of [0, 1, 40, 900, 1500, 30_000]) {
      const items = digits(length);
      const sequence = MeasuredSequence.from(items, DIGITS);
      const much = digits(length === 30_000 ? 40 : 2000);
      for (const start of [0, 1, length >> 1, length - 1, length]) {
        if (start < 0) continue;
        for (const end of new Set([start, Math.min(length, start + 1), length])) {
          const replaced = sequence.replace(start, end, much);
          const expected = items.toSpliced(start, end - start, ...much);
          assert.equal(replaced.length, expected.length);
          assert.deepEqual(replaced.sum, sumOf(expected));
          for (const index of [0, start - 1, start, start + much.length, expected.length - 1]) {
            if (index >= 0 && index < expected.length) assert.equal(replaced.at(index), expected[index]);
          }
        }
      }
    }
  });
});

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

describe("the work of replacing", () => {
  test("a few items is that of a leaf and the nodes above it", () => {
    const { sequence, cost } = counted(1000);
    for (let index = 0; index < 1000; index++) {
      for (const [end, items] of [
        [index + 1, [2]],
        [index, [2]],
        [index + 1, []],
      ] as const) {
        const { measured, combined } = cost(() => sequence.replace(index, end, items));
        assert.ok(measured <= 32 && combined <= 3);
      }
    }
  });

  test("at either end does not measure what stays", () => {
    const { sequence, cost } = counted(28 * 28);
    const items = Array.from({ length: 40 }, () => 1);
    for (const at of [0, 28, 28 * 20, 28 * 28]) {
      assert.equal(cost(() => sequence.replace(at, at, items)).measured, items.length);
    }
  });

  test("stays small however much was replaced before, and no leaf or branch grows too large or is but a crumb", () => {
    const { sequence: all, cost } = counted(6000);
    let sequence = all;
    const items = (length: number): number[] => Array.from({ length }, () => 1);
    const lookAt = (): void => {
      let leaves = 0;
      for (let index = 0; index < sequence.length; index++) {
        const { measured, combined, mostCombined } = cost(() => sequence.replace(index, index + 1, [1]));
        assert.ok(mostCombined <= 16);
        assert.ok(combined <= 4);
        leaves += 1 / measured;
      }
      assert.ok(leaves < sequence.length / 7);
    };
    const change = (place: number, size: number, inserted: number): void => {
      const start = Math.floor((place % 1) * (sequence.length - size));
      const length = sequence.length - size + inserted;
      const { mostCombined } = cost(() => (sequence = sequence.replace(start, start + size, items(inserted))));
      assert.equal(sequence.length, length);
      assert.ok(mostCombined <= 16);
    };
    const golden = 0.618_034;
    for (let step = 0; step < 180; step++) change(step * golden, 30, 0);
    lookAt();
    for (let step = 0; step < 300; step++) change(step * golden, 0, 1);
    lookAt();
    for (let step = 0; step < 60; step++) change(step * golden, 1, 33 + step);
    lookAt();
    for (let step = 0; step < 100; step++) change(0, 0, 40);
    for (let step = 0; step < 100; step++) change(0.999_999, 0, 40);
    lookAt();
    for (let step = 0; step < 150; step++) change(step * golden, 70, 5);
    lookAt();
  });
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
  assert.throws(() => MeasuredSequence.from([1], DIGITS).at(-1), RangeError);
  assert.throws(() => MeasuredSequence.from([1, 2], DIGITS).at(7), /7.*2/);
  assert.throws(() => MeasuredSequence.from([], DIGITS).at(0), RangeError);
});

test("a search by what is no number of the sum ends, and says so", () => {
  const nothing = (): number => Number.NaN;
  assert.throws(() => MeasuredSequence.from([1, 2, 3], DIGITS).find(nothing, 1), RangeError);
});
