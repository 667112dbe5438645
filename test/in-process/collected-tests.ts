/**
 * Stands in for `node:test` where the same tests are called many times in one process: what a test file declares is
 * collected here and run by somebody else. `after` is left out: what a test file prints at its end is for one run.
 */

export type Body = () => void | Promise<void>;

/** A test as it was declared. */
export interface CollectedTest {
  /** Its suites' names and its own, a space between. */
  readonly name: string;
  /** Of the declaration in its file, both from 1. */
  readonly line: number;
  readonly column: number;
  /** What has to be called before the first test of each of its suites, from outside in. */
  readonly before: readonly Body[];
  readonly body: Body;
}

interface Suite {
  readonly names: readonly string[];
  readonly before: Body[];
  readonly outer: Suite | undefined;
}

/** In the order of their declaration. */
export const collected: CollectedTest[] = [];

let suite: Suite = { names: [], before: [], outer: undefined };

export function describe(name: string, declare: () => void): void {
  suite = { names: [...suite.names, name], before: [], outer: suite };
  try {
    declare();
  } finally {
    suite = suite.outer!;
  }
}

export function test(name: string, body: Body): void {
  const own = suite;
  collected.push({
    name: [...own.names, name].join(" "),
    ...placeOfDeclaration(),
    get before() {
      return beforeAllOf(own);
    },
    body,
  });
}

export function before(body: Body): void {
  suite.before.push(body);
}

export function after(): void {
  // Nothing is run at the end.
}

function beforeAllOf({ before: own, outer }: Suite): Body[] {
  return outer === undefined ? own : [...beforeAllOf(outer), ...own];
}

/** The place in a test file from which the test was declared, perhaps by way of a function of the tests' support. */
function placeOfDeclaration(): { readonly line: number; readonly column: number } {
  const [, line = "1", column = "1"] = /\.test\.ts(?:\?[^:]*)?:(\d+):(\d+)/.exec(new Error().stack ?? "") ?? [];
  return { line: Number(line), column: Number(column) };
}
