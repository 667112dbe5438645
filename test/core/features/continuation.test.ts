import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { enterAt } from "../../../src/core/features/continuation.ts";
import { isWhite } from "../../../src/core/text/characters.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { readLine } from "../../../src/core/transcript/reading.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";

/** The line after Enter at its `|`, with the cursor marked the same way. */
function enter(marked: string): string {
  const column = marked.indexOf("|");
  const text = marked.replace("|", "");
  const { dropBefore, insert, dropAfter } = enterAt(readLine(text, "", Vocabulary.builtIn), column);
  return `${text.slice(0, column - dropBefore)}${insert}|${text.slice(column + dropAfter)}`;
}

describe("Enter at the end of a paragraph begins the next", () => {
  for (const [before, after] of [
    ["Вопрос\tКогда откроют мост?|", "Вопрос\tКогда откроют мост?\n\t|"],
    ["Ответ: осенью|", "Ответ: осенью\n\t|"],
    ["\tТочнее не скажу.|", "\tТочнее не скажу.\n\t|"],
    ["    Точнее не скажу.|", "    Точнее не скажу.\n\t|"],
    ["\tТочнее не скажу. \u00A0|", "\tТочнее не скажу.\n\t|"],
    ["\tТочнее не скажу.|  ", "\tТочнее не скажу.\n\t|"],
    ["\tТочнее не скажу.\u200B|", "\tТочнее не скажу.\u200B\n\t|"],
  ] as const) {
    test(JSON.stringify(before), () => {
      assert.equal(enter(before), after);
    });
  }
});

describe("Enter in a paragraph splits it, and the white at the split goes", () => {
  for (const [before, after] of [
    ["Ответ\tОсенью. |Точнее не скажу.", "Ответ\tОсенью.\n\t|Точнее не скажу."],
    ["Ответ\tОсенью.| Точнее не скажу.", "Ответ\tОсенью.\n\t|Точнее не скажу."],
    ["\tОсенью. | \u00A0Точнее не скажу.", "\tОсенью.\n\t|Точнее не скажу."],
    ["\tОсе|нью.", "\tОсе\n\t|нью."],
    ["\tСказал \t|да.", "\tСказал\n\t|да."],
  ] as const) {
    test(JSON.stringify(before), () => {
      assert.equal(enter(before), after);
    });
  }
});

describe("Enter before the first word moves the paragraph down and keeps the form of its line", () => {
  for (const [before, after] of [
    ["Вопрос\t|Когда?", "Вопрос\t\n\t|Когда?"],
    ["\t|Осенью.", "\t\n\t|Осенью."],
    ["\t| Осенью.", "\t\n\t|Осенью."],
  ] as const) {
    test(JSON.stringify(before), () => {
      assert.equal(enter(before), after);
    });
  }
});

describe("Enter behind a label without text begins the paragraph below it", () => {
  for (const [before, after] of [
    ["Ответ\t|", "Ответ\t\n\t|"],
    ["Ответ|", "Ответ\n\t|"],
    ["Ответ:|", "Ответ:\n\t|"],
  ] as const) {
    test(JSON.stringify(before), () => {
      assert.equal(enter(before), after);
    });
  }
});

describe("Enter on a line of nothing but white empties it", () => {
  for (const before of ["\t|", "|\t", " \t|\u00A0 ", "    |"]) {
    test(JSON.stringify(before), () => {
      assert.equal(enter(before), "|");
    });
  }
});

describe("Enter elsewhere is the editor's own", () => {
  for (const [before, after] of [
    ["|", "\n|"],
    ["|Вопрос\tКогда?", "\n|Вопрос\tКогда?"],
    ["Воп|рос\tКогда?", "Воп\n|рос\tКогда?"],
    ["Вопрос|\tКогда?", "Вопрос\n|\tКогда?"],
    ["  Воп|рос: Когда?", "  Воп\n  |рос: Когда?"],
    ["|\tОсенью.", "\n|\tОсенью."],
    ["Смех в |зале", "Смех в \n|зале"],
    ["Смех в зале|", "Смех в зале\n|"],
    ["\u200B|\t", "\u200B\n|\t"],
  ] as const) {
    test(JSON.stringify(before), () => {
      assert.equal(enter(before), after);
    });
  }
});

test("a turn typed from nothing, with Enter between paragraphs and twice between turns, is canonical", () => {
  let text = "|";
  const type = (typed: string): void => {
    text = text.replace("|", `${typed}|`);
  };
  const pressEnter = (): void => {
    const start = text.lastIndexOf("\n") + 1;
    text = text.slice(0, start) + enter(text.slice(start));
  };
  type("Вопрос\tКогда откроют мост?");
  pressEnter();
  pressEnter();
  type("Ответ\tОсенью.");
  pressEnter();
  type("Точнее не скажу.");
  pressEnter();
  pressEnter();
  assert.equal(text, "Вопрос\tКогда откроют мост?\nОтвет\tОсенью.\n\tТочнее не скажу.\n|");
});

test("Enter drops nothing but white, writes nothing but white, and leaves none at either side of a split", () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, seed) => {
      for (const line of Transcript.parse(text).lines()) {
        const column = seed % (line.text.length + 1);
        const { dropBefore, insert, dropAfter } = enterAt(line, column);
        const dropped = line.text.slice(column - dropBefore, column + dropAfter);
        assert.ok(dropBefore <= column && column + dropAfter <= line.text.length);
        assert.ok(isBlank(dropped));
        assert.ok(insert === "" || insert.startsWith("\n"));
        assert.ok(isBlank(insert.slice(1)));
        if (insert !== "\n\t" || column <= line.body.start) continue;
        assert.ok(!isWhite(line.text.charCodeAt(column - dropBefore - 1)));
        assert.ok(!isWhite(line.text.charCodeAt(column + dropAfter)));
      }
    }),
  );
});

function isBlank(text: string): boolean {
  return Array.from(text).every((character) => isWhite(character.charCodeAt(0)));
}
