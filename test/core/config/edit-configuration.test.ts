import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { addIntended, addLabel, type ConfigurationEdit } from "../../../src/core/config/edit-configuration.ts";
import { readConfiguration } from "../../../src/core/config/read-configuration.ts";
import { translate } from "../../../src/core/messages/translate.ts";
import { applyEdits } from "../../../src/core/text/edit.ts";

const GUEST = { text: "Гость", role: "answer" } as const;
const ITEM = '{ "text": "Гость", "role": "answer" }';

function after(text: string, outcome: ConfigurationEdit): string {
  assert.equal(outcome.kind, "edited");
  return applyEdits(text, outcome.edits);
}

function reasonOf(outcome: ConfigurationEdit): string {
  assert.equal(outcome.kind, "refused");
  return translate(outcome.reason, "en");
}

describe("adding a label", () => {
  for (const [where, text, expected] of [
    ["no file", "", `{\n  "labels": [\n    ${ITEM}\n  ]\n}\n`],
    ["a file of comments", "// Наше\r\n", `// Наше\r\n{\r\n  "labels": [\r\n    ${ITEM}\r\n  ]\r\n}\r\n`],
    ["an open comment's line", "// Наше", `// Наше\n{\n  "labels": [\n    ${ITEM}\n  ]\n}\n`],
    ["an empty object", "{}", `{\n  "labels": [\n    ${ITEM}\n  ]\n}`],
    ["an object with room", "{\n}\n", `{\n  "labels": [\n    ${ITEM}\n  ]\n}\n`],
    ["an object with nothing but white", "{  }\n", `{\n  "labels": [\n    ${ITEM}\n  ]\n}\n`],
    ["one line", '{ "language": "ru" }', `{ "language": "ru", "labels": [${ITEM}] }`],
    ["one line with a list", '{"labels": []}', `{"labels": [${ITEM}]}`],
    ["a list on one line", `{"labels": [{}, {}]}`, `{"labels": [{}, {}, ${ITEM}]}`],
    [
      "other properties, indented by TABs",
      '{\n\t"language": "ru" // всё\n}\n',
      `{\n\t"language": "ru", // всё\n\t"labels": [\n\t\t${ITEM}\n\t]\n}\n`,
    ],
    [
      "an empty list",
      '{\n    "labels": [],\n    "language": "ru"\n}',
      `{\n    "labels": [\n        ${ITEM}\n    ],\n    "language": "ru"\n}`,
    ],
    [
      "a list with comments",
      '{\n  "labels": [\n    {}, // первая\n    // вторая\n  ]\n}',
      `{\n  "labels": [\n    {}, // первая\n    // вторая\n    ${ITEM},\n  ]\n}`,
    ],
    [
      "a comment behind the last item",
      '{\n  "labels": [\n    {} /* , */\n  ],\n}',
      `{\n  "labels": [\n    {}, /* , */\n    ${ITEM}\n  ],\n}`,
    ],
    ["a comment to the end of the line", '{ "labels": [{} // а\n] }', `{ "labels": [{}, // а\n  ${ITEM}\n] }`],
    ["two lists, of which the last counts", '{ "labels": 1, "labels": [] }', `{ "labels": 1, "labels": [${ITEM}] }`],
    [
      "a label read as the same",
      '{ "labels": [{ "text": "гoсть", "role": "question" }, {}] }',
      `{ "labels": [${ITEM}, {}] }`,
    ],
    ["that label", `{ "labels": [ ${ITEM} ] }`, `{ "labels": [ ${ITEM} ] }`],
  ] as const) {
    test(`to ${where}`, () => {
      assert.equal(after(text, addLabel(text, GUEST)), expected);
    });
  }

  test("is refused where the file is broken, and where the word can be no label", () => {
    for (const text of ["{", "[]", '{ "labels": {} }', '{ "language": "ru" "labels": [] }', "русский"]) {
      assert.equal(
        reasonOf(addLabel(text, GUEST)),
        "Nothing was added: the project’s file has errors. Mend them first.",
      );
    }
    assert.match(reasonOf(addLabel("", { text: "Наш гость", role: "answer" })), /cannot be a label/);
    assert.match(reasonOf(addLabel("", { text: "ответ", role: "question" })), /cannot be told from the label “Ответ”/);
  });
});

describe("adding an exception", () => {
  test("writes the words as exceptions keep them, once", () => {
    const exception = { rule: "stray-line", words: "Он сказал: \u200B «Да».\t\\" } as const;
    const text = after("", addIntended("", exception));
    assert.equal(text, '{\n  "intended": [\n    { "rule": "stray-line", "words": "Он сказал: «Да». \\\\" }\n  ]\n}\n');
    assert.deepEqual(addIntended(text, exception), { kind: "edited", edits: [] });
    const other = addIntended(text, { rule: "blank-line", words: exception.words });
    assert.equal(readConfiguration(after(text, other)).configuration.intended.length, 2);
  });
});

describe("on any file", () => {
  const white = fc.constantFrom("", "", " ", "\n", "\n  ", "\r\n\t", "// а, ]}\n", "/* б\n, ] */");
  const property = fc.constantFrom(
    '"language": "ru"',
    '"rules": {}',
    '"labels": []',
    '"labels": [{}]',
    '"labels": [1 , ]',
    '"x": [[]]',
  );
  const anyFile = fc
    .tuple(
      fc.constantFrom("", "\uFEFF"),
      white,
      fc.array(fc.tuple(white, property, white), { maxLength: 3 }),
      fc.constantFrom("", ","),
      white,
      white,
    )
    .map(([mark, before, properties, comma, inside, behind]) => {
      const all = properties.map((parts) => parts.join("")).join(",");
      return `${mark}${before}{${all}${properties.length > 0 ? comma : ""}${inside}}${behind}`;
    });

  test("a label that was added is read, and everything else stands as it did", () => {
    fc.assert(
      fc.property(anyFile, fc.constantFrom("question", "answer"), (text, role) => {
        const outcome = addLabel(text, { text: "Гость", role });
        if (outcome.kind === "refused") {
          assert.ok(readConfiguration(text).problems.some(({ severity }) => severity === "error"));
          return;
        }
        const added = applyEdits(text, outcome.edits);
        const { configuration } = readConfiguration(added);
        assert.deepEqual(
          configuration.labels.map(({ text, role }) => [text, role]),
          [["Гость", role]],
          added,
        );
        assert.equal(configuration.language, readConfiguration(text).configuration.language);
        assert.deepEqual(addLabel(added, { text: "Гость", role }), { kind: "edited", edits: [] });
        for (const { span } of outcome.edits) assert.match(text.slice(span.start, span.end), /^\s*$/);
      }),
      { numRuns: 1000 },
    );
  });

  test("adding never throws, and an edited file is no worse than it was", () => {
    fc.assert(
      fc.property(fc.oneof(anyFile, fc.string(), fc.json()), fc.string(), (text, words) => {
        const outcome = addIntended(text, { rule: "stray-line", words });
        if (outcome.kind === "refused") return;
        const { problems } = readConfiguration(applyEdits(text, outcome.edits));
        const errors = (all: typeof problems): number => all.filter(({ severity }) => severity === "error").length;
        assert.equal(errors(problems), errors(readConfiguration(text).problems));
      }),
      { numRuns: 500 },
    );
  });
});
