/**
 * Runs the layers of tests one after another, the fast ones first, and stops at the first that fails.
 *
 *     node scripts/test.ts               every layer
 *     node scripts/test.ts core grammar  these layers
 */

import { once } from "node:events";
import { stripVTControlCharacters } from "node:util";
import { spawnNpm } from "./npm.ts";
import { onInterrupt, stop } from "./processes.ts";

/** The layers by name: scripts of package.json. */
const LAYERS = {
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
interface Outcome {
  readonly layer: Layer;
  readonly ok: boolean;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const cleanUp = new Set<() => Promise<void>>();

async function run(layer: Layer): Promise<Outcome> {
  console.log(`\n━━ ${layer}`);
  const started = performance.now();
  const child = spawnNpm(["run", "--silent", LAYERS[layer]], { stdio: ["inherit", "pipe", "inherit"] });
  const end = (): Promise<void> => stop(child);
  cleanUp.add(end);
  let output = "";
  child.stdout!.on("data", (chunk: Buffer) => {
    process.stdout.write(chunk);
    output += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  cleanUp.delete(end);
  return { layer, ok: code === 0, seconds: (performance.now() - started) / 1000, ...counts(output) };
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

const outcomes: Outcome[] = [];
for (const layer of all.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  const outcome = await run(layer);
  outcomes.push(outcome);
  if (!outcome.ok) break;
}
printSummary(outcomes);
if (outcomes.some(({ ok }) => !ok)) process.exitCode = 1;
