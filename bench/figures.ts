/** The figures of a run, as they are kept in JSON, printed and drawn. */

import type { Machine } from "./machine.ts";
import { medianOf, summarise, type Summary } from "./statistics.ts";

export const GROUP_NAMES = ["keystroke", "first-read", "scaling", "memory", "files"] as const;

export type GroupName = (typeof GROUP_NAMES)[number];

/** Many measurements of one thing, in several turns. Times are in milliseconds. */
export interface Figure extends Summary {
  readonly what: string;
  /** What it was done to: `natural`. */
  readonly input: string;
  /** How large that is. */
  readonly bytes: number;
  readonly unit: "ms" | "bytes";
  /** The median of each turn. */
  readonly turns: readonly number[];
}

/** What was promised of the figures, and what came of it. */
export interface Mark {
  readonly what: string;
  readonly measured: number;
  readonly bound: "at most" | "at least";
  readonly limit: number;
  /** Of both numbers; `times` is what one figure is of another, 1 when they are the same. */
  readonly unit: "times" | "ms";
}

/** What a group has measured. */
export interface Findings {
  readonly figures: readonly Figure[];
  readonly marks: readonly Mark[];
}

export interface GroupResult extends Findings {
  readonly group: GroupName;
  readonly machine: Machine;
  /** Made on small inputs in a short time: it says that the bench works, and little else. */
  readonly isQuick: boolean;
}

export function figure(
  { what, input, bytes, unit = "ms" }: Pick<Figure, "what" | "input" | "bytes"> & Partial<Pick<Figure, "unit">>,
  turns: readonly (readonly number[])[],
): Figure {
  return { what, input, bytes, unit, ...summarise(turns.flat()), turns: turns.map(medianOf) };
}

/**
 * How many times the divisor the dividend is: the median of the ratios of their turns, since a machine has about the same speed for
 * what it measures one soon after another. What had a single turn had it while the others were warming up.
 */
export function ratio(dividend: Figure, divisor: Figure): number {
  const common = Math.min(dividend.turns.length, divisor.turns.length);
  if (common === 1) return dividend.median / divisor.median;
  return medianOf(Array.from({ length: common }, (_, turn) => dividend.turns[turn]! / divisor.turns[turn]!));
}

export function isMet({ measured, bound, limit }: Mark): boolean {
  return bound === "at most" ? measured <= limit : measured >= limit;
}
