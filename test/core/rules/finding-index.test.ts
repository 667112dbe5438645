import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { check, type CheckSettings } from "../../../src/core/rules/engine.ts";
import { FindingIndex } from "../../../src/core/rules/finding-index.ts";
import { concernedWords, type IntendedException } from "../../../src/core/rules/intended.ts";
import { editsOverlap, type TextEdit } from "../../../src/core/text/edit.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";
import { anyTranscript } from "../support/damaged-transcript.ts";
import { findingBeside, mostSevere } from "../support/listed-findings.ts";

const line = fc.constantFrom(
  "Вопрос\tКак?",
  "Вопрос\tКак это было?",
  "Вопрос\tкак — это было?!",
  "Вопрос",
  "Вопрос\t",
  "Ответ\tТак.",
  "Ответ\tОн сказал: «Да.",
  "Ответ",
  "\tкак это было?",
  "\tИ тут» он ушёл.",
  "\tПетр I и ПЕТР І.",
  "\tІван Iванов, МIНСК.",
  '\t5" и (',
  "",
  " \t",
  "Просто строка.",
  "Ведущий\tДобрый день.",
  "- Питання\tЩо?",
  "\tР’РѕРїСЂРѕСЃ: «да",
  "Ответ\tЭто всё. Вопрос: Как?",
);
const lines = fc
  .array(fc.tuple(line, fc.constantFrom("\n", "\n", "\r\n", "\r")), { maxLength: 30, size: "max" })
  .map((all) => all.flat().join(""));
const text = fc.oneof({ weight: 3, arbitrary: lines }, { weight: 1, arbitrary: anyTranscript });

/** Where and how much is replaced, as parts of the text, and by what. */
const edit = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
  inserted: fc.oneof(lines, anyText, fc.constantFrom("", "", "\n", "\r", "\t", "?", "»", "і", "а", "\uFEFF")),
});

function editsOf(length: number, wanted: readonly { place: number; length: number; inserted: string }[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const one of wanted) {
    const start = Math.floor(one.place * length);
    const next = { span: { start, end: Math.min(length, start + one.length) }, text: one.inserted };
    if (edits.every((other) => !editsOverlap(next, other))) edits.push(next);
  }
  return edits;
}

/** As the index keeps them. */
function checked(transcript: Transcript, settings: CheckSettings = {}, used = new Set<IntendedException>()): unknown[] {
  return check(transcript, settings, (exception) => used.add(exception)).map(({ rule, severity, span, message }) => ({
    rule,
    severity,
    span,
    message,
  }));
}

describe("the findings of an index", () => {
  test("are those of a check", () => {
    fc.assert(
      fc.property(text, (source) => {
        const transcript = Transcript.parse(source);
        const index = FindingIndex.read(transcript);
        assert.deepEqual(index.findings(), checked(transcript));
        assert.equal(index.count, index.findings().length);
      }),
      { numRuns: 300 },
    );
  });

  test("are those of a check after any edits", () => {
    fc.assert(
      fc.property(text, fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), (source, steps) => {
        let transcript = Transcript.parse(source);
        const index = FindingIndex.read(transcript);
        for (const wanted of steps) {
          const change = transcript.change(editsOf(transcript.length, wanted));
          index.follow(change);
          transcript = change.after;
          assert.deepEqual(index.findings(), checked(Transcript.parse(transcript.text())));
        }
      }),
      { numRuns: 700 },
    );
  });

  test("are those of a check after any edits where something is intended", () => {
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { maxLength: 5 }),
        (source, seed, steps) => {
          let transcript = Transcript.parse(source);
          const found = check(transcript);
          const intended = found
            .filter((_, place) => (place + seed) % 3 === 0)
            .map((finding) => ({ rule: finding.rule, words: concernedWords(transcript, finding) }));
          const settings = { intended };
          const index = FindingIndex.read(transcript, settings);
          for (const wanted of steps) {
            const change = transcript.change(editsOf(transcript.length, wanted));
            index.follow(change);
            transcript = change.after;
            const used = new Set<IntendedException>();
            assert.deepEqual(index.findings(), checked(Transcript.parse(transcript.text()), settings, used));
            assert.deepEqual(index.used, used);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test("are found beside any place, and the most severe of them", () => {
    fc.assert(
      fc.property(text, fc.nat(400), fc.nat(20), (source, offset, most) => {
        const index = FindingIndex.read(Transcript.parse(source));
        const all = check(index.transcript);
        for (const direction of ["next", "previous"] as const) {
          const expected = findingBeside(all, offset, direction);
          const found = index.beside(offset, direction);
          assert.equal(found?.number ?? 0, expected + 1, direction);
          if (found !== undefined) assert.deepEqual(found.finding.span, all[expected]!.span);
        }
        assert.deepEqual(
          index.mostSevere(most).map(({ rule, span }) => ({ rule, span })),
          mostSevere(all, most).map(({ rule, span }) => ({ rule, span })),
        );
      }),
      { numRuns: 300 },
    );
  });
});

test("a change of many places is followed as well as one of few", () => {
  const source = "Вопрос\tКак?\nОтвет\tТак  и так.\n".repeat(500);
  const transcript = Transcript.parse(source);
  const index = FindingIndex.read(transcript);
  const places = Array.from(source.matchAll(/ {2}/g), ({ index: start }) => ({
    span: { start, end: start + 2 },
    text: " ",
  }));
  index.follow(transcript.change(places));
  assert.deepEqual(index.findings(), checked(Transcript.parse(source.replaceAll("  ", " "))));
});

test("a paste of many lines is followed as well as one of few, and so is its undoing", () => {
  // Each asks what others ask, some of them above and some below.
  const talk = (count: number): string => "Вопрос\tКак?\nОтвет\tТак  и так.\nВопрос\tА кто?\n\tc ними\n".repeat(count);
  for (const [lines, pasted] of [
    [400, 30],
    [400, 400],
    [8000, 300],
  ] as const) {
    const source = talk(lines / 4);
    const transcript = Transcript.parse(source);
    const index = FindingIndex.read(transcript);
    const place = transcript.lineStart(lines / 2);
    const text = talk(pasted / 4);
    const change = transcript.change([{ span: { start: place, end: place }, text }]);
    index.follow(change);
    assert.deepEqual(index.findings(), checked(Transcript.parse(source.slice(0, place) + text + source.slice(place))));
    index.follow(change.after.change([{ span: { start: place, end: place + text.length }, text: "" }]));
    assert.deepEqual(index.findings(), checked(transcript));
  }
});
