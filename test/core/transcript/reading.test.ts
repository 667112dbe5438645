import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { skipBlank } from "../../../src/core/text/characters.ts";
import type { Span } from "../../../src/core/text/span.ts";
import { BUILT_IN_LABELS, Vocabulary } from "../../../src/core/transcript/labels.ts";
import type { Line } from "../../../src/core/transcript/line.ts";
import { ownLabel } from "../../../src/core/transcript/own-labels.ts";
import { readLine } from "../../../src/core/transcript/reading.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";

/**
 * A line with its parts marked: indentation ‹ ›, ornament ~ ~, word [ ] (misspelt: [? ]), number # #, remark { },
 * separator | |, and ¶ where a paragraph ends that is followed by white. White before a number or a remark belongs to no
 * part and is not drawn. TAB is written ⇥, U+200B is written ⁰.
 */
function drawn(line: Line): string {
  const { text, head, body } = line;
  const part = (span: Span | undefined, open: string, close: string): string =>
    span === undefined || span.start === span.end ? "" : open + text.slice(span.start, span.end) + close;
  const opening =
    head === undefined
      ? part(line.indentation, "‹", "›")
      : part(head.indentation, "‹", "›") +
        part(head.ornament?.span, "~", "~") +
        part(head.word, head.misspelt ? "[?" : "[", "]") +
        part(head.number, "#", "#") +
        part(head.remark, "{", "}") +
        part(head.separator, "|", "|");
  const rest = text.slice(body.end);
  const paragraph = text.slice(body.start, body.end) + (rest === "" || line.kind === "blank" ? "" : "¶");
  return `${line.kind}: ${opening}${paragraph}`.replaceAll("\t", "⇥").replaceAll("\u200B", "⁰");
}

function read(text: string, vocabulary = Vocabulary.builtIn): Line {
  return readLine(text.replaceAll("⇥", "\t").replaceAll("⁰", "\u200B"), "", vocabulary);
}

const CASES: Readonly<Record<string, readonly (readonly [line: string, expected: string])[]>> = {
  canonical: [
    ["Вопрос⇥Как?", "question: [Вопрос]|⇥|Как?"],
    ["Ответ⇥Так.", "answer: [Ответ]|⇥|Так."],
    ["⇥Продолжение.", "continuation: ‹⇥›Продолжение."],
    ["Сұрақ⇥Қалай?", "question: [Сұрақ]|⇥|Қалай?"],
    ["Жауап⇥Иә.", "answer: [Жауап]|⇥|Иә."],
    ["Питання⇥Як?", "question: [Питання]|⇥|Як?"],
    ["Відповідь⇥Так.", "answer: [Відповідь]|⇥|Так."],
    ["Пытанне⇥Як?", "question: [Пытанне]|⇥|Як?"],
    ["Адказ⇥Так.", "answer: [Адказ]|⇥|Так."],
    ["Question⇥Why?", "question: [Question]|⇥|Why?"],
    ["Answer⇥So.", "answer: [Answer]|⇥|So."],
  ],
  blank: [
    ["", "blank: "],
    ["⇥", "blank: "],
    [" \u00A0⁰⇥", "blank: "],
  ],
  "a strong separator": [
    ["Вопрос: Как?", "question: [Вопрос]|: |Как?"],
    ["Вопрос:Как?", "question: [Вопрос]|:|Как?"],
    ["вопрос : как?", "question: [вопрос]| : |как?"],
    ["Вопрос⇥⇥ Как?", "question: [Вопрос]|⇥⇥ |Как?"],
    ["Вопрос:⇥Как?", "question: [Вопрос]|:⇥|Как?"],
    ["Вопрос.⇥Как?", "question: [Вопрос]|.⇥|Как?"],
    ["Вопрос —⇥как?", "question: [Вопрос]| —⇥|как?"],
    ["Ответ⇥— Да.", "answer: [Ответ]|⇥|— Да."],
    ["Ответ⇥: да", "answer: [Ответ]|⇥|: да"],
    ["Ответ ⇥— Да.", "answer: [Ответ]| ⇥|— Да."],
    ["Вопрос:: как?", "question: [Вопрос]|:|: как?"],
  ],
  "a weak separator": [
    ["Вопрос Будут ли допущены наблюдатели?", "question: [Вопрос]| |Будут ли допущены наблюдатели?"],
    ["Вопрос — Как?", "question: [Вопрос]| — |Как?"],
    ["Вопрос. Как?", "question: [Вопрос]|. |Как?"],
    ["Ответ «Да».", "answer: [Ответ]| |«Да»."],
    ["Ответ (пауза) да", "answer: [Ответ]| |(пауза) да"],
    ["Ответ 12 человек.", "answer: [Ответ]| |12 человек."],
    ["Ответ    да", "answer: [Ответ]|    |да"],
    ["Вопрос", "question: [Вопрос]"],
    ["Вопрос.", "question: [Вопрос]|.|"],
    ["Вопрос —", "question: [Вопрос]| —|"],
    ["Вопрос о границе важен.", "stray: Вопрос о границе важен."],
    ["вопрос — и ответ", "stray: вопрос — и ответ"],
    ["Вопрос - осознание незнания.", "stray: Вопрос - осознание незнания."],
    ["Вопрос-ответ", "stray: Вопрос-ответ"],
    ["Вопрос -Как?", "stray: Вопрос -Как?"],
    ["Вопрос.Как?", "stray: Вопрос.Как?"],
    ["Ответ   да", "stray: Ответ   да"],
    ["Ответ  —  да", "stray: Ответ  —  да"],
    ["вопрос", "stray: вопрос"],
    ["вопрос Как?", "stray: вопрос Как?"],
    ["вОПРОС Как?", "stray: вОПРОС Как?"],
    [" Вопрос Как?", "continuation: ‹ ›Вопрос Как?"],
    [" Вопрос", "continuation: ‹ ›Вопрос"],
    ["Вопрос, который важен", "stray: Вопрос, который важен"],
  ],
  indentation: [
    ["   Ответ: нет.", "answer: ‹   ›[Ответ]|: |нет."],
    ["    Ответ: нет.", "continuation: ‹    ›Ответ: нет."],
    ["⇥Ответ: нет.", "continuation: ‹⇥›Ответ: нет."],
    ["\u00A0Ответ: нет.", "continuation: ‹\u00A0›Ответ: нет."],
    ["⇥Ответ⇥нет.", "answer: ‹⇥›[Ответ]|⇥|нет."],
    ["     Ответ⇥нет.", "answer: ‹     ›[Ответ]|⇥|нет."],
    ["  ⇥ да", "continuation: ‹  ⇥ ›да"],
  ],
  "an ornament": [
    ["- Вопрос: Как?", "question: ~- ~[Вопрос]|: |Как?"],
    ["•⇥Вопрос⇥Как?", "question: ~•⇥~[Вопрос]|⇥|Как?"],
    ["* Ответ Да.", "answer: ~* ~[Ответ]| |Да."],
    ["1. Вопрос⇥Как?", "question: ~1. ~[Вопрос]|⇥|Как?"],
    ["1234) Вопрос⇥Как?", "question: ~1234) ~[Вопрос]|⇥|Как?"],
    ["12345) Вопрос: Как?", "stray: 12345) Вопрос: Как?"],
    ["-Вопрос: Как?", "stray: -Вопрос: Как?"],
    ["— — Вопрос: Как?", "stray: — — Вопрос: Как?"],
    ["  > Вопрос: Как?", "question: ‹  ›~> ~[Вопрос]|: |Как?"],
    ["  12. Вопрос: Как?", "question: ‹  ›~12. ~[Вопрос]|: |Как?"],
    ["— Вопрос решён.", "stray: — Вопрос решён."],
    ["+ Вопрос: Как?", "stray: + Вопрос: Как?"],
    ["А Вопрос: Как?", "stray: А Вопрос: Как?"],
    [". Вопрос: Как?", "stray: . Вопрос: Как?"],
    [") Вопрос: Как?", "stray: ) Вопрос: Как?"],
    ["1 Вопрос: Как?", "stray: 1 Вопрос: Как?"],
    ["1.Вопрос: Как?", "stray: 1.Вопрос: Как?"],
    ["- 1. Вопрос: Как?", "stray: - 1. Вопрос: Как?"],
    ["- ", "stray: -¶"],
    ["1", "stray: 1"],
    ["1. ⇥Да.", "stray: 1. ⇥Да."],
  ],
  "a number": [
    ["Вопрос 5: Как?", "question: [Вопрос]#5#|: |Как?"],
    ["Вопрос №5⇥Как?", "question: [Вопрос]#№5#|⇥|Как?"],
    ["Вопрос№ 15. Как?", "question: [Вопрос]#№ 15#|. |Как?"],
    ["Вопрос5⇥Как?", "question: [Вопрос]#5#|⇥|Как?"],
    ["Вопрос0⇥Как?", "question: [Вопрос]#0#|⇥|Как?"],
    ["Вопрос 9: Как?", "question: [Вопрос]#9#|: |Как?"],
    ["Вопрос19⇥Как?", "question: [Вопрос]#19#|⇥|Как?"],
    ["Вопрос № 3 ⇥Как?", "question: [Вопрос]#№ 3#| ⇥|Как?"],
    ["Вопрос №: Как?", "stray: Вопрос №: Как?"],
    ["2024⇥Год выборов.", "stray: 2024⇥Год выборов."],
    ["Вопрос 2", "question: [Вопрос]#2#"],
    ["Вопрос 5 Как?", "question: [Вопрос]#5#| |Как?"],
    ["Вопрос 5-й важен", "question: [Вопрос]| |5-й важен"],
    ["Адка31: Так.", "answer: [Адка3]#1#|: |Так."],
  ],
  "a remark": [
    ["Ответ (смеётся): Да.", "answer: [Ответ]{(смеётся)}|: |Да."],
    ["Ответ(смеётся)⇥Да.", "answer: [Ответ]{(смеётся)}|⇥|Да."],
    ["Ответ 2 (по-казахски) : Иә.", "answer: [Ответ]#2#{(по-казахски)}| : |Иә."],
    [`Ответ (${"а ".repeat(40)}): Да.`, `answer: [Ответ]{(${"а ".repeat(40)})}|: |Да.`],
    [`Ответ (${"а ".repeat(41)}): Да.`, `answer: [Ответ]| |(${"а ".repeat(41)}): Да.`],
    ["Ответ (а (б)): Да.", "answer: [Ответ]| |(а (б)): Да."],
    ["Ответ (а⇥б): Да.", "answer: [Ответ]{(а⇥б)}|: |Да."],
    ["Ответ(а⇥б)⇥Да.", "answer: [Ответ]{(а⇥б)}|⇥|Да."],
    ["Ответ (пауза) Да.", "answer: [Ответ]| |(пауза) Да."],
    ["Ответ (пауза) — Да.", "answer: [Ответ]| |(пауза) — Да."],
    ["Ответ (пауза)", "answer: [Ответ]| |(пауза)"],
    ["Ответ (пауза: Да.", "answer: [Ответ]| |(пауза: Да."],
    ["Ответ (а(: Да.", "answer: [Ответ]| |(а(: Да."],
    ["Ответ пауза): Да.", "stray: Ответ пауза): Да."],
    [`Ответ (${"и\u0306".repeat(40)}): Да.`, `answer: [Ответ]{(${"и\u0306".repeat(40)})}|: |Да.`],
  ],
  "look-alikes and invisible characters": [
    ["Вoпрос⇥Как?", "question: [Вoпрос]|⇥|Как?"],
    ["Вопр0с⇥Как?", "question: [Вопр0с]|⇥|Как?"],
    ["Адка3⇥Як", "answer: [Адка3]|⇥|Як"],
    ["Во⁰прос⇥Как?", "question: [Во⁰прос]|⇥|Как?"],
    ["⁰Вопрос⁰⇥⁰Как?", "question: [⁰Вопрос⁰]|⇥⁰|Как?"],
    [" ⁰Вопрос:⁰Как?", "question: ‹ ⁰›[Вопрос]|:⁰|Как?"],
    ["⁰-⁰ ⁰Вопрос: Как?", "question: ~⁰-⁰ ⁰~[Вопрос]|: |Как?"],
    ["1⁰. Вопрос⇥Как?", "question: ~1⁰. ~[Вопрос]|⇥|Как?"],
    ["Вопрос⁰ №⁰5⁰: Как?", "question: [Вопрос⁰]#№⁰5⁰#|: |Как?"],
    ["Ответ (сме⁰ётся)⁰: Да.", "answer: [Ответ]{(сме⁰ётся)⁰}|: |Да."],
    ["Вопрос⁰", "question: [Вопрос⁰]"],
    ["Вопр⁰ос.", "question: [Вопр⁰ос]|.|"],
    ["⁰⇥⁰да", "continuation: ‹⁰⇥⁰›да"],
    ["⁰да", "stray: ⁰да"],
    ["0твет Да.", "answer: [0твет]| |Да."],
  ],
  "a misspelling": [
    ["Вопрс⇥Как?", "question: [?Вопрс]|⇥|Как?"],
    ["Вопросы⇥Как?", "question: [?Вопросы]|⇥|Как?"],
    ["Овтет⇥Да.", "answer: [?Овтет]|⇥|Да."],
    ["Отвт⇥Да.", "answer: [?Отвт]|⇥|Да."],
    ["Вопрс.⇥Как?", "question: [?Вопрс]|.⇥|Как?"],
    ["   Вопрс⇥Как?", "question: ‹   ›[?Вопрс]|⇥|Как?"],
    ["    Вопрс⇥Как?", "continuation: ‹    ›Вопрс⇥Как?"],
    ["⇥Вопрс⇥Как?", "continuation: ‹⇥›Вопрс⇥Как?"],
    ["Вопрс: Как?", "stray: Вопрс: Как?"],
    ["Вопрс Как?", "stray: Вопрс Как?"],
    ["Ответ, да⇥нет", "stray: Ответ, да⇥нет"],
    ["Тут⇥да", "stray: Тут⇥да"],
    ["0т0ет⇥Да.", "stray: 0т0ет⇥Да."],
    ["—⇥Да.", "stray: —⇥Да."],
    ["Вопро5⇥Как?", "question: [?Вопро5]|⇥|Как?"],
    ["Вопрос5№ 12⇥Как?", "stray: Вопрос5№ 12⇥Как?"],
    [" Вопрос5 12⇥Как?", "continuation: ‹ ›Вопрос5 12⇥Как?"],
  ],
  "the end of the paragraph": [
    ["Ответ⇥Да. ⇥", "answer: [Ответ]|⇥|Да.¶"],
    ["Ответ⇥ ⇥", "answer: [Ответ]|⇥ ⇥|"],
    ["да \u00A0", "stray: да¶"],
  ],
  stray: [
    ["Модератор⇥Добрый день.", "stray: Модератор⇥Добрый день."],
    ["Просто текст.", "stray: Просто текст."],
  ],
};

for (const [name, cases] of Object.entries(CASES)) {
  describe(name, () => {
    for (const [line, expected] of cases) {
      test(line, () => {
        assert.equal(drawn(read(line)), expected);
      });
    }
  });
}

describe("labels of the user's", () => {
  const vocabulary = new Vocabulary(["Я", "Он", "Оля", "Врач"].map((word) => ownLabel(word, "answer")!));

  for (const [line, expected] of [
    ["Я: Да.", "answer: [Я]|: |Да."],
    ["Он⇥Да.", "answer: [Он]|⇥|Да."],
    ["Я Виктор.", "stray: Я Виктор."],
    ["Он — Виктор.", "stray: Он — Виктор."],
    ["Он", "stray: Он"],
    ["Оля Да.", "answer: [Оля]| |Да."],
    ["Оля", "answer: [Оля]"],
    ["Врачь⇥Да.", "answer: [?Врачь]|⇥|Да."],
    ["Врат⇥Да.", "answer: [?Врат]|⇥|Да."],
    ["Вра⇥Да.", "stray: Вра⇥Да."],
    ["Ола⇥Да.", "stray: Ола⇥Да."],
  ] as const) {
    test(line, () => {
      assert.equal(drawn(read(line, vocabulary)), expected);
    });
  }
});

test("an ornament is a bullet or the number of a list", () => {
  for (const ornament of ["-", "–", "—", "•", "·", "*", ">"]) {
    assert.equal(read(`${ornament} Вопрос: Как?`).head?.ornament?.kind, "bullet", ornament);
  }
  for (const ornament of ["1.", "90)", "⁰7.", "2024)"]) {
    assert.equal(read(`${ornament} Вопрос: Как?`).head?.ornament?.kind, "list-number", ornament);
  }
});

test("a line without indentation has an empty one where it begins", () => {
  for (const line of ["Вопрос⇥Как?", "⁰Вопрос⇥Как?", "- Вопрос⇥Как?", "Просто текст.", ""]) {
    const { head, indentation } = read(line);
    assert.deepEqual((head ?? { indentation }).indentation, { start: 0, end: 0 }, line);
    assert.deepEqual(indentation, { start: 0, end: 0 }, line);
  }
});

test("the number of words is that of the runs that hold a letter or a digit", () => {
  assert.equal(read("Ответ⇥— Да, 12 — это что-нибудь… № 5? «Ёж» \u{10400}").words, 7);
});

test("lines are cut at LF, CRLF and lone CR", () => {
  assert.deepEqual(
    Array.from(Transcript.parse("а\nб\r\nв\rг\n\r").lines()).map(({ text, lineBreak }) => [text, lineBreak]),
    [
      ["а", "\n"],
      ["б", "\r\n"],
      ["в", "\r"],
      ["г", "\n"],
      ["", "\r"],
      ["", ""],
    ],
  );
});

test("in every text the lines cover all of it, and the parts of a line stand in order and cover all but white", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = [...Transcript.parse(text).lines()];
      assert.equal(lines.map((line) => line.text + line.lineBreak).join(""), text.replace(/^\uFEFF/, ""));
      for (const line of lines) {
        const { head, body } = line;
        const parts: (Span | undefined)[] =
          head === undefined
            ? [line.indentation, body]
            : [head.indentation, head.ornament?.span, head.word, head.number, head.remark, head.separator, body];
        let end = 0;
        for (const part of parts) {
          if (part === undefined || part.start === part.end) continue;
          assert.ok(part.start >= end && part.end > part.start, JSON.stringify(line));
          assert.equal(skipBlank(line.text, end, part.start), part.start, JSON.stringify(line));
          end = part.end;
        }
        assert.equal(skipBlank(line.text, end), line.text.length, JSON.stringify(line));
        assert.equal(line.kind === "blank", skipBlank(line.text, 0) === line.text.length);
        assert.equal(head === undefined, line.kind !== "question" && line.kind !== "answer");
      }
    }),
    { numRuns: 2000 },
  );
});

test("kinds are judged as if the invisible characters were not there", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const bare = text.replace(/[\u00AD\u200B\u200D\u2060\uFEFF\0\u0081\u007F]/gu, "");
      const kinds = (of: string): string[] => of.split("\n").map((line) => readLine(line, "", Vocabulary.builtIn).kind);
      assert.deepEqual(kinds(text), kinds(bare));
    }),
    { numRuns: 2000 },
  );
});

test("a canonical line is read as it was made, whatever its text", () => {
  const paragraph = fc
    .array(fc.constantFrom("да", "«Нет»", "12", "—", "Ответ:", "(пауза)", "Вопрос", "№", ":", ".", "5"), {
      minLength: 1,
    })
    .map((words) => words.join(" "));
  fc.assert(
    fc.property(fc.constantFrom(...BUILT_IN_LABELS), paragraph, (label, text) => {
      const line = readLine(`${label.text}\t${text}`, "\n", Vocabulary.builtIn);
      assert.equal(line.head?.label, label);
      assert.deepEqual(line.head.separator, { start: label.text.length, end: label.text.length + 1 });
      assert.equal(line.text.slice(line.body.start, line.body.end), text);
      assert.equal(readLine(`\t${text}`, "\n", Vocabulary.builtIn).kind, "continuation");
    }),
  );
});
