/**
 * Measures, prints tables, and writes the results as JSON.
 *
 *     npm run bench                         everything but `files`, which takes long
 *     npm run bench -- keystroke memory     these groups; `all` for all of them
 *     npm run bench -- --quick              on small inputs, in seconds: to see that it works
 *     npm run bench -- --results FOLDER     where the JSON goes; else `dist/bench`
 *     npm run bench -- all --write-docs     the results are those that docs/performance.md shows, which is written anew
 */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DIST, ROOT } from "../scripts/project.ts";
import { GROUP_NAMES, type Findings, type GroupName, type GroupResult } from "./figures.ts";
import { measureFiles } from "./groups/files.ts";
import { measureFirstReads } from "./groups/first-read.ts";
import { measureKeystrokes } from "./groups/keystroke.ts";
import { measureMemory } from "./groups/memory.ts";
import { measureScaling } from "./groups/scaling.ts";
import { thisMachine } from "./machine.ts";
import { describeMachine, PAGE, performancePage, performancePlot, PLOT } from "./page.ts";
import { SHOWN_RESULTS, writeResult } from "./results.ts";
import { FULL, QUICK, type Scale } from "./scale.ts";
import { asText, figuresTable, marksTable, TITLES } from "./tables.ts";

const GROUPS: Readonly<Record<GroupName, (scale: Scale) => Promise<Findings>>> = {
  keystroke: measureKeystrokes,
  "first-read": measureFirstReads,
  scaling: measureScaling,
  memory: measureMemory,
  files: measureFiles,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    results: { type: "string", default: join(DIST, "bench") },
    "write-docs": { type: "boolean", default: false },
  },
});
const folder = values["write-docs"] ? SHOWN_RESULTS : values.results;
const machine = thisMachine();
console.log(describeMachine(machine));
for (const group of chosenGroups(positionals)) {
  const findings = await GROUPS[group](values.quick ? QUICK : FULL);
  const result: GroupResult = { group, machine, isQuick: values.quick, ...findings };
  await writeResult(folder, result);
  console.log(`\n━━ ${TITLES[group]}\n\n${asText(marksTable(result.marks))}\n\n${asText(figuresTable(result))}`);
}
if (values["write-docs"]) {
  await writeFile(join(ROOT, PLOT), await performancePlot());
  await writeFile(join(ROOT, PAGE), await performancePage());
}

/** @throws Error when one is named that there is not */
function chosenGroups(names: readonly string[]): readonly GroupName[] {
  if (names.length === 0) return GROUP_NAMES.filter((name) => name !== "files");
  if (names.includes("all")) return GROUP_NAMES;
  const unknown = names.filter((name) => !GROUP_NAMES.includes(name as GroupName));
  if (unknown.length > 0) throw new Error(`No such group: ${unknown.join(", ")}; there are ${GROUP_NAMES.join(", ")}`);
  return GROUP_NAMES.filter((name) => names.includes(name));
}
