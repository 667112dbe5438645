/** How cost grows with size, for every kind of input. */

import { figure, ratio, type Figure, type Findings, type Mark } from "../figures.ts";
import { INPUT_KINDS, inputTexts, type InputKind } from "../inputs.ts";
import { charCodeLoop } from "../limits.ts";
import type { Scale } from "../scale.ts";
import { sideBySide } from "../side-by-side.ts";
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
      const growing = await measureGrowth(what, operation, kind, texts, scale);
      figures.push(...growing);
      marks.push(doublingMark(`${what}, ${kind}: twice the size`, growing));
    }
    if (kind === "natural") figures.push(...(await measureGrowth("charCodeAt loop", charCodeLoop, kind, texts, scale)));
  }
  return { figures, marks };
}

async function measureGrowth(
  what: string,
  operation: (text: string) => unknown,
  input: InputKind,
  texts: readonly (readonly string[])[],
  { doubling, effort }: Scale,
): Promise<Figure[]> {
  const contenders = texts.map((ofSize, index) => {
    let next = 0;
    return { name: String(doubling[index]), run: () => operation(ofSize[next++ % ofSize.length]!) };
  });
  const measured = await sideBySide(contenders, effort);
  return measured.map((times, index) => figure({ what, input, bytes: doubling[index]! }, times));
}

/** Of the worst step. */
function doublingMark(what: string, figures: readonly Figure[]): Mark {
  const steps = figures.slice(1).map((larger, index) => ratio(larger, figures[index]!));
  return { what, measured: Math.max(...steps), bound: "at most", limit: 2.2, unit: "times" };
}
