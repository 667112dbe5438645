import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { check } from "../../src/core/rules/engine.ts";
import { applyEdits } from "../../src/core/text/edit.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { editedTranscript, everythingOf, inverseEdits } from "./support/edited-transcript.ts";

describe("a long text after edits at one time", () => {
  test("is read as the new text is, and after Undo as it was", () => {
    fc.assert(
      fc.property(editedTranscript, ({ text, edits }) => {
        const before = Transcript.parse(text);
        const after = before.edit(edits);
        assert.deepEqual(everythingOf(after), everythingOf(Transcript.parse(applyEdits(text, edits))));
        const undone = after.edit(inverseEdits(text, edits));
        assert.deepEqual(everythingOf(undone), everythingOf(before));
      }),
    );
  });

  test("has the findings that the new text has, and after Undo those it had", () => {
    fc.assert(
      fc.property(editedTranscript, ({ text, edits }) => {
        const before = Transcript.parse(text);
        const found = check(before);
        const after = before.edit(edits);
        assert.deepEqual(check(after), check(Transcript.parse(applyEdits(text, edits))));
        assert.deepEqual(check(after.edit(inverseEdits(text, edits))), found);
      }),
      { numRuns: 20 },
    );
  });
});
