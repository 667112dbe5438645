import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyPatch, parsePatch } from "diff";
import fc from "fast-check";

import { unifiedDiff } from "../../src/cli/unified-diff.ts";
import { formatTranscript } from "../../src/core/format.ts";
import { applyEdits } from "../../src/core/text/edit.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { anyTranscript } from "../core/support/damaged-transcript.ts";
import { text } from "../core/support/marked.ts";

function diffOf(plain: string): { readonly diff: string; readonly after: string } {
  const outcome = formatTranscript(Transcript.parse(plain));
  const edits = outcome.kind === "formatted" ? outcome.edits : [];
  return { diff: unifiedDiff("talk.qa", plain, edits), after: applyEdits(plain, edits) };
}

describe("the unified diff", () => {
  test("shows what goes and what comes, with three lines around", () => {
    const plain = text("Вопрос⇥1↵⇥2↵⇥3↵⇥4↵  5↵⇥6↵⇥7↵⇥8↵⇥9 ↵⇥10");
    assert.equal(
      diffOf(plain).diff,
      text(
        "--- talk.qa↵+++ talk.qa↵@@ -2,9 +2,9 @@↵ ⇥2↵ ⇥3↵ ⇥4↵-  5↵+⇥5↵ ⇥6↵ ⇥7↵ ⇥8↵-⇥9 ↵+⇥9↵ ⇥10↵\\ No newline at end of file↵",
      ),
    );
  });

  test("what stands together is shown together", () => {
    const plain = text("Вопрос: 1↵Ответ: 2↵↵⇥3↵");
    assert.equal(
      diffOf(plain).diff,
      text("--- talk.qa↵+++ talk.qa↵@@ -1,4 +1,3 @@↵-Вопрос: 1↵-Ответ: 2↵-↵+Вопрос⇥1↵+Ответ⇥2↵ ⇥3↵"),
    );
  });

  test("of a text that is in order is empty", () => {
    assert.equal(diffOf(text("Вопрос⇥Как?↵Ответ⇥Так.↵")).diff, "");
    assert.equal(diffOf("").diff, "");
  });

  test("applied, it makes the formatted text", () => {
    fc.assert(
      fc.property(anyTranscript, (plain) => {
        const { diff, after } = diffOf(plain);
        if (diff === "") assert.equal(after, plain);
        else {
          assert.equal(parsePatch(diff).length, 1);
          assert.equal(applyPatch(plain, diff, { autoConvertLineEndings: false }), after);
        }
      }),
    );
  });
});
