/** How cost grows with size, for every kind of input. */

import { figure, ratio, type Figure, type Findings, type Mark } from "../figures.ts";
import { INPUT_KINDS, inputTexts, type InputKind } from "../inputs.ts";
import { charCodeLoop } from "../limits.ts";
import type { Scale } from "../scale.ts";
import { sideBySide, type Contender } from "../side-by-side.ts";
import { firstRead, formatAll } from "../subject.ts";

const OPERATIONS: Readonly<Record<string, (text: string) => unknown>> = {
  "first read": firstRead,
  formatting: formatAll,
};

/**
 * Of a small size there are so many texts that together they have this share of the largest one, and each call reads another
 * one: the processor would learn by heart which way the branches go in a small text that it reads again and again.
 */
const SHARE_READ_ANEW = 16;

export async function measureScaling(scale: Scale): Promise<Findings> {
  const figures: Figure[] = [];
  const marks: Mark[] = [];
  for (const kind of INPUT_KINDS) {
    const together = scale.doubling.at(-1)! / SHARE_READ_ANEW;
    const texts = scale.doubling.map((bytes) => inputTexts(kind, bytes, Math.max(1, Math.round(together / bytes))));
    for (const [what, operation] of Object.entries(OPERATIONS)) {
      const growth = await measureGrowth(what, operation, kind, texts, scale);
      figures.push(...growth.figures);
      const worst = Math.max(...growth.steps);
      marks.push({
        what: `${what}, ${kind}: twice the size`,
        measured: worst,
        bound: "at most",
        limit: 2.2,
        unit: "times",
      });
    }
    if (kind === "natural") {
      const { figures: ofLoop } = await measureGrowth("charCodeAt loop", charCodeLoop, kind, texts, scale);
      figures.push(...ofLoop);
    }
  }
  return { figures, marks };
}

/** The figure of each size, and how many times that of one size that of the next one is. */
interface Growth {
  readonly figures: readonly Figure[];
  readonly steps: readonly number[];
}

/** Measures each step by itself, the two sizes beside each other: all sizes but the first and the last in two of them. */
async function measureGrowth(
  what: string,
  operation: (text: string) => unknown,
  input: InputKind,
  texts: readonly (readonly string[])[],
  { doubling, doublingEffort }: Scale,
): Promise<Growth> {
  const contenders = texts.map((ofSize, index): Contender => {
    let next = 0;
    return { name: String(doubling[index]), run: () => operation(ofSize[next++ % ofSize.length]!) };
  });
  const figureOf = (index: number, turns: readonly (readonly number[])[]): Figure =>
    figure({ what, input, bytes: doubling[index]! }, turns);
  const measured: number[][][] = contenders.map(() => []);
  const steps: number[] = [];
  for (let index = 1; index < contenders.length; index++) {
    const [small, large] = await sideBySide([contenders[index - 1]!, contenders[index]!], doublingEffort);
    measured[index - 1]!.push(...small!);
    measured[index]!.push(...large!);
    steps.push(ratio(figureOf(index, large!), figureOf(index - 1, small!)));
  }
  return { figures: measured.map((turns, index) => figureOf(index, turns)), steps };
}
