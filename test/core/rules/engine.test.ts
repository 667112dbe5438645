import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { check, checkLines } from "../../../src/core/rules/engine.ts";
import { RULES } from "../../../src/core/rules/index.ts";
import { editsOverlap } from "../../../src/core/text/edit.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyTranscript } from "../support/damaged-transcript.ts";
import { text } from "../support/marked.ts";

const DAMAGED = "Пролог↵ вoпрос: Как? ↵↵Ответ↵Вопрос";

function rulesOf(drawing: string): string[] {
  return check(Transcript.parse(text(drawing))).map(({ rule }) => rule);
}

describe("checking", () => {
  test("gives all findings by place, and at one place in the order of the rules", () => {
    assert.deepEqual(rulesOf(DAMAGED), [
      "stray-line",
      "label-indent",
      "label-form",
      "label-lookalike",
      "label-separator",
      "trailing-space",
      "blank-line",
      "empty-turn",
      "empty-turn",
      "unanswered-question",
    ]);
  });

  test("gives each finding the severity of its rule, or the user's", () => {
    const severities = { "stray-line": "hint", "blank-line": "off", "empty-turn": "off" } as const;
    const found = check(Transcript.parse(text(DAMAGED)), { severities });
    assert.deepEqual(
      found.map(({ rule, severity }) => `${rule} ${severity}`),
      [
        "stray-line hint",
        "label-indent error",
        "label-form error",
        "label-lookalike error",
        "label-separator error",
        "trailing-space warning",
        "unanswered-question warning",
      ],
    );
  });

  test("finds nothing in a canonical transcript", () => {
    assert.deepEqual(rulesOf("Вопрос⇥Как?↵⇥И когда?↵Ответ⇥Да.↵⇥Так.↵"), []);
    assert.deepEqual(rulesOf(""), []);
  });

  test("finds nothing else on a line that is read in the wrong encoding", () => {
    const drawing = "Вопрос⇥Как?↵  Р’РѕРїСЂРѕСЃ  Р’РѕРїСЂРѕСЃ \uFFFD↵Ответ⇥Да.";
    assert.deepEqual(rulesOf(drawing), ["mojibake"]);
    const transcript = Transcript.parse(text(drawing));
    assert.deepEqual(check(transcript, { severities: { mojibake: "off" } }), []);
    assert.deepEqual(
      check(transcript, { severities: { mojibake: "hint" } }).map(({ severity }) => severity),
      ["hint"],
    );
  });

  test("offers no safe fix that joins such a line to another", () => {
    const found = check(Transcript.parse(text("Вопрос⇥Как?↵Ответ↵⇥Р’РѕРїСЂРѕСЃ Р’РѕРїСЂРѕСЃ")));
    assert.deepEqual(
      found.map(({ rule, fixes }) => [rule, fixes.map(({ safe }) => safe)]),
      [
        ["label-alone", [false]],
        ["mojibake", [false]],
      ],
    );
  });
});

test("every rule stands under its own name", () => {
  for (const [name, { id }] of Object.entries(RULES)) assert.equal(id, name);
});

describe("on any text", () => {
  test("findings and their fixes stand inside the text, and the edits of a fix do not overlap", () => {
    fc.assert(
      fc.property(anyTranscript, (source) => {
        for (const { span, fixes, rule } of check(Transcript.parse(source))) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= source.length, rule);
          assert.ok(
            fixes.filter(({ safe }) => safe).length <= 1 && (fixes.length === 1 || !fixes.some((f) => f.safe)),
            rule,
          );
          for (const { edits } of fixes) {
            assert.ok(edits.length > 0);
            for (const [index, edit] of edits.entries()) {
              assert.ok(0 <= edit.span.start && edit.span.start <= edit.span.end && edit.span.end <= source.length);
              assert.ok(edits.slice(0, index).every((other) => !editsOverlap(other, edit)));
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("checking lines finds what checking all finds on them", () => {
    fc.assert(
      fc.property(anyTranscript, fc.nat(), fc.nat(), (source, one, other) => {
        const transcript = Transcript.parse(source);
        const from = Math.min(one % transcript.lineCount, other % transcript.lineCount);
        const to = Math.max(one % transcript.lineCount, other % transcript.lineCount) + 1;
        const expected = check(transcript).filter(({ span }) => {
          const line = transcript.lineAt(span.start);
          return line >= from && line < to;
        });
        assert.deepEqual(checkLines(transcript, from, to), expected);
      }),
      { numRuns: 300 },
    );
  });

  test("an edited transcript has the findings of the text it has become", () => {
    fc.assert(
      fc.property(anyTranscript, fc.nat(), fc.nat(8), fc.string({ maxLength: 4 }), (source, at, length, inserted) => {
        const start = at % (source.length + 1);
        const edit = { span: { start, end: Math.min(source.length, start + length) }, text: inserted };
        const transcript = Transcript.parse(source);
        check(transcript);
        const edited = transcript.edit([edit]);
        assert.deepEqual(check(edited), check(Transcript.parse(edited.text())));
      }),
      { numRuns: 300 },
    );
  });
});
