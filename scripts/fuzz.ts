/**
 * Tries the core on very many inputs: every property that its tests assert, with many more cases than the tests have time for,
 * and then texts made to make it slow, each at a size, its double and its quadruple.
 *
 *     node scripts/fuzz.ts --cases 1000000 --seed 7   so many cases of properties; without --cases, 100,000
 *     node scripts/fuzz.ts --seconds 600              or as many as go into the time, when it is sooner over
 *     node scripts/fuzz.ts --only formatting          properties, and kinds of text, with these words in their names
 *     node scripts/fuzz.ts --only … --seed 7 --path 4:0:1   one case, as a failure names it
 *     node scripts/fuzz.ts --skip growth              properties alone; `--skip properties`: growth alone
 *     node scripts/fuzz.ts --skip properties --size 1000000   no text of fewer UTF-16 units; takes hours
 *
 * The same seed and number of cases give the same inputs.
 */

import { cpus } from "node:os";
import { inspect, parseArgs } from "node:util";
import { FIRST_SIZE, type Growth, growsFast, measureGrowth } from "../test/fuzz/growth.ts";
import { findProperties, type FoundProperty, type Trial, tryProperty } from "../test/fuzz/properties.ts";
import { ROOT } from "./project.ts";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "100000" },
    seconds: { type: "string", default: "Infinity" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    path: { type: "string" },
    only: { type: "string", default: "" },
    skip: { type: "string", default: "" },
    size: { type: "string", default: String(FIRST_SIZE) },
  },
});
const seed = Number(values.seed);
const started = performance.now();

console.log(`seed ${seed}, Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}\n`);
if (values.skip !== "properties") tryAll((await findProperties(ROOT)).filter(({ name }) => name.includes(values.only)));
if (values.skip !== "growth" && values.path === undefined) growAll();
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);

/** Shares cases and time out as the tests do, and prints a row for each property as it is done. */
function tryAll(properties: readonly FoundProperty[]): void {
  const weights = properties.reduce((sum, { runs }) => sum + runs, 0);
  let cases = 0;
  let failed = 0;
  let slowest: { readonly name: string; readonly trial: Trial } | undefined;
  console.log("|  cases | seconds | slowest | property |\n| -----: | ------: | ------: | --- |");
  for (const found of properties) {
    const trial = tryProperty(found, {
      seed,
      cases: Math.ceil((Number(values.cases) * found.runs) / weights),
      seconds: (Number(values.seconds) * found.runs) / weights,
      path: values.path,
    });
    cases += trial.cases;
    if (slowest === undefined || trial.slowestMilliseconds > slowest.trial.slowestMilliseconds) {
      slowest = { name: found.name, trial };
    }
    const columns = [trial.cases, trial.seconds.toFixed(1), `${trial.slowestMilliseconds.toFixed(0)} ms`];
    console.log(`| ${columns.map((column) => String(column).padStart(6)).join(" | ")} | ${found.name} |`);
    if (trial.failure === undefined) continue;
    failed++;
    process.exitCode = 1;
    console.log(`\n${trial.failure}\n\nAgain: --only ${JSON.stringify(found.name)} and the seed and path above\n`);
  }
  console.log(
    `\n${cases.toLocaleString("en")} cases of ${properties.length} properties, ${failed} failed, seed ${seed}, ` +
      `${((performance.now() - started) / 1000).toFixed(0)} s\n` +
      `slowest case: ${slowest?.trial.slowestMilliseconds.toFixed(0) ?? "none,"} ms, ${slowest?.name ?? "of none"}\n`,
  );
}

/** Prints a row for each text and task whose time grows faster than the text, or that throws. */
function growAll(): void {
  const kinds = new Set<string>();
  let measured = 0;
  let fast = 0;
  const take = (growth: Growth): void => {
    measured++;
    kinds.add(growth.kind);
    if (growth.error === undefined && !growsFast(growth)) return;
    fast++;
    process.exitCode = 1;
    console.log(growthRow(growth));
  };
  measureGrowth(values.only, take, Number(values.size));
  console.log(`\n${kinds.size} kinds of text, ${measured} measured, ${fast} of them too slow or failed`);
}

function growthRow({ kind, task, size, times, error }: Growth): string {
  const said = error === undefined ? times.map((time) => `${time.toFixed(1)} ms`).join(", ") : inspect(error);
  return `${task} of “${kind}”: ${said} for ${size}, ${size * 2}, ${size * 4} characters`;
}
