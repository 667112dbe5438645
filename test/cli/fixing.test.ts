import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { fixTranscript } from "../../src/cli/fixing.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";

/** On each of the four lines that are nobody's something is suggested. */
const STRAY = Transcript.parse("Вопрос\tКак? \nТак.\nИ так.\nНет.\nДа.\n");
const SUGGESTED = [{ rule: "stray-line", choice: 1 }] as const;

describe("suggested fixes that are too many to be made at once", () => {
  test("are not made, nor is anything else, and why is told", () => {
    for (const safe of [false, true]) {
      const { transcript, refusal } = fixTranscript(STRAY, { safe, suggested: SUGGESTED }, {}, 3);
      assert.equal(transcript, STRAY);
      assert.equal(refusal?.id, "format-refused.too-many");
    }
  });

  test("are made where they are just few enough", () => {
    for (const safe of [false, true]) {
      const { transcript, refusal } = fixTranscript(STRAY, { safe, suggested: SUGGESTED }, {}, 4);
      assert.notEqual(transcript.text(), STRAY.text());
      assert.equal(refusal, undefined);
    }
  });
});
