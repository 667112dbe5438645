import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { outline, type OutlineEntry } from "../../../src/core/features/outline.ts";
import { shorten } from "../../../src/core/text/shorten.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";

/** The outline as a list: kind, name and counts, children indented. */
function show(lines: readonly string[]): string[] {
  const list = (entries: readonly OutlineEntry[], indentation: string): string[] =>
    entries.flatMap(({ kind, name, paragraphs, words, children }) => [
      `${indentation}${kind} ${name} [${paragraphs}, ${words}]`,
      ...list(children, `${indentation}  `),
    ]);
  return list(outline(Transcript.parse(lines.join("\n"))), "");
}

/** Every entry, children behind their parents. */
function all(entries: readonly OutlineEntry[]): OutlineEntry[] {
  return entries.flatMap((entry) => [entry, ...all(entry.children)]);
}

test("exchanges are numbered and named with their questions, answers stand under them", () => {
  assert.deepEqual(
    show([
      "Вопрос\tКто открыл пролив?",
      "Ответ\tЕго знали давно.",
      "\tПервую карту составили рыбаки.",
      "Вопрос\tА имя?",
      "Ответ\tИмя дали позже.",
      "Ответ\tСпорили о нём долго.",
    ]),
    [
      "exchange 1. Кто открыл пролив? [1, 3]",
      "  answer Его знали давно. Первую… [2, 7]",
      "exchange 2. А имя? [1, 2]",
      "  answer Имя дали позже. [1, 3]",
      "  answer Спорили о нём долго. [1, 4]",
    ],
  );
});

test("a name of several paragraphs has spaces for any other white", () => {
  assert.deepEqual(show(["Ответ\tДа\u00A0— да.", "\tИ\u202Fнет."]), ["answer Да — да. И нет. [2, 4]"]);
});

test("a name is on one line, short, and ends with a word", () => {
  const [entry] = outline(
    Transcript.parse(
      "Вопрос\tСколько\u00A0\u00A0судов вышло в море тем летом,\n\tи сколько из них, по записям портовых книг, вернулось домой?",
    ),
  );
  assert.equal(entry!.name, "1. Сколько судов вышло в море тем летом, и сколько из них, по записям портовых…");
});

describe("nothing is blank", () => {
  test("a turn without text is named with its label, as it is spelled where it is right", () => {
    assert.deepEqual(show(["ВОПРОС", "", "Жауап\t"]), ["exchange 1. Вопрос [0, 0]", "  answer Жауап [0, 0]"]);
  });

  test("a label that stands alone lends its turn the words below it", () => {
    assert.deepEqual(show(["Вопрос", "\t", "\tКуда идём?"]), ["exchange 1. Куда идём? [1, 2]"]);
  });

  test("characters that look like nothing are no name", () => {
    assert.deepEqual(show(["Ответ\t\uE000"]), ["answer Ответ [1, 0]"]);
  });

  test("an empty text and one of blank lines have no entries", () => {
    assert.deepEqual(show([""]), []);
    assert.deepEqual(show(["", " \t", ""]), []);
  });
});

describe("a damaged transcript", () => {
  test("shows the text before the first label and the answers before the first question", () => {
    assert.deepEqual(
      show(["", "Стенограмма встречи", "\tв порту", "Ответ\tДобрый день.", "\tНачнём.", "Вопрос\tС чего?"]),
      ["text Стенограмма встречи в порту [2, 4]", "answer Добрый день. Начнём. [2, 3]", "exchange 1. С чего? [1, 2]"],
    );
  });

  test("shows stray lines as part of the turn above them", () => {
    assert.deepEqual(show(["ВОПРОС: Где?", "и когда?", "Отвтет\tТам.", "Тогда."]), [
      "exchange 1. Где? и когда? [2, 3]",
      "  answer Там. Тогда. [2, 2]",
    ]);
  });

  test("shows a text without labels as one entry", () => {
    assert.deepEqual(show(["Просто письмо.", "И подпись."]), ["text Просто письмо. И подпись. [2, 4]"]);
  });
});

test("a turn is named with as many of its paragraphs as there is room for, however they are written", () => {
  const words = fc.constantFrom(
    "Да.",
    "Это,",
    "«Нет»",
    "слово",
    "а",
    " — ",
    "\u00A0",
    "\u202F",
    " ",
    "\u00AD",
    "\uE000",
    "",
  );
  const paragraph = fc.array(words, { maxLength: 30 }).map((all) => all.join(" "));
  const turn = fc.tuple(fc.constantFrom("Вопрос", "Ответ"), fc.array(paragraph, { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 8 }), (turns) => {
      const entries = outline(
        Transcript.parse(turns.map(([label, paragraphs]) => `${label}\t${paragraphs.join("\n\t")}`).join("\n")),
      );
      let number = 0;
      assert.deepEqual(
        all(entries).map(({ name }) => name),
        turns.map(([label, paragraphs]) => {
          const isQuestion = label === "Вопрос";
          const name = shorten(paragraphs.join(" "), isQuestion ? 80 : 28);
          const isVisible = /[^\s\p{C}]/u.test(paragraphs.join(" "));
          return `${isQuestion ? `${++number}. ` : ""}${isVisible ? name : label}`;
        }),
      );
    }),
  );
});

test("an entry reaches from its label to the end of its last line, and selects its first text", () => {
  const text = "Вопрос\tГде?\r\n\tИ когда?\r\nОтвет\r\n\tТам.\r\n";
  const entries = outline(Transcript.parse(text));
  assert.deepEqual(
    all(entries).map(({ span, selection }) => [
      text.slice(span.start, span.end),
      text.slice(selection.start, selection.end),
    ]),
    [
      [text, "Где?"],
      ["Ответ\r\n\tТам.\r\n", "Ответ"],
    ],
  );
});

test("entries of any text nest, follow one another, select within themselves and have a name", () => {
  const check = (entries: readonly OutlineEntry[], from: number, to: number): void => {
    let done = from;
    for (const { name, span, selection, children } of entries) {
      assert.ok(done <= span.start && span.end <= to);
      assert.ok(span.start <= selection.start && selection.start <= selection.end && selection.end <= span.end);
      assert.match(name, /[^\s\p{C}]/u);
      check(children, span.start, span.end);
      done = span.end;
    }
  };
  fc.assert(
    fc.property(anyText, (text) => {
      const transcript = Transcript.parse(text);
      const entries = outline(transcript);
      check(entries, 0, transcript.length);
      const counted = all(entries).reduce((sum, { paragraphs }) => sum + paragraphs, 0);
      assert.equal(counted, transcript.paragraphCount);
      assert.equal(entries.filter(({ kind }) => kind === "exchange").length, transcript.exchangeCount);
    }),
  );
});
