/**
 * Changes the core in thousands of small ways, one at a time, and counts how many of the changes its tests notice. The tests
 * stay loaded (`test/mutation/in-process-runner.ts`), so that a change costs milliseconds.
 *
 *     node scripts/mutate.ts rules                  a part of the core, of `MUTATION_PARTS`
 *     node scripts/mutate.ts src/core/text/span.ts  these files
 *     node scripts/mutate.ts src/core/text/span.ts --tests="test/core/text/*.test.ts"
 *                                                   with these tests alone: sooner, and the score may be too low
 *     node scripts/mutate.ts --scores               what the last runs of the parts came to, as a table
 *
 * What has not changed since the last run of the same part is not tried again; with `--anew` it is. `--workers=1` takes one
 * core; as many as there are without it.
 */

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { CHOSEN_TESTS, filesOfPart, isMutationPart, LEAST_SCORE, MUTATION_PARTS } from "./mutation-parts.ts";
import { MUTATION, readMutants, scoreOf, scoreTable, survivorLines } from "./mutation-report.ts";
import { ROOT } from "./project.ts";

const names = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const workers = process.argv.find((word) => word.startsWith("--workers="))?.slice("--workers=".length);
const tests = process.argv.find((word) => word.startsWith("--tests="))?.slice("--tests=".length);
// The runner is loaded by processes that Stryker starts.
if (tests !== undefined) process.env[CHOSEN_TESTS] = tests;
const isAnew = process.argv.includes("--anew");

async function mutate(name: string, files: readonly string[]): Promise<void> {
  const path = join(MUTATION, name);
  process.chdir(ROOT);
  await new Stryker({
    mutate: [...files],
    plugins: [join(ROOT, "test/mutation/in-process-runner.ts")],
    testRunner: "in-process",
    coverageAnalysis: "perTest",
    // On a machine that is busy the first run of all tests takes long, too.
    dryRunTimeoutMinutes: 30,
    concurrency: workers === undefined ? availableParallelism() : Number(workers),
    // Where a mutant makes a test push to a list without end.
    testRunnerNodeArgs: ["--max-old-space-size=2048"],
    // Modules that were loaded anew are never given back.
    maxTestRunnerReuse: 500,
    // Endless loops are counted, not timed: on a machine that is busy every test takes long.
    timeoutFactor: 5,
    timeoutMS: 60_000,
    ignorePatterns: ["dist", ".vscode-test"],
    // The sources are run as they are: Node takes the types away, and nothing checks them.
    disableTypeChecks: false,
    tempDirName: join("dist", "mutation", "sandboxes"),
    incremental: true,
    incrementalFile: `${path}.incremental.json`,
    force: isAnew,
    reporters: ["progress-append-only", "json", "html"],
    jsonReporter: { fileName: `${path}.json` },
    htmlReporter: { fileName: `${path}.html` },
  }).runMutationTest();

  const mutants = readMutants(name);
  console.log([...survivorLines(mutants), "", ...scoreTable(Object.groupBy(mutants, ({ file }) => file))].join("\n"));
  const least = isMutationPart(name) ? LEAST_SCORE[name] : undefined;
  if (least !== undefined && scoreOf(mutants) < least) {
    console.error(`${name} is to have ${least} % at least`);
    process.exitCode = 1;
  }
}

if (process.argv.includes("--scores")) {
  console.log(scoreTable(Object.fromEntries(MUTATION_PARTS.map((part) => [part, readMutants(part)]))).join("\n"));
} else if (names.length === 1 && isMutationPart(names[0]!)) {
  await mutate(names[0], filesOfPart(names[0]));
} else if (names.length > 0 && names.every((name) => name.startsWith("src/core/"))) {
  await mutate("files", names);
} else {
  throw new Error(`Name one of ${MUTATION_PARTS.join(", ")}, or files of src/core`);
}
