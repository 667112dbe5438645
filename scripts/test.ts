/**
 * Runs the layers of tests, the fast ones first and several of them at a time, and starts no more when one has failed.
 *
 *     node scripts/test.ts               every layer
 *     node scripts/test.ts core grammar  these layers
 */

import { once } from "node:events";
import { availableParallelism } from "node:os";
import { stripVTControlCharacters } from "node:util";
import { spawnNpm } from "./npm.ts";
import { onInterrupt, stop } from "./processes.ts";

/** The layers by name: scripts of package.json. The first brings VS Code, for the last two. */
const LAYERS = {
  vscode: "vscode",
  lint: "lint",
  types: "types",
  core: "test:core",
  grammar: "test:grammar",
  cli: "test:cli",
  project: "test:project",
  editor: "test:editor",
  workbench: "test:workbench",
};

type Layer = keyof typeof LAYERS;

/** Stages follow one another. Rows of a stage go side by side; the layers of a row write the same files. */
const STAGES: readonly (readonly (readonly Layer[])[])[] = [
  [["vscode"], ["lint"], ["core"], ["cli", "project"], ["types"], ["grammar"]],
  [["editor"]],
  [["workbench"]],
];

interface Outcome {
  readonly layer: Layer;
  readonly ok: boolean;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const cleanUp = new Set<() => Promise<void>>();

/** @param isAlone whether its output may be shown as it comes; else it is shown when the layer has ended */
async function run(layer: Layer, isAlone: boolean): Promise<Outcome> {
  const started = performance.now();
  const child = spawnNpm(["run", "--silent", LAYERS[layer]], { stdio: ["inherit", "pipe", "pipe"] });
  const end = (): Promise<void> => stop(child);
  cleanUp.add(end);
  let output = "";
  const take = (text: string): void => {
    if (isAlone) process.stdout.write(text);
    output += text;
  };
  if (isAlone) console.log(`\n━━ ${layer}`);
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding("utf8").on("data", take);
  const [code] = (await once(child, "close")) as [number | null];
  cleanUp.delete(end);
  if (!isAlone) console.log(`\n━━ ${layer}\n${output.trimEnd()}`);
  return { layer, ok: code === 0, seconds: (performance.now() - started) / 1000, ...counts(output) };
}

/** The outcomes in the order of {@link LAYERS}. */
async function runStage(rows: readonly (readonly Layer[])[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...rows];
  const isAlone = rows.flat().length === 1;
  const lane = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      for (const layer of row) {
        if (outcomes.some(({ ok }) => !ok)) return;
        outcomes.push(await run(layer, isAlone));
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
  return outcomes.sort((a, b) => all.indexOf(a.layer) - all.indexOf(b.layer));
}

/** Adds up what Node's test runner and the editor tests say at their ends. */
function counts(output: string): Pick<Outcome, "passed" | "failed" | "skipped"> {
  const text = stripVTControlCharacters(output);
  const sum = (pattern: RegExp): number => {
    return [...text.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
  };
  return {
    passed: sum(/^ℹ pass (\d+)$/gm) + sum(/^VS Code .* (\d+) passed, \d+ failed, \d+ skipped$/gm),
    failed: sum(/^ℹ fail (\d+)$/gm) + sum(/^VS Code .* \d+ passed, (\d+) failed, \d+ skipped$/gm),
    skipped: sum(/^ℹ (?:skipped|todo) (\d+)$/gm) + sum(/^VS Code .* \d+ passed, \d+ failed, (\d+) skipped$/gm),
  };
}

function printSummary(outcomes: readonly Outcome[]): void {
  console.log("");
  for (const { layer, ok, seconds, passed, failed, skipped } of outcomes) {
    const tests = passed + failed + skipped === 0 ? "" : `${passed} passed, ${failed} failed, ${skipped} skipped`;
    console.log(`${ok ? "✔" : "✘"} ${layer.padEnd(10)} ${seconds.toFixed(0).padStart(4)} s  ${tests}`.trimEnd());
  }
  const total = (what: "passed" | "failed" | "skipped"): number => outcomes.reduce((sum, one) => sum + one[what], 0);
  console.log(`${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
}

onInterrupt(async () => {
  for (const end of cleanUp) await end();
});
const all = Object.keys(LAYERS) as Layer[];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name as Layer));
if (unknown.length > 0) throw new Error(`No such layer: ${unknown.join(", ")}; there are ${all.join(", ")}`);

const isWanted = (layer: Layer): boolean => wanted.length === 0 || wanted.includes(layer);
const outcomes: Outcome[] = [];
for (const stage of STAGES) {
  outcomes.push(...(await runStage(stage.map((row) => row.filter(isWanted)).filter((row) => row.length > 0))));
  if (outcomes.some(({ ok }) => !ok)) break;
}
printSummary(outcomes);
if (outcomes.some(({ ok }) => !ok)) process.exitCode = 1;
