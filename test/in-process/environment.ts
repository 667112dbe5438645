/** Loads test files, and the sources that they test, as often as wanted into one process, each time anew. */

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import type * as CollectedTests from "./collected-tests.ts";
import type { Body, CollectedTest } from "./collected-tests.ts";
import type * as PropertyAssertions from "./property-assertions.ts";
import type { AssertProperty } from "./property-assertions.ts";

const COLLECTED_TESTS = new URL("collected-tests.ts", import.meta.url).href;
const PROPERTY_ASSERTIONS = new URL("property-assertions.ts", import.meta.url).href;

/** What stands in for a package in the tests. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  ["node:test", COLLECTED_TESTS],
  ["fast-check", PROPERTY_ASSERTIONS],
]);

export interface EnvironmentOptions {
  /** The folder of the project, or of a copy of it: every module in it is loaded anew. */
  readonly root: string;
  /** Test files, from the root. */
  readonly files: readonly string[];
  readonly assertProperty: AssertProperty;
  /** Applied to the text of each module of the sources. */
  readonly transform?: (source: string) => string;
}

export interface LoadedTest extends CollectedTest {
  /** The test file, from the root. */
  readonly file: string;
  /** The file and the name; a number behind those of the same name but the first. */
  readonly id: string;
}

interface LoadingEnvironment {
  readonly root: string;
  readonly transform: (source: string) => string;
}

/** By the number that the addresses of their modules hold. */
const environments: LoadingEnvironment[] = [];

/** The modules that each module imports, by their addresses without a number. */
const imports = new Map<string, Set<string>>();

/** The tests of the files, in order, with sources and support of their own that no other environment shares. */
export async function loadTests({
  root,
  files,
  assertProperty,
  transform = (source) => source,
}: EnvironmentOptions): Promise<LoadedTest[]> {
  registerOnce();
  const number = environments.push({ root: `${pathToFileURL(root).href}/`, transform }) - 1;
  const load = (address: string): Promise<unknown> => import(numbered(address, number));
  const { setAssertProperty } = (await load(PROPERTY_ASSERTIONS)) as typeof PropertyAssertions;
  setAssertProperty(assertProperty);
  const { collected } = (await load(COLLECTED_TESTS)) as typeof CollectedTests;
  const tests: LoadedTest[] = [];
  const times = new Map<string, number>();
  for (const file of files) {
    await load(pathToFileURL(join(root, file)).href);
    for (const test of collected.splice(0)) {
      const id = `${file} ${test.name}`;
      const time = (times.get(id) ?? 0) + 1;
      times.set(id, time);
      tests.push({ ...test, before: test.before, file, id: time === 1 ? id : `${id} ${time}` });
    }
  }
  return tests;
}

/** Calls tests; what has to be called before the tests of a suite is called once for each runner. */
export class TestCalls {
  readonly #prepared = new Set<Body>();

  /** What the test throws, or undefined. */
  async call({ before, body }: CollectedTest): Promise<unknown> {
    try {
      for (const prepare of before) {
        if (this.#prepared.has(prepare)) continue;
        this.#prepared.add(prepare);
        await prepare();
      }
      await body();
      return undefined;
    } catch (error) {
      return error ?? new Error("A test threw nothing");
    }
  }
}

/** Whether a test file that was loaded imports another file, however many files lie between. Paths are absolute. */
export function reaches(testFile: string, file: string): boolean {
  const wanted = pathToFileURL(file).href;
  const seen = new Set<string>();
  const pending = [pathToFileURL(testFile).href];
  for (let address = pending.pop(); address !== undefined; address = pending.pop()) {
    if (address === wanted) return true;
    if (seen.has(address)) continue;
    seen.add(address);
    pending.push(...(imports.get(address) ?? []));
  }
  return false;
}

const NUMBER = /\?environment=(\d+)$/;

function numbered(address: string, number: number): string {
  return `${address}?environment=${number}`;
}

function numberIn(address: string | undefined): number | undefined {
  const number = NUMBER.exec(address ?? "")?.[1];
  return number === undefined ? undefined : Number(number);
}

let registered = false;

function registerOnce(): void {
  if (registered) return;
  registered = true;
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const number = numberIn(context.parentURL);
      if (number === undefined) return nextResolve(specifier, context);
      const parent = context.parentURL!.replace(NUMBER, "");
      const standIn = parent === PROPERTY_ASSERTIONS ? undefined : STAND_INS.get(specifier);
      if (standIn !== undefined) return { url: numbered(standIn, number), shortCircuit: true };
      const resolved = nextResolve(specifier, context);
      const { root } = environments[number]!;
      if (!resolved.url.startsWith(root) || resolved.url.includes("/node_modules/")) return resolved;
      const children = imports.get(parent) ?? new Set();
      imports.set(parent, children.add(resolved.url));
      return { ...resolved, url: numbered(resolved.url, number) };
    },
    load(address, context, nextLoad) {
      const number = numberIn(address);
      if (number === undefined || !address.includes(".ts?")) return nextLoad(address, context);
      const { root, transform } = environments[number]!;
      const source = textOf(fileURLToPath(address.replace(NUMBER, "")));
      const isSource = address.startsWith(`${root}src/`);
      return { format: "module-typescript", source: isSource ? transform(source) : source, shortCircuit: true };
    },
  });
}

const texts = new Map<string, string>();

/** The text of a module; read once. */
function textOf(path: string): string {
  let text = texts.get(path);
  if (text === undefined) texts.set(path, (text = readFileSync(path, "utf8")));
  return text;
}
