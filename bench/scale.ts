import type { Effort } from "./side-by-side.ts";

/** How large the inputs are, in bytes and numbers of files, and how long is measured. */
export interface Scale {
  /** For keystrokes, in rising order: the first and the last are compared. */
  readonly keystroke: readonly number[];
  /** How many places are replaced at once in the largest of them. */
  readonly replaced: number;
  /** For the other programs, which do not reach what is ours to reach. */
  readonly rivals: number;
  /** For the growth of cost, each twice the one before. The last is the largest text that is read. */
  readonly doubling: readonly number[];
  readonly files: { readonly compared: number; readonly few: number; readonly many: number };
  readonly effort: Effort;
  readonly rivalEffort: Effort;
  /** For each step from one size to twice that. */
  readonly doublingEffort: Effort;
  /** How many processes are measured of each kind where a process is what is measured. */
  readonly processes: number;
}

const doublings = (first: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, power) => first * 2 ** power);

export const FULL: Scale = {
  keystroke: [50_000, 500_000, 5_000_000, 51_200_000],
  replaced: 100_000,
  rivals: 5_000_000,
  doubling: doublings(50_000, 10),
  files: { compared: 20_000, few: 1_000, many: 100_000 },
  effort: { rounds: 10, turn: 100, most: 20_000 },
  rivalEffort: { rounds: 5, turn: 100, most: 30_000 },
  doublingEffort: { rounds: 20, turn: 50, most: 30_000, isClearedByRound: true },
  processes: 3,
};

export const QUICK: Scale = {
  keystroke: [5_000, 10_000, 20_000, 40_000],
  replaced: 100,
  rivals: 20_000,
  doubling: doublings(5_000, 3),
  files: { compared: 50, few: 20, many: 100 },
  effort: { rounds: 2, turn: 5, most: 500 },
  rivalEffort: { rounds: 2, turn: 5, most: 500 },
  doublingEffort: { rounds: 2, turn: 5, most: 500, isClearedByRound: true },
  processes: 1,
};
