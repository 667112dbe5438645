import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { countBySeverity } from "../../../src/core/rules/findings.ts";
import type { Finding, Severity } from "../../../src/core/rules/rule.ts";
import { message } from "../../../src/core/messages/catalogue.ts";
import { findingBeside, mostSevere } from "../support/listed-findings.ts";

function findings(...places: readonly (readonly [start: number, severity: Severity])[]): Finding[] {
  return places.map(([start, severity]) => ({
    rule: "stray-line",
    severity,
    span: { start, end: start + 1 },
    message: message("stray-line", {}),
    fixes: [],
    actions: [],
    related: [],
  }));
}

const starts = (found: readonly Finding[]): number[] => found.map(({ span }) => span.start);

test("findings are counted by severity", () => {
  assert.deepEqual(countBySeverity(findings([0, "error"], [1, "hint"], [2, "error"])), {
    error: 2,
    warning: 0,
    information: 0,
    hint: 1,
  });
});

describe("the most severe findings", () => {
  const mixed = findings([0, "hint"], [1, "warning"], [2, "error"], [3, "information"], [4, "warning"], [5, "error"]);

  test("come before the others and stay in place", () => {
    assert.deepEqual(starts(mostSevere(mixed, 3)), [1, 2, 5]);
    assert.deepEqual(starts(mostSevere(mixed, 1)), [2]);
    assert.deepEqual(starts(mostSevere(mixed, 0)), []);
  });

  test("are all when there is room", () => {
    assert.deepEqual(starts(mostSevere(mixed, 6)), [0, 1, 2, 3, 4, 5]);
  });
});

describe("the finding beside the cursor", () => {
  const found = findings([3, "error"], [7, "error"], [7, "warning"], [12, "hint"]);

  test("is the next one that begins elsewhere", () => {
    assert.deepEqual(
      [0, 3, 7, 11].map((offset) => findingBeside(found, offset, "next")),
      [0, 1, 3, 3],
    );
  });

  test("is the first of those that begin together, going backward too", () => {
    assert.deepEqual(
      [99, 12, 7].map((offset) => findingBeside(found, offset, "previous")),
      [3, 1, 0],
    );
  });

  test("is at the other end past the last one", () => {
    assert.equal(findingBeside(found, 12, "next"), 0);
    assert.equal(findingBeside(found, 3, "previous"), 3);
  });

  test("is none when there are no findings", () => {
    assert.equal(findingBeside([], 0, "next"), -1);
    assert.equal(findingBeside([], 0, "previous"), -1);
  });
});
