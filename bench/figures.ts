/** The figures of a run, as they are kept in JSON, printed and drawn. */

import type { Machine } from "./machine.ts";
import { summarise, type Summary } from "./statistics.ts";

export const GROUP_NAMES = ["keystroke", "first-read", "scaling", "memory", "files"] as const;

export type GroupName = (typeof GROUP_NAMES)[number];

/** Many measurements of one thing. Times are in milliseconds. */
export interface Figure extends Summary {
  readonly what: string;
  /** What it was done to: `natural`. */
  readonly input: string;
  /** How large that is. */
  readonly bytes: number;
  readonly unit: "ms" | "bytes";
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
  measurements: readonly number[],
): Figure {
  return { what, input, bytes, unit, ...summarise(measurements) };
}

/** How many times the median of `divisor` the median of `dividend` is. */
export function ratio(dividend: Summary, divisor: Summary): number {
  return dividend.median / divisor.median;
}

export function isMet({ measured, bound, limit }: Mark): boolean {
  return bound === "at most" ? measured <= limit : measured >= limit;
}
