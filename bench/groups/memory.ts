/** What the model and the findings of a clean text hold in memory, in a process of its own. */

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { figure, ratio, type Figure, type Findings, type Mark } from "../figures.ts";
import { inputText } from "../inputs.ts";
import type { HeldMemory } from "../processes/hold-reading.ts";
import type { Scale } from "../scale.ts";

const PROGRAM = join(import.meta.dirname, "../processes/hold-reading.ts");
const run = promisify(execFile);

export async function measureMemory(scale: Scale): Promise<Findings> {
  const bytes = scale.doubling.at(-1)!;
  const folder = await mkdtemp(join(tmpdir(), "qa-transcript-bench-"));
  try {
    const file = join(folder, "natural.qa");
    await writeFile(file, inputText("natural", bytes));
    const held: HeldMemory[] = [];
    for (let process = 0; process < scale.processes; process++) held.push(await hold(file));
    return findingsOf(held, bytes);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function hold(file: string): Promise<HeldMemory> {
  const { stdout } = await run(process.execPath, [PROGRAM, file]);
  return JSON.parse(stdout) as HeldMemory;
}

function findingsOf(held: readonly HeldMemory[], bytes: number): Findings {
  const of = (what: string, part: keyof HeldMemory): Figure =>
    figure(
      { what, input: "natural", bytes, unit: "bytes" },
      held.map((memory) => [memory[part]]),
    );
  const text = of("the text itself", "text");
  const reading = of("model and findings, the text aside", "reading");
  const left = of("left after they are dropped", "left");
  const markOf = (what: string, part: Figure, limit: number): Mark => ({
    what: `${what} against the text itself`,
    measured: ratio(part, text),
    bound: "at most",
    limit,
    unit: "times",
  });
  return {
    figures: [text, reading, left],
    marks: [markOf(reading.what, reading, 0.4), markOf(left.what, left, 0.01)],
  };
}
