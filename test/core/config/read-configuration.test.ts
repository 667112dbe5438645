import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { DEFAULT_CONFIGURATION } from "../../../src/core/config/configuration.ts";
import { readConfiguration, readSettings, unusedExceptions } from "../../../src/core/config/read-configuration.ts";
import { translate } from "../../../src/core/messages/translate.ts";

/** Asserts that the problems of a file stand at its marks ⟦ ⟧, in order, and are these: severity and sentence. */
function expectProblems(drawing: string, ...expected: readonly string[]): void {
  const text = drawing.replaceAll(/[⟦⟧]/g, "");
  const { problems } = readConfiguration(text);
  let marked = "";
  let done = 0;
  for (const { span } of problems) {
    marked += `${text.slice(done, span.start)}⟦${text.slice(span.start, span.end)}⟧`;
    done = span.end;
  }
  assert.equal(marked + text.slice(done), drawing);
  assert.deepEqual(
    problems.map(({ severity, message }) => `${severity}: ${translate(message, "en")}`),
    expected,
  );
}

describe("reading a project's file", () => {
  test("takes all of it, with comments, trailing commas and a byte-order mark", () => {
    const { configuration, problems } = readConfiguration(`\uFEFF// Наши транскрипты
    {
      "$schema": "./schema.json",
      "language": "ru",
      "labels": [{ "text": "Ведущии\u0306", "role": "question" }, { "role": "answer", "text": "Guest" },],
      "rules": { "doubled-word": "off", /* редко */ "blank-line": "hint", },
      "intended": [{ "rule": "stray-line", "words": " на\\t на \u200B" }],
    }\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(configuration, {
      severities: { "doubled-word": "off", "blank-line": "hint" },
      labels: [
        { text: "Ведущий", role: "question", vocabulary: "own", script: "Cyrillic" },
        { text: "Guest", role: "answer", vocabulary: "own", script: "Latin" },
      ],
      intended: [{ rule: "stray-line", words: "на на" }],
      language: "ru",
    });
  });

  test("an object that says nothing is the default, and so is an empty file, with a word about it", () => {
    assert.deepEqual(readConfiguration("{}"), {
      configuration: DEFAULT_CONFIGURATION,
      problems: [],
      intendedSpans: new Map(),
    });
    assert.deepEqual(readConfiguration("").configuration, DEFAULT_CONFIGURATION);
    expectProblems("⟦⟧", "warning: The file is empty, so it configures nothing. Begin with { }.");
    expectProblems("⟦// later\n⟧", "warning: The file is empty, so it configures nothing. Begin with { }.");
  });
});

describe("what is wrong with a project's file", () => {
  test("its syntax: the first error, and what could be read holds", () => {
    expectProblems('{ "language": "ru" ⟦"rules"⟧: {} }', "error: “,” is missing here.");
    expectProblems('{ "language": ⟦русский⟧ }', "error: This cannot be read as JSON with comments.");
    expectProblems('{ "language" ⟦"ru"⟧ }', "error: “:” is missing here.");
    assert.equal(readConfiguration('{ "language": "ru" "rules": {} }').configuration.language, "ru");
    assert.equal(readConfiguration('{ "language": "ru", "labels": [{ "text": "Гость"').problems.length, 1);
  });

  test("brackets nested deeper than anyone can read", () => {
    const { configuration, problems } = readConfiguration('{"labels":'.repeat(50_000));
    assert.deepEqual(configuration, DEFAULT_CONFIGURATION);
    assert.equal(problems.length, 1);
  });

  test("names that nobody knows: what is meant, where it is one letter away", () => {
    expectProblems(
      '{ ⟦"label"⟧: [], ⟦"colour"⟧: 1, "rules": { ⟦"douled-word"⟧: "off", ⟦"toString"⟧: "off" } }',
      "warning: Nothing is called “label” here; perhaps “labels” is meant.",
      "warning: Nothing is called “colour” here.",
      "warning: Nothing is called “douled-word” here; perhaps “doubled-word” is meant.",
      "warning: Nothing is called “toString” here.",
    );
    expectProblems(
      '{ "intended": [{ "rule": ⟦"spelling"⟧, "words": "на на" }] }',
      "warning: Nothing is called “spelling” here.",
    );
  });

  test("a value of another type", () => {
    expectProblems("⟦[]⟧", "error: This has to be an object in { }.");
    expectProblems(
      '{ "language": ⟦1⟧, "labels": ⟦{}⟧, "rules": ⟦null⟧, "intended": [⟦"на на"⟧] }',
      "error: This has to be a string in quotation marks.",
      "error: This has to be a list in [ ].",
      "error: This has to be an object in { }.",
      "error: This has to be an object in { }.",
    );
  });

  test("a value that is none of those there are", () => {
    expectProblems(
      '{ "language": ⟦"de"⟧, "rules": { "blank-line": ⟦"warn"⟧, "stray-line": "hint" } }',
      "error: “de” is not allowed here. Use one of: en, ru.",
      "error: “warn” is not allowed here. Use one of: error, warning, information, hint, off.",
    );
    assert.deepEqual(
      readConfiguration('{ "rules": { "blank-line": "warn", "stray-line": "hint" } }').configuration.severities,
      {
        "stray-line": "hint",
      },
    );
  });

  test("an item that is not whole", () => {
    expectProblems(
      '{ "labels": [⟦{ "text": "Гость" }⟧, ⟦{}⟧], "intended": [⟦{ "words": "на на" }⟧] }',
      "error: “role” is missing here.",
      "error: “text” is missing here.",
      "error: “rule” is missing here.",
    );
  });

  test("a word that can be no label, or that could not be told from another", () => {
    const sentence = (found: string): string =>
      `error: “${found}” cannot be a label. A label is one word of up to 40 characters, without “:”, “(” and “№”.`;
    expectProblems(
      `{ "labels": [
        { "text": ⟦""⟧, "role": "answer" },
        { "text": ⟦"Наш гость"⟧, "role": "answer" },
        { "text": "Гость", "role": "answer" },
        { "text": ⟦"ГОCТЬ"⟧, "role": "answer" },
        { "text": ⟦"вопрос"⟧, "role": "answer" },
        { "text": "ВОПРОС", "role": "question" }
      ] }`,
      sentence(""),
      sentence("Наш гость"),
      "error: “ГОCТЬ” cannot be told from the label “Гость”.",
      "error: “вопрос” cannot be told from the label “Вопрос”.",
    );
  });

  test("what is said twice: the last one counts", () => {
    const twice = '{ "language": "en", ⟦"language"⟧: "ru" }';
    expectProblems(twice, "warning: “language” stands here already; the last one counts.");
    assert.equal(readConfiguration('{ "language": "en", "language": "ru" }').configuration.language, "ru");
    expectProblems(
      '{ "intended": [{ "rule": "stray-line", "words": "А" }, ⟦{ "rule": "stray-line", "words": " А" }⟧] }',
      "warning: “А” stands here already; the last one counts.",
    );
  });

  test("exceptions that nothing has made use of, when they are known", () => {
    const text = '{ "intended": [{ "rule": "stray-line", "words": "А" }, { "rule": "stray-line", "words": "Б" }] }';
    const read = readConfiguration(text);
    const [problem, ...others] = unusedExceptions(read, new Set([read.configuration.intended[0]!]), {
      severities: { "stray-line": "hint" },
    });
    assert.deepEqual(others, []);
    assert.equal(text.slice(problem!.span.start, problem!.span.end), '{ "rule": "stray-line", "words": "Б" }');
    assert.deepEqual(unusedExceptions(read, new Set(read.configuration.intended), read.configuration), []);
    assert.deepEqual(unusedExceptions(read, new Set(), { severities: { "stray-line": "off" } }), []);
  });
});

describe("reading settings", () => {
  test("takes plain values of the same shape, and of anything else the default", () => {
    const labels = [{ text: "Гость", role: "answer" }, { text: "Наш гость", role: "answer" }, null];
    const { severities, labels: read } = readSettings({
      labels,
      rules: { "blank-line": "off", other: 1 },
      language: null,
    });
    assert.deepEqual(severities, { "blank-line": "off" });
    assert.deepEqual(
      read.map(({ text }) => text),
      ["Гость"],
    );
    for (const value of [undefined, null, 5, "rules", []]) assert.deepEqual(readSettings(value), DEFAULT_CONFIGURATION);
  });
});

describe("on any text", () => {
  const anyConfiguration = fc.record(
    {
      language: fc.oneof(fc.constantFrom("en", "ru"), fc.jsonValue()),
      labels: fc.oneof(
        fc.array(
          fc.record({
            text: fc.oneof(fc.constantFrom("Гость", "вопрос"), fc.string()),
            role: fc.constantFrom("question", "answer", 1),
          }),
        ),
        fc.jsonValue(),
      ),
      rules: fc.oneof(
        fc.dictionary(fc.constantFrom("blank-line", "x", "__proto__"), fc.constantFrom("off", "x", 1)),
        fc.jsonValue(),
      ),
      intended: fc.oneof(
        fc.array(fc.record({ rule: fc.constantFrom("blank-line", "x"), words: fc.string() })),
        fc.jsonValue(),
      ),
    },
    { requiredKeys: [] },
  );
  const anyText = fc.oneof(
    fc
      .tuple(anyConfiguration, fc.nat(), fc.nat(4), fc.string({ maxLength: 2 }))
      .map(([value, at, length, inserted]) => {
        const whole = JSON.stringify(value, undefined, 1);
        const start = at % (whole.length + 1);
        return whole.slice(0, start) + inserted + whole.slice(start + length);
      }),
    fc.string(),
  );

  test("reading never fails, and problems stand inside the text by place", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { problems } = readConfiguration(text);
        let previous = 0;
        for (const { span, message } of problems) {
          assert.ok(previous <= span.start && span.start <= span.end && span.end <= text.length);
          previous = span.start;
          assert.notEqual(translate(message, "en"), translate(message, "ru"));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("a value is read alike from a file and from settings", () => {
    fc.assert(
      fc.property(fc.oneof(anyConfiguration, fc.jsonValue()), (value) => {
        assert.deepEqual(readSettings(value), readConfiguration(JSON.stringify(value)).configuration);
      }),
      { numRuns: 300 },
    );
  });
});
