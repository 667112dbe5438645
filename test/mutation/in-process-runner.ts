/**
 * A test runner for StrykerJS that keeps the core's tests loaded and calls them as functions: a mutant costs the tests that
 * reach it, not a start of the suite.
 */

import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { inspect } from "node:util";
import type { InstrumenterContext, MutantCoverage } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import fc from "fast-check";

import { CHOSEN_TESTS } from "../../scripts/mutation-parts.ts";
import { type LoadedTest, loadTests, reaches, TestCalls } from "../in-process/environment.ts";
import type { AssertProperty } from "../in-process/property-assertions.ts";

/** All tests of the core, or as many as `scripts/mutate.ts` was told to call. */
const TEST_FILES = process.env[CHOSEN_TESTS] ?? "test/core/**/*.test.ts";

/** Properties are tried on the same inputs for every mutant, and on fewer than usual: most mutants fall at the first ones. */
const SEED = 20_240_229;
const MOST_RUNS = 25;

/**
 * In milliseconds without a mutant: a test that takes longer is called for the mutants of its own file alone; and one that takes
 * longer still, for none, since each mutant that survives would cost a minute.
 */
const MOST_TIME = 400;
const MOST_OWN_TIME = 10_000;

/**
 * A test that runs through a mutant so many times as often as without it, and some times more, is taken for endless; and so is
 * one that runs through all of them together so often, since a mutant in one place may make a loop endless in another.
 */
const MOST_HITS_FACTOR = 20;
const MOST_HITS_MORE = 10_000;
const MOST_STEPS_MORE = 3_000_000;

/** What the run without a mutant has shown, for the mutants' runs: those may be made by another process. */
interface Observations {
  /** In milliseconds, by the ids of tests. */
  readonly times: Readonly<Record<string, number>>;
  /** By the ids of tests, how many mutants they run through. */
  readonly steps: Readonly<Record<string, number>>;
  /** By the ids of mutants, how often a single test runs through one at most. */
  readonly mostHits: Readonly<Record<string, number>>;
  /** By the ids of mutants, the test files that run through one before their tests, while they and their modules are loaded. */
  readonly loading: Readonly<Record<string, readonly string[]>>;
}

const OBSERVATIONS = "observations.json";

/** What tests have come to. */
interface TestRun {
  readonly results: TestResult[];
  /** How often they ran through the active mutant together. */
  readonly hits: number;
  /** By the ids of tests, how many mutants they ran through. */
  readonly steps: Readonly<Record<string, number>>;
  readonly isEndless: boolean;
}

/** What the instrumented code and the runner tell each other. */
interface Shared extends InstrumenterContext {
  /** How many mutants a test has run through, and how many it may. */
  steps?: number;
  mostSteps?: number;
}

const shared: Shared = ((globalThis as { __stryker__?: Shared }).__stryker__ ??= {});
shared.steps = 0;
shared.mostSteps = Infinity;

const assertProperty: AssertProperty = (property, parameters) => {
  const numRuns = Math.min(parameters.numRuns ?? 100, MOST_RUNS);
  fc.assert(property, { ...parameters, seed: SEED, numRuns, endOnFailure: true });
};

const withSteps = (source: string): string =>
  source.replace(
    /function isActive\(id\) \{/,
    (head) => `${head} if (++ns.steps > ns.mostSteps) throw new Error("Endless");`,
  );

/** Counting which tests reach a mutant takes most of the time of instrumented code; it is over when mutants are run. */
const withoutCounting = (source: string): string =>
  withSteps(source).replace(/function stryCov_\w+\(\) \{/, (head) => `${head} return;`);

class InProcessRunner implements TestRunner {
  /** The folder of the instrumented copy of the project. */
  readonly #root = process.cwd();
  readonly #files = globSync(TEST_FILES, { cwd: this.#root }).sort();
  #loaded: Promise<LoadedTest[]> | undefined;
  #observations: Observations | undefined;

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  /** Runs each file by itself, so that what is made while it is loaded is known for its own. */
  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    const steps: Record<string, number> = {};
    for (const file of this.#files) {
      shared.currentTestId = loadingId(file);
      const loaded = await loadTests({ root: this.#root, files: [file], assertProperty, transform: withSteps });
      const run = await this.#run(loaded, { bail: false });
      tests.push(...run.results);
      Object.assign(steps, run.steps);
    }
    const { perTest } = shared.mutantCoverage ?? { perTest: {} };
    writeFileSync(OBSERVATIONS, JSON.stringify(observationsOf(tests, steps, perTest, this.#files)));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverageOf(perTest, this.#files) };
  }

  /**
   * Tries a mutant with the modules that are loaded, and once more with modules loaded anew if it survives although it has to
   * do with loading: when it is run through before the tests, or when nothing ran through it now, since what it stands in is
   * made once and kept.
   */
  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const wanted = new Set(options.testFilter);
    if (wanted.size > 0) {
      this.#loaded ??= this.#loadAll();
      const tests = (await this.#loaded).filter((test) => wanted.has(test.id) && this.#isQuickOrOwn(test, options));
      const { result, hits } = await this.#runMutant(tests, options);
      if (result.status !== MutantRunStatus.Survived) return result;
      if (hits === 0) return this.#runLoadedAnew(options, this.#filesReaching(options.sandboxFileName));
    }
    const files = this.#observed().loading[options.activeMutant.id] ?? [];
    return files.length > 0
      ? this.#runLoadedAnew(options, files)
      : { status: MutantRunStatus.Survived, nrOfTests: wanted.size };
  }

  /** All tests, called once without a mutant, so that what is made once and kept is made by then as it is. */
  async #loadAll(): Promise<LoadedTest[]> {
    const tests = await this.#load(this.#files);
    delete shared.activeMutant;
    await this.#run(
      tests.filter((test) => this.#isQuick(test)),
      { bail: false },
    );
    return tests;
  }

  #load(files: readonly string[]): Promise<LoadedTest[]> {
    return loadTests({ root: this.#root, files, assertProperty, transform: withoutCounting });
  }

  #filesReaching(source: string): string[] {
    return this.#files.filter((file) => reaches(join(this.#root, file), source));
  }

  /** The mutant's own tests are loaded first: most fall there, and all the others take seconds to load. */
  async #runLoadedAnew(options: MutantRunOptions, files: readonly string[]): Promise<MutantRunResult> {
    const own = files.filter((file) => isOwn({ file }, options));
    if (own.length === 0 || own.length === files.length) return this.#runLoaded(options, files);
    const result = await this.#runLoaded(options, own);
    return result.status === MutantRunStatus.Survived ? this.#runLoaded(options, files) : result;
  }

  async #runLoaded(options: MutantRunOptions, files: readonly string[]): Promise<MutantRunResult> {
    this.#activate(options);
    try {
      return (await this.#runMutant(await this.#load(files), options)).result;
    } catch (error) {
      // Without its modules no test passes.
      return { status: MutantRunStatus.Killed, killedBy: [], failureMessage: inspect(error), nrOfTests: 0 };
    }
  }

  async #runMutant(
    tests: readonly LoadedTest[],
    options: MutantRunOptions,
  ): Promise<{ readonly result: MutantRunResult; readonly hits: number }> {
    this.#activate(options);
    const { results, hits, isEndless } = await this.#run(this.#likelyKillersFirst(tests, options), {
      bail: !options.disableBail,
      mostSteps: this.#observed().steps,
    });
    const endless: DryRunResult | undefined = isEndless
      ? { status: DryRunStatus.Timeout, reason: "Endless" }
      : determineHitLimitReached(shared.hitCount, shared.hitLimit);
    return { result: toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests: results }), hits };
  }

  #activate({ activeMutant }: MutantRunOptions): void {
    shared.activeMutant = activeMutant.id;
    shared.hitCount = 0;
    shared.hitLimit = MOST_HITS_MORE + MOST_HITS_FACTOR * (this.#observed().mostHits[activeMutant.id] ?? 0);
  }

  #isQuickOrOwn(test: LoadedTest, options: MutantRunOptions): boolean {
    return this.#isQuick(test, isOwn(test, options) ? MOST_OWN_TIME : MOST_TIME);
  }

  #isQuick(test: LoadedTest, mostTime = MOST_TIME): boolean {
    return (this.#observed().times[test.id] ?? 0) <= mostTime;
  }

  /** The tests of the file itself, then the quick ones. */
  #likelyKillersFirst(tests: readonly LoadedTest[], options: MutantRunOptions): LoadedTest[] {
    const { times } = this.#observed();
    const rank = (test: LoadedTest): number => (isOwn(test, options) ? -1e6 : 0) + (times[test.id] ?? 0);
    return tests.toSorted((a, b) => rank(a) - rank(b));
  }

  #observed(): Observations {
    return (this.#observations ??= JSON.parse(readFileSync(OBSERVATIONS, "utf8")) as Observations);
  }

  async #run(
    tests: readonly LoadedTest[],
    { bail, mostSteps }: { readonly bail: boolean; readonly mostSteps?: Observations["steps"] },
  ): Promise<TestRun> {
    const calls = new TestCalls();
    const results: TestResult[] = [];
    const steps: Record<string, number> = {};
    let hits = 0;
    let isEndless = false;
    for (const test of tests) {
      const { id, name, file, line, column } = test;
      shared.currentTestId = id;
      shared.hitCount = 0;
      shared.steps = 0;
      shared.mostSteps = mostSteps === undefined ? Infinity : MOST_HITS_FACTOR * (mostSteps[id] ?? 0) + MOST_STEPS_MORE;
      const start = performance.now();
      const error = await calls.call(test);
      const timeSpentMs = performance.now() - start;
      steps[id] = shared.steps;
      isEndless ||= shared.steps > shared.mostSteps;
      const startPosition = { line: line - 1, column: column - 1 };
      const common = { id, name, timeSpentMs, fileName: join(this.#root, file), startPosition };
      hits += shared.hitCount;
      results.push(
        error === undefined
          ? { ...common, status: TestStatus.Success }
          : { ...common, status: TestStatus.Failed, failureMessage: inspect(error) },
      );
      if (error !== undefined && bail) break;
    }
    delete shared.currentTestId;
    shared.mostSteps = Infinity;
    return { results, hits, steps, isEndless };
  }
}

/** Whether a test is one of those of the file that the mutant stands in. */
function isOwn({ file }: Pick<LoadedTest, "file">, { sandboxFileName }: MutantRunOptions): boolean {
  return basename(file) === `${basename(sandboxFileName, ".ts")}.test.ts`;
}

/** Stands for a test while a file is loaded. */
const loadingId = (file: string): string => `loading ${file}`;

type Hits = MutantCoverage["perTest"];

function observationsOf(
  tests: readonly TestResult[],
  steps: Observations["steps"],
  hits: Hits,
  files: readonly string[],
): Observations {
  const mostHits: Record<string, number> = {};
  for (const ofTest of Object.values(hits)) {
    for (const [mutant, times] of Object.entries(ofTest)) mostHits[mutant] = Math.max(mostHits[mutant] ?? 0, times);
  }
  const loading: Record<string, string[]> = {};
  for (const file of files) {
    for (const mutant of Object.keys(hits[loadingId(file)] ?? {})) (loading[mutant] ??= []).push(file);
  }
  const times = Object.fromEntries(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
  return { times, steps, mostHits, loading };
}

/** What each test runs through; as for loading, only what no test runs through is told, since Stryker would load all for it. */
function coverageOf(hits: Hits, files: readonly string[]): MutantCoverage {
  const loadingIds = new Set(files.map(loadingId));
  const perTest = Object.fromEntries(Object.entries(hits).filter(([id]) => !loadingIds.has(id)));
  const tested = new Set(Object.values(perTest).flatMap((ofTest) => Object.keys(ofTest)));
  const loaded = files.flatMap((file) => Object.entries(hits[loadingId(file)] ?? {}));
  return { perTest, static: Object.fromEntries(loaded.filter(([mutant]) => !tested.has(mutant))) };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-process", InProcessRunner)];
