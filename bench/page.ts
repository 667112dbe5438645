/** `docs/performance.md` and its plot, from the results that are kept for them. */

import { showBytes } from "./units.ts";
import { withTables } from "../scripts/generate-readme.ts";
import { GROUP_NAMES, isMet, type GroupResult } from "./figures.ts";
import type { Machine } from "./machine.ts";
import { plot } from "./plot.ts";
import { readResults, SHOWN_RESULTS } from "./results.ts";
import { asMarkdownTable, figuresTable, marksTable } from "./tables.ts";

export const PAGE = "docs/performance.md";
export const PLOT = "docs/performance.svg";

/** The page with its tables as the results say now. */
export async function performancePage(): Promise<string> {
  const results = await readResults(SHOWN_RESULTS);
  const tables = new Map([
    ["machine", machineLines(results)],
    ["summary", summary(results)],
  ]);
  for (const group of GROUP_NAMES) {
    const result = results.find((one) => one.group === group);
    tables.set(group, result === undefined ? "_Not measured yet._" : groupTables(result));
  }
  return withTables(PAGE, tables);
}

export async function performancePlot(): Promise<string> {
  return plot(await readResults(SHOWN_RESULTS));
}

/** How many promises were kept, and which were not. */
function summary(results: readonly GroupResult[]): string {
  const marks = results.flatMap((result) => result.marks);
  const missed = marks.filter((mark) => !isMet(mark));
  const count = `${marks.length - missed.length} of ${marks.length} marks are met.`;
  return missed.length === 0 ? count : [`${count} Missed:`, "", asMarkdownTable(marksTable(missed))].join("\n");
}

function groupTables(result: GroupResult): string {
  return [asMarkdownTable(marksTable(result.marks)), asMarkdownTable(figuresTable(result))].join("\n\n");
}

/** What the figures were taken on: a line for each machine, which is one, unless groups were measured apart. */
function machineLines(results: readonly GroupResult[]): string {
  const lines = new Set(
    results.map(({ machine, isQuick }) => `- ${describeMachine(machine)}${isQuick ? QUICK_NOTE : ""}`),
  );
  return [...lines].join("\n");
}

const QUICK_NOTE = "; **a quick run on small inputs, which says that the bench works and little else**";

export function describeMachine({ node, v8, processor, cores, memory, system }: Machine): string {
  return `Node.js ${node} (V8 ${v8}), ${system}, ${processor}, ${cores} cores, ${showBytes(memory)} of memory`;
}
