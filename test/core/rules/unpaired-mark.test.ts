import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { MOST_MARKS } from "../../../src/core/rules/paired-marks.ts";
import { check, Checker, checkLines } from "../../../src/core/rules/engine.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { mostCallsInStep } from "../support/instead.ts";
import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "unpaired-mark";

/** Each of the texts as an answer. */
function expectBalanced(...texts: readonly string[]): void {
  expectNothing(RULE, ...texts.map((text) => `Ответ⇥${text}`));
}

function expectUnpaired(text: string): void {
  expectFindings(RULE, `Ответ⇥${text}`);
}

describe("each kind", () => {
  test("has a partner for every mark", () => {
    expectBalanced(
      "Это «Заря», а не „Рассвет“ и не “Sunrise”.",
      "Это (так сказать) мост [шум в зале].",
      "Он сказал: «Да».",
      "«Он ответил: „Да“ — и ушёл»",
    );
  });

  test("is found at a mark that has none", () => {
    for (const [opening, closing] of ["«»", "„“", "“”", "()", "[]"]) {
      expectUnpaired(`Он ⟦${opening!}⟧прямо сказал, что да.`);
      expectUnpaired(`Он прямо${closing === "“" ? "⟦“⟧" : `⟦${closing!}⟧`} сказал, что да.`);
      expectUnpaired(`Он ⟦${opening!}⟧сам, ${opening!}прямо${closing!}. Да.`);
      expectUnpaired(`Он ${opening!}прямо${closing!} сам⟦${closing!}⟧. Да.`);
    }
  });

  test("is apart from the others", () => {
    expectBalanced("Он («так) и» было", "[„Да]“");
    expectUnpaired("Он ⟦(⟧«так» и было.");
    expectUnpaired("⟦„⟧Да⟦»⟧, — сказал он.");
  });

  test("closes before it opens and is unbalanced all the same", () => {
    expectUnpaired("Так⟦»⟧ и ⟦«⟧было.");
  });
});

describe("a turn", () => {
  test("is one text, whatever kind of lines it has", () => {
    expectNothing(RULE, "Ответ⇥Он сказал: «Да.↵⇥И потом.↵↵Вот так».↵Вопрос⇥Что?");
    expectFindings(RULE, "Ответ⇥Он сказал: ⟦«⟧Да.↵⇥И потом.↵Вопрос⇥Так⟦»⟧?↵⇥Да⟦)⟧.");
  });

  test("is what the label opens: neither the label’s remark nor lines before the first label", () => {
    expectNothing(RULE, "⇥Он сказал: «Да.↵Ответ (тихо):⇥Нет.", "Сказал: «Да.");
  });

  test("is read without its lines in the wrong encoding, where letters look like marks", () => {
    expectNothing(RULE, "Ответ⇥Так.↵⇥Р’РѕРїСЂРѕСЃ В«Р’РѕРїСЂРѕСЃ↵⇥И всё.");
    expectFindings(RULE, "Ответ⇥⟦«⟧Так.↵⇥Р’РѕРїСЂРѕСЃ Р’РѕРїСЂРѕСЃВ»↵⇥И всё.");
  });
});

describe("“", () => {
  test("closes „ and opens ”", () => {
    expectBalanced("„Заря“ и “Sunrise”", "“Sunrise” и „Заря“", "„Дом „Восход““", "„Он сказал “yes” и ушёл“");
    expectUnpaired("⟦“⟧Да⟦“⟧, — сказал он.");
    expectUnpaired("⟦„⟧Да⟦”⟧, — сказал он.");
    expectUnpaired("⟦„⟧Да, — сказал он и “yes”.");
    expectBalanced("Дом“Заря” и всё", "Это „Заря“, а дом“Восход” другой");
  });
});

describe("a » for two «", () => {
  test("stands for both when they open close to each other", () => {
    expectBalanced("Это «НК «Роснефть» сообщает.", "«Газета «Правда» и «Газета «Труд» закрыты.", "««Да»");
    expectBalanced("Он сказал: «Да. «НК «Роснефть» — это мы».");
  });

  test("whatever other marks follow", () => {
    expectBalanced("«НК «Роснефть» (она же) ушла [да].", "«НК «Роснефть» и „Юг“ ушли.", "«НК «Роснефть» :)");
  });

  test("or for one, when each has its own", () => {
    expectBalanced("«Газета «Правда»» вышла.", "«Он читал: «Да»».");
    expectUnpaired("«Газета «Правда»»⟦»⟧ вышла.");
  });

  test("not for three", () => {
    expectUnpaired("Это ⟦«⟧А «Б «В» сообщает.");
  });

  test("not when they are more than forty characters apart", () => {
    const words = "а".repeat(39);
    expectBalanced(`«${words}«Роснефть» да`, `«${"😀".repeat(39)}«Роснефть» да`);
    expectUnpaired(`⟦«⟧${words}а«Роснефть» да`);
  });

  test("not across a mark that ends or divides", () => {
    for (const mark of Array.from(".,;:?!…—")) expectUnpaired(`⟦«⟧НК${mark} «Роснефть» да`);
    expectBalanced("«НК – «Роснефть» да", "«НК-«Роснефть» да", "«НК („Роснефть“) «Юг» да");
    expectUnpaired("⟦«⟧Это: «Юг» и «НК «Роснефть» да.");
    expectFindings(RULE, "Ответ⇥⟦«⟧НК↵⇥«Роснефть» да");
  });
});

describe("straight quotation marks", () => {
  test("come in even numbers", () => {
    expectBalanced('Это "Заря".', '"А" и "Б"', 'Это ""Заря"".');
    expectUnpaired('Это ⟦"⟧Заря.');
    expectUnpaired('Это "Заря" и "Восход" и⟦"⟧ закат.');
    expectFindings(RULE, 'Ответ⇥Это "Заря.↵⇥И "Восход⟦"⟧, и всё.');
    expectFindings(RULE, 'Ответ⇥Это "Заря.↵⇥И "Восход⟦"⟧.↵⇥Всё.↵Вопрос⇥А "Юг"?');
    const long = "↵⇥И всё.".repeat(40);
    expectFindings(RULE, `Ответ⇥Это "Заря.${long}↵⇥И "Юг", и "Восход⟦"⟧.${long}`);
    expectFindings(RULE, `Ответ⇥Это "Юг".↵⇥Это ⟦"⟧Заря.${long}↵⇥Р’РѕРїСЂРѕСЃ "РѕРїСЂРѕСЃ".`);
  });

  test("are inches straight after a digit, while the count is even", () => {
    expectBalanced('Экран 15" и "Заря".', 'Экран 15".', 'Дом "Заря-2".', '"Экран 15" и 17"');
    expectUnpaired('Дом "Заря-2" ⟦"⟧ну.');
    expectUnpaired('Дом "Заря-2" и 15" и ⟦"⟧ну.');
  });

  test("may be one too many where one is spoken of, before or behind", () => {
    expectBalanced('Знак " лишний у "слова.', 'У "слова лишний знак " тут.');
    expectUnpaired('Знак лишний у ⟦"⟧слова.');
  });
});

describe("the parenthesis of a list mark", () => {
  test("needs none", () => {
    expectBalanced(
      "а) дома; б) дороги; 12) мосты",
      "Это: 1) дома, 2) дороги.",
      "3.1) дома",
      "IV) дома",
      "A) дома",
      "1)–3) и а)-в)",
    );
    expectNothing(RULE, "Ответ⇥Вот что:↵⇥а) дома;↵⇥б) дороги.");
  });

  test("stands after white or at the head of the text, and is short", () => {
    expectUnpaired("Это:а⟦)⟧ дома");
    expectUnpaired("Это «а⟦)⟧» дома");
    expectUnpaired("Это аб⟦)⟧ дома");
    expectUnpaired("Это 12345⟦)⟧ дома");
  });

  test("closes what is open", () => {
    expectBalanced("Закон (статья 12) принят.", "Закон (пункт а) принят.");
    expectUnpaired("Закон (статья 12) принят⟦)⟧.");
    expectUnpaired("Закон ⟦(⟧статья (пункт а) принят.");
    expectUnpaired("Итак: закон (статья 12) принят⟦)⟧.");
    expectUnpaired("Закон (статья 12) принят⟦)⟧: да.");
  });

  test("but not before a list in parentheses has come to its end", () => {
    expectBalanced("Он строит (а именно: 1) дома, 2) дороги) много.", "Он (вот: а) дома; б) дороги)");
  });
});

describe("smileys", () => {
  test("need no partner", () => {
    expectBalanced("Да :) и ;-) и =)) и :( и :-((", "Ну да)) Хорошо)))", "Так =]");
    expectUnpaired("Ну да⟦)⟧ Хорошо");
    expectUnpaired("Ну да⟦(⟧⟦(⟧ Хорошо");
    expectUnpaired("Ну да⟦)⟧ и так⟦)⟧ Хорошо");
    expectUnpaired("Ну да⟦»⟧⟦»⟧ и [так]⟦]⟧⟦]⟧ Хорошо");
  });

  test("may close all the same", () => {
    expectBalanced("Он (шутка :) ушёл", "Он (шутка :)) ушёл", "Знак (:) и (;)", "Это:(вот) так", "f(x)=(y)");
    expectBalanced("Он (а (б)) ушёл", "Он (шучу))) ушёл");
    expectUnpaired("Он (да)⟦)⟧ ушёл");
  });
});

describe("a mark that stands alone", () => {
  test("between white is spoken of", () => {
    expectBalanced("Знак ( забыли.", "Знаки « и „ не путать.", 'Знак " лишний.', "Знак ⇥]° тут");
    expectUnpaired("Знак ⟦(⟧");
    expectUnpaired("⟦)⟧ знак");
  });

  test("between quotation marks too", () => {
    expectBalanced(
      "Знак «(» забыли.",
      'Знак "]" и "«" забыли.',
      'Знак «"» забыли.',
      "Знак “„” забыли.",
      "Знак '(' тут",
    );
    expectUnpaired('Это ⟦(⟧"Заря" и всё.');
    expectUnpaired("«Да»⟦»⟧ и всё.");
    expectUnpaired("«Дом «Заря»⟦)⟧» и всё.");
  });

  test("may have a partner all the same", () => {
    expectBalanced("Он « сказал » да", "Он « сказал», да", "( вот ) так", "Он «сказал » да", 'Он "сказал " да');
    expectUnpaired("Так⟦»⟧ было, знак « лишний.");
    expectUnpaired("Знак » лишний, ⟦«⟧да.");
  });
});

test("property: marks put around words in pairs are balanced, and one taken away is found in its turn", () => {
  const pairs = fc.constantFrom("«»", "„“", "()", "[]");
  const word = fc.constantFrom("мост", "дом и сад", "Правда", "да, нет");
  const { text } = fc.letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { depthSize: "small" },
      word,
      fc.tuple(pairs, tie("text")).map(([pair, inner]) => pair[0]! + inner + pair[1]!),
      fc.tuple(tie("text"), tie("text")).map((both) => both.join(" и ")),
    ),
  }));
  const lines = fc.array(text, { minLength: 1, maxLength: 4 }).map((texts) => `Ответ\t${texts.join("\n\t")}`);
  fc.assert(
    fc.property(lines, fc.nat(), (source, place) => {
      assert.deepEqual(found(source), []);
      const brackets = Array.from(source.matchAll(/[()[\]]/g), ({ index }) => index);
      if (brackets.length === 0) return;
      const at = brackets[place % brackets.length]!;
      assert.equal(found(source.slice(0, at) + source.slice(at + 1)).length, 1);
    }),
    { numRuns: 300 },
  );

  function found(source: string): string[] {
    const findings = check(Transcript.parse(source)).filter(({ rule }) => rule === RULE);
    return findings.map(({ span }) => source.slice(span.start, span.end));
  }
});

test("of more marks in a turn than punctuation has, none is looked at", () => {
  const lines = Math.ceil(MOST_MARKS / 100_000) + 1;
  const found = (count: number): number =>
    check(Transcript.parse(`Вопрос\tКак?\nОтвет\tТак.\n${`\t${"« ".repeat(100_000)}да.\n`.repeat(count)}`)).filter(
      ({ rule }) => rule === RULE,
    ).length;
  assert.ok(found(1) > 0);
  assert.equal(found(lines), 0);
});

test("each mark that stands alone will do for one that lacks its partner, and for no more", () => {
  expectBalanced("Знак ( лишний. Знак ( тоже. Один). Два).", "(Один. (Два. Знак ) лишний. Знак ) тоже.");
  expectUnpaired("Знак ( лишний. Знак ( тоже. Один). Два). Три⟦)⟧.");
  expectUnpaired("⟦(⟧Один. (Два. (Три. Знак ) лишний. Знак ) тоже.");
});

test("marks are looked for in small steps, however many a turn has", () => {
  const transcript = Transcript.parse(`Вопрос\tКак?\nОтвет\tТак.\n${"\tДа (и «так.\n".repeat(20_000)}`);
  const checker = new Checker(transcript, {});
  let [most, found] = [0, 0];
  for (const turn of checker.turnsToCheck(0, transcript.lineCount)) {
    const calls = mostCallsInStep(
      checker.checkingTurn(turn, () => found++),
      [Transcript.prototype, "line"],
      [Transcript.prototype, "lineStart"],
      [Transcript.prototype, "unsettledFrom"],
    );
    most = Math.max(most, calls);
  }
  assert.equal(found, 40_000);
  assert.ok(most > 0 && most < 1000, String(most));
});

test("property: each mark is found on its own line, however many lines are checked at once", () => {
  const line = fc.constantFrom("Ответ\t«Да", "\tнет»", "\t(«", "[и", '\t"', "Вопрос\t„Как“", "\tа)", "\t))", "");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12, size: "max" }), (lines) => {
      const transcript = Transcript.parse(lines.join("\n"));
      const apart = lines.flatMap((_, index) => checkLines(transcript, index, index + 1));
      assert.deepEqual(apart, check(transcript));
    }),
    { numRuns: 300 },
  );
});
