/** The few assertions that the tests need, for hosts without `node:assert`. Values are compared as JSON shows them. */

export function ok(value: unknown, message = "Expected a truthy value"): asserts value {
  if (!value) throw new Error(message);
}

export function equal(actual: unknown, expected: unknown, message = "Not equal"): void {
  const [left, right] = [show(actual), show(expected)];
  if (left !== right) throw new Error(`${message}\n  actual:   ${left}\n  expected: ${right}`);
}

export function match(actual: string, pattern: RegExp, message = "No match"): void {
  if (!pattern.test(actual)) throw new Error(`${message}\n  actual:   ${show(actual)}\n  expected: ${String(pattern)}`);
}

/** TABs and line breaks become visible; VS Code's ranges and positions have a JSON form. */
const show = (value: unknown): string => (value === undefined ? "undefined" : JSON.stringify(value));
