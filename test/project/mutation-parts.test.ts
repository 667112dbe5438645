import assert from "node:assert/strict";
import { test } from "node:test";

import { coreFiles, filesOfPart, MUTATION_PARTS, partOf } from "../../scripts/mutation-parts.ts";

test("every file of the core is mutated in one of the parts, and every part has files", () => {
  assert.deepEqual(
    coreFiles().filter((file) => partOf(file) === undefined),
    [],
  );
  for (const part of MUTATION_PARTS) assert.ok(filesOfPart(part).length > 0, part);
});
