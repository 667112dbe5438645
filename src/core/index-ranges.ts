/** Ranges of lines or turns, by their indices. */

import { sorting } from "./sorting.ts";
import { inOneGo, Pace, type Steps } from "./steps.ts";

/** Half-open: `from` is in it, `to` is not. */
export interface IndexRange {
  readonly from: number;
  readonly to: number;
}

export function* eachOf({ from, to }: IndexRange): Iterable<number> {
  for (let index = from; index < to; index++) yield index;
}

/** The ranges in order, those that overlap or touch each other as one. */
export function united(ranges: readonly IndexRange[]): IndexRange[] {
  return inOneGo(uniting(ranges));
}

/** As {@link united}, in steps. */
export function* uniting(ranges: readonly IndexRange[]): Steps<IndexRange[]> {
  const result: IndexRange[] = [];
  const inOrder = yield* sorting(ranges, (a, b) => a.from - b.from);
  const pace = new Pace();
  for (const range of inOrder) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to) result.push(range);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    if (pace.isStepDone()) yield;
  }
  return result;
}

/** What is in both lists, each of which is in order and holds no index twice. */
export function common(some: readonly IndexRange[], others: readonly IndexRange[]): IndexRange[] {
  const result: IndexRange[] = [];
  let place = 0;
  for (const { from, to } of some) {
    while (place < others.length && others[place]!.to <= from) place++;
    for (let other = place; other < others.length && others[other]!.from < to; other++) {
      result.push({ from: Math.max(from, others[other]!.from), to: Math.min(to, others[other]!.to) });
    }
  }
  return result;
}
