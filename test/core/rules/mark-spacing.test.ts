import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { check } from "../../../src/core/rules/engine.ts";
import { applyEdits } from "../../../src/core/text/edit.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyTranscript } from "../support/damaged-transcript.ts";
import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "mark-spacing";

/** As an answer: the marked span is found, and its fix gives the other text. */
function expectMended(text: string, ...mended: readonly string[]): void {
  expectFindings(
    RULE,
    `Ответ⇥${text}`,
    mended.map((after) => `suggested: Ответ⇥${after}`),
  );
}

function expectUsual(...texts: readonly string[]): void {
  expectNothing(RULE, ...texts.map((text) => `Ответ⇥${text}`));
}

describe("white before a mark", () => {
  test("is found after a Cyrillic letter or a closing mark, whatever follows", () => {
    for (const mark of Array.from(",;:.?!")) {
      expectMended(`Мост⟦ ⟧${mark} который строят`, `Мост${mark} который строят`);
      expectMended(`Мост⟦°⟧${mark} «Заря»`, `Мост${mark} «Заря»`);
      expectMended(`Откроют мост⟦ ⟧${mark}`, `Откроют мост${mark}`);
      for (const closing of Array.from('»“”")]')) {
        expectMended(`Это (мост${closing}⟦ ⟧${mark} да`, `Это (мост${closing}${mark} да`);
      }
    }
  });

  test("goes whole", () => {
    expectMended("Мост⟦  °⟧, который", "Мост, который");
    expectMended("Как же так⟦ ⟧?! Вот", "Как же так?! Вот");
    expectMended("Как же так⟦ ⟧?..", "Как же так?..");
    expectMended("Мо\u0301ст⟦ ⟧, то́⟦ ⟧, да", "Мо\u0301ст, то́ , да", "Мо\u0301ст , то́, да");
    expectMended("(мост⟦ ⟧.) и «мост⟦ ⟧?»", "(мост.) и «мост ?»", "(мост .) и «мост?»");
  });

  test("is found before a mark that sticks to the next word, and so is the white missing there", () => {
    expectMended("Мост⟦ ⟧⟦,⟧который", "Мост,который", "Мост , который");
    expectMended("Строят мост⟦ ⟧⟦.⟧Потом дом", "Строят мост.Потом дом", "Строят мост . Потом дом");
    expectMended("Он сказал⟦ ⟧⟦:⟧«Да»", "Он сказал:«Да»", "Он сказал : «Да»");
    expectMended("Мост⟦ ⟧;потом дом", "Мост;потом дом");
  });

  test("is found before each mark of a row that it cannot belong to", () => {
    expectMended("Мост⟦ ⟧⟦,⟧…который", "Мост,…который", "Мост , …который");
    expectMended("Мост⟦,⟧…который", "Мост, …который");
  });

  test("is found before the last mark of a line, whatever white ends the line", () => {
    expectMended("Откроют мост⟦ ⟧.\u0085", "Откроют мост.\u0085");
    expectMended("Откроют мост⟦ ⟧.°", "Откроют мост.°");
  });

  test("is found after a word that begins a line without a label, but not after a lone mark there", () => {
    expectFindings(RULE, "Я⟦ ⟧, мост", ["suggested: Я, мост"]);
    expectNothing(RULE, "» , мост");
  });

  test("is of Kazakh, Ukrainian and Belarusian words too", () => {
    expectMended("Көпір⟦ ⟧, үй", "Көпір, үй");
    expectMended("Мій⟦ ⟧, її", "Мій, її");
    expectMended("Ў⟦ ⟧, так", "Ў, так");
  });

  test("is none after a digit, a letter of another script or an opening mark", () => {
    expectUsual("5 : 3", "Счёт 2012 , да", "Apple , да", "Это ( , да", "« , да", "— , да", ", да", 'Знак " , да');
  });

  test("nor before a number or a word of another script", () => {
    expectUsual("Счёт : 5", "Мост , Apple и", "на .NET и", "в .com", "Мост : 5", "год ,5");
  });

  test("nor before an ellipsis, an ending of a name or a smiley", () => {
    expectUsual("Ну ...", "Ну ... да", "Ну . . .", "Он ..и", "в зоне .рф", "в зоне .РФ и", "Ну …");
    expectUsual("Да :) и", "Да ;-) и", "Да :(", "Да :D", "Да :р и", "Да :улыбка: и", "Да ;с", "Да :-| и", "Да :/");
    expectUsual("Да :) , и");
  });

  test("nor when a TAB is in it, which is another rule’s", () => {
    expectUsual("Мост⇥, да");
  });
});

describe("no white after a comma", () => {
  test("is found between Russian words", () => {
    expectMended("Мост⟦,⟧который", "Мост, который");
    expectMended("«Заря»⟦,⟧который", "«Заря», который");
    expectMended("и т. д.⟦,⟧который", "и т. д., который");
    expectMended("Мост⟦,⟧(который)", "Мост, (который)");
    expectMended("а⟦,⟧б⟦,⟧в", "а, б,в", "а,б, в");
  });

  test("is none beside digits and other scripts, before marks and at the end", () => {
    expectUsual("1,5", "от 1,5 до 2", "год,2012", "2012,год", "а,b", "b,а", "Мост,— да", "Мост,» да", "Мост,", "а,,б");
  });

  test("is none in an address", () => {
    expectUsual("http://мост.рф/а,б", "мост.рф/а,б", "кто,где@мост.рф", "www.мост.рф?а,б", "а=б,в", "c:\\мост,дом");
    expectUsual("мост,дом.ru", "(мост,дом.ru)");
  });

  test("is found beside an address, and in a word with a full stop that is none", () => {
    expectMended("Мост⟦,⟧который на www.мост.рф", "Мост, который на www.мост.рф");
    expectMended("На www.мост.рф мост⟦,⟧который", "На www.мост.рф мост, который");
    expectMended("мост⟦,⟧дом.archive", "мост, дом.archive");
  });

  test("is none up to two hundred characters from the sign of an address", () => {
    // The comma is one of the two hundred that begin with it.
    const [before, behind] = ["а".repeat(199), "а".repeat(198)];
    expectUsual(`@${before},б`, `а,${behind}@`);
    expectMended(`@а${before}⟦,⟧б`, `@а${before}, б`);
    expectMended(`а⟦,⟧б${behind}@`, `а, б${behind}@`);
  });
});

describe("no white after the end of a sentence", () => {
  test("is found before a capital, when the word before has four letters or more", () => {
    for (const mark of [".", "?", "!", "…", "?!", "...", "?.."]) {
      expectMended(`Мост⟦${mark}⟧Потом дом`, `Мост${mark} Потом дом`);
    }
    expectMended("Кто-то⟦.⟧Потом", "Кто-то. Потом");
    expectMended("«Заря»⟦.⟧Потом", "«Заря». Потом");
    expectMended("Мо\u0301ст⟦.⟧Её", "Мо\u0301ст. Её");
    expectMended("(см. выше)⟦.⟧Потом", "(см. выше). Потом");
    expectMended("Мо⁰ст⟦.⟧Потом", "Мо⁰ст. Потом");
    expectFindings(RULE, "Мост⟦.⟧Потом дом", ["suggested: Мост. Потом дом"]);
  });

  test("is none after a shorter word", () => {
    expectUsual(
      "им.Ленина",
      "И.Петров",
      "А.С.Пушкин",
      "дом.Потом",
      "2012.Потом",
      "(РФ).Потом",
      "р-н.Заря",
      "т.е.Потом",
    );
    expectUsual("Мост1.Потом");
  });

  test("is none before a small letter, a digit, another script, a mark", () => {
    expectUsual("мост.рф", "Мост.потом", "Мост.5", "Мост.Com", "Мост.»", "Мост...", "Мост?!", "Мост.");
  });

  test("is none in an address", () => {
    expectUsual("https://Мост.Потом", "Мост.Потом.docx", "Мост.Потом@да");
  });
});

describe("no white before an opening quotation mark", () => {
  test("is found after a colon or comma", () => {
    for (const opening of Array.from('«„“"')) {
      expectMended(`Он сказал⟦:⟧${opening}Да`, `Он сказал: ${opening}Да`);
      expectMended(`Он сказал⟦,⟧${opening}да`, `Он сказал, ${opening}да`);
    }
    expectMended("«Заря»⟦:⟧«…и дом»", "«Заря»: «…и дом»");
  });

  test("is none before a closing one, after other marks and beside other words", () => {
    expectUsual("„Да,“ сказал", '"Да," сказал', "Он сказал:»", "Да;«нет»", "Да—«нет»", "5:«да»", "Да:«5»", "Да:«yes»");
    expectUsual("Да:нет", "Да;нет");
  });

  test("is none there either on a line where something else is found", () => {
    expectMended("Мост⟦ ⟧, да;«нет»", "Мост, да;«нет»");
    expectMended("Мост⟦ ⟧, дом:сад «Заря»", "Мост, дом:сад «Заря»");
  });
});

describe("a hyphen with white on its right side only", () => {
  test("is found between Russian words", () => {
    expectMended("что-⟦ ⟧нибудь", "что-нибудь");
    expectMended("что\u2010⟦ ° ⟧нибудь", "что\u2010нибудь");
    expectMended("что\u2011⟦ ⟧нибудь", "что\u2011нибудь");
    expectMended("двух-⟦ ⟧трёхлетний", "двух-трёхлетний");
    expectMended("Нур-⟦ ⟧Султан", "Нур-Султан");
    expectMended("какой-⟦ ⟧иль", "какой-иль");
  });

  test("is none where a part of a word is left out", () => {
    expectUsual("теле- и радио", "теле- или радио", "не теле- да радио", "теле- либо радио", "теле- И радио");
    expectUsual("теле- ли⁰бо радио", "теле- и\u00ADли радио");
    expectUsual("теле- і радіо", "теле- та радіо", "теле- и/или радио", "от двух- до пятилетних", "теле-, радио");
  });

  test("is none with white on both sides or on the left, nor beside other words", () => {
    expectUsual(
      "Мы - люди",
      "кто -то",
      "-то",
      "IT- мост",
      "2- й",
      "Ил- 2",
      "мост- the",
      "да-- нет",
      "мост- ",
      "мост- «да»",
    );
    expectUsual("что-⇥нибудь", "мост — дом", "мост– дом");
  });
});

test("labels are not text", () => {
  expectNothing(RULE, "Вопрос : Как", "Вопрос .⇥Как", "Вопрос:Как", "Вопрос- Как", "Вопрос (да ,нет):⇥Как");
  expectNothing(RULE, "Вопрос:«Как» это?", "Вопрос 1:«Как» это?");
});

test("property: on any text each fix takes its finding away and leaves every word", () => {
  const pieces = fc.constantFrom(
    "мост",
    "Дом",
    "и",
    "ХХ",
    "mail",
    "5",
    " ",
    " ",
    ",",
    ".",
    ":",
    "?",
    "-",
    "«",
    "»",
    '"',
    ")",
    "…",
  );
  const prose = fc.array(pieces, { maxLength: 14, size: "max" }).map((parts) => `Ответ\t${parts.join("")}`);
  fc.assert(
    fc.property(fc.oneof(prose, anyTranscript), (source) => {
      const spacing = (text: string): number =>
        check(Transcript.parse(text)).filter(({ rule }) => rule === RULE).length;
      for (const { rule, fixes } of check(Transcript.parse(source))) {
        if (rule !== RULE) continue;
        const after = applyEdits(source, fixes[0]!.edits);
        assert.equal(after.replaceAll(/\s/gu, ""), source.replaceAll(/\s/gu, ""));
        assert.ok(spacing(after) <= spacing(source), `${source} → ${after}`);
      }
    }),
    { numRuns: 1000 },
  );
});
