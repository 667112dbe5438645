import { Pace, type Steps } from "./steps.ts";

/** So many items are sorted by themselves, in one step. */
const PER_STEP = 1024;

/** Half-open, by indices; sorted by itself. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * The items in order, those that are alike as they came; in steps. What is in order already, or in reverse, costs little more than
 * a look at it.
 */
export function* sorting<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Steps<Item[]> {
  let sorted: Item[] = [];
  let runs: Run[] = [];
  const isInOrder = (before: Run, behind: Run): boolean => compare(sorted[before.to - 1]!, sorted[behind.from]!) <= 0;
  for (let from = 0; from < items.length; from += PER_STEP) {
    const run = { from, to: Math.min(items.length, from + PER_STEP) };
    for (const item of items.slice(run.from, run.to).sort(compare)) sorted.push(item);
    const last = runs.at(-1);
    if (last !== undefined && isInOrder(last, run)) runs[runs.length - 1] = { from: last.from, to: run.to };
    else runs.push(run);
    yield;
  }
  while (runs.length > 1) {
    const merged: Item[] = [];
    const longer: Run[] = [];
    for (let index = 0; index < runs.length; index += 2) {
      const [one, other] = [runs[index]!, runs[index + 1]];
      const from = merged.length;
      if (other === undefined) yield* copying(sorted, one, merged);
      else if (compare(sorted[other.to - 1]!, sorted[one.from]!) < 0) {
        yield* copying(sorted, other, merged);
        yield* copying(sorted, one, merged);
      } else {
        yield* merging(sorted, one, other, merged, compare);
      }
      longer.push({ from, to: merged.length });
    }
    [sorted, runs] = [merged, longer];
  }
  return sorted;
}

function* copying<Item>(items: readonly Item[], { from, to }: Run, into: Item[]): Steps<void> {
  const pace = new Pace();
  for (let index = from; index < to; index++) {
    into.push(items[index]!);
    if (pace.isStepDone()) yield;
  }
}

function* merging<Item>(
  items: readonly Item[],
  one: Run,
  other: Run,
  into: Item[],
  compare: (a: Item, b: Item) => number,
): Steps<void> {
  let [left, right] = [one.from, other.from];
  const pace = new Pace();
  while (left < one.to && right < other.to) {
    into.push(compare(items[left]!, items[right]!) <= 0 ? items[left++]! : items[right++]!);
    if (pace.isStepDone()) yield;
  }
  yield* copying(items, { from: left, to: one.to }, into);
  yield* copying(items, { from: right, to: other.to }, into);
}
