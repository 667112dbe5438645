/** Every property that a test of the core asserts, tried on as many inputs as there is time for. */

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";

import { loadTests, TestCalls } from "../in-process/environment.ts";

/** A property as the test asserts it. */
export interface FoundProperty {
  /** The test file and the name of the test; a number behind those of one test but the first. */
  readonly name: string;
  readonly property: fc.IProperty<unknown[]>;
  /** On how many inputs the test tries it: what it weighs among the others. */
  readonly runs: number;
}

/** @param root of the project. */
export async function findProperties(root: string): Promise<FoundProperty[]> {
  const found: FoundProperty[] = [];
  let name = "";
  const tests = await loadTests({
    root,
    files: globSync("test/core/**/*.test.ts", { cwd: root })
      .filter((file) => readFileSync(join(root, file), "utf8").includes('"fast-check"'))
      .sort(),
    assertProperty(property, { numRuns: runs = 100 }) {
      const earlier = found.filter((one) => one.name.replace(/ \d+$/, "") === name).length;
      found.push({ name: earlier === 0 ? name : `${name} ${earlier + 1}`, property, runs });
    },
  });
  const calls = new TestCalls();
  for (const test of tests) {
    name = test.id.replace(/^test\/core\//, "");
    const error = await calls.call(test);
    if (error !== undefined) throw new Error(name, { cause: error });
  }
  return found;
}

export interface Trial {
  readonly cases: number;
  readonly seconds: number;
  /** Of the processor, for one case. */
  readonly slowestMilliseconds: number;
  /** What fast-check says of it: seed, path, smallest input. */
  readonly failure: string | undefined;
}

export interface TrialLimits {
  readonly seed: number;
  readonly cases: number;
  readonly seconds: number;
  /** Of one case of that seed, as a failure tells it. */
  readonly path?: string | undefined;
}

/** Tries a property until it fails or a limit is reached. The same seed and number of cases give the same inputs. */
export function tryProperty({ property }: FoundProperty, { seed, cases, seconds, path }: TrialLimits): Trial {
  let slowestMilliseconds = 0;
  const run = property.run.bind(property);
  property.run = (input) => {
    const start = process.threadCpuUsage();
    try {
      return run(input);
    } finally {
      const { user } = process.threadCpuUsage(start);
      slowestMilliseconds = Math.max(slowestMilliseconds, user / 1000);
    }
  };
  const start = performance.now();
  const details = fc.check<unknown[]>(property, {
    seed,
    numRuns: cases,
    interruptAfterTimeLimit: seconds * 1000,
    markInterruptAsFailure: false,
    ...(path !== undefined && { path }),
  });
  property.run = run;
  return {
    cases: details.numRuns,
    seconds: (performance.now() - start) / 1000,
    slowestMilliseconds,
    failure: details.failed ? fc.defaultReportMessage(details) : undefined,
  };
}
