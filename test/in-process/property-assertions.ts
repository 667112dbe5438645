/**
 * Stands in for `fast-check` in tests that are called many times in one process: everything of it is the same but `assert`,
 * which the host of the tests decides about: with how many runs, from which seed, or later.
 */

import fc from "fast-check";

export type AssertProperty = (property: fc.IProperty<unknown[]>, parameters: fc.Parameters<unknown[]>) => void;

let assertProperty: AssertProperty = (property, parameters) => {
  fc.assert(property, parameters);
};

/** Says what is done with each property that a test asserts from now on. */
export function setAssertProperty(chosen: AssertProperty): void {
  assertProperty = chosen;
}

export default {
  ...fc,
  assert(property: fc.IProperty<unknown[]>, parameters: fc.Parameters<unknown[]> = {}): void {
    assertProperty(property, parameters);
  },
};
