import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { formatTranscript } from "../../src/core/format.ts";
import { check } from "../../src/core/rules/engine.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";

/** Real transcripts in canonical form, which stand beside the checkout where there are any. */
const FOLDER = join(import.meta.dirname, "../../../shared/seeds");
const SEEDS = existsSync(FOLDER) ? globSync("*.txt", { cwd: FOLDER }) : [];

for (const name of SEEDS) {
  test(`${name} is canonical`, () => {
    const transcript = Transcript.parse(readFileSync(join(FOLDER, name), "utf8"));
    assert.equal(transcript.exchangeCount, 3);
    assert.deepEqual(check(transcript), []);
    assert.deepEqual(formatTranscript(transcript), { kind: "formatted", edits: [] });
  });
}
