import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { skipBlank } from "../../../src/core/text/characters.ts";
import { sentenceAt, sentences } from "../../../src/core/text/sentences.ts";
import { shiftSpan, span } from "../../../src/core/text/span.ts";
import { anyText } from "../support/arbitraries.ts";

/** Asserts that the text falls into sentences at every ` ¦ `, which is not part of it. */
function splits(marked: string): void {
  const text = marked.replaceAll(" ¦ ", " ");
  const found = [...sentences(text, span(0, text.length))].map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(found, marked.split(" ¦ "));
}

describe("a sentence ends", () => {
  test("at a full stop, a question mark, an exclamation mark and an ellipsis before a capital", () => {
    splits("Мы ждали год. ¦ Почему? ¦ Никто не знает! ¦ Так бывает… ¦ Но редко.");
    splits("Ну и?.. ¦ Да вы что!!! ¦ Ничего...");
  });

  test("before a number and before a dash with a capital", () => {
    splits("Дошли не все. ¦ 12 человек вернулись.");
    splits("— Вы готовы? ¦ — Да, — сказал он. ¦ — Пойдёмте.");
  });

  test("behind the marks that close what is quoted or set in brackets", () => {
    splits("Он крикнул: «Стой!» ¦ Никто не остановился.");
    splits("(Смеётся.) ¦ Это было давно.");
    splits("Так говорит “Закон.” ¦ «Жизнь» возражает.");
  });

  test("at a number, when it has words before it", () => {
    splits("Пришли 12. ¦ Ждали больше.");
    splits("Это было в 1990. ¦ 5 лет спустя ушли.");
  });

  test("at every mark but a lone full stop, whatever stands before it", () => {
    splits("Где эта ул? ¦ Москва велика.");
    splits("В каком году и в какой обл.? ¦ Петров не знает.");
    splits("Ну и ул... ¦ Москва велика.");
    splits("Жил он тут (на этой ул.) ¦ Москва росла.");
    splits("12! ¦ Больше не надо.");
  });

  test("at a full stop behind a word that only ends like an abbreviation", () => {
    splits("Это аул. ¦ Москва далеко.");
  });

  test("at an abbreviation that closes a list", () => {
    splits("Дети и др. ¦ Молчали.");
    splits("Пришли врачи и  т. д. ¦ Молчали.");
    splits("Пришли врачи и т.п. ¦ Молчали.");
    splits("Пришли врачи и пр. ¦ Молчали.");
    splits("Были врачи, учителя и т. д. ¦ Все молчали.");
    splits("Привезли муку, соль и др. ¦ Хватило на месяц.");
  });

  test("at an abbreviation or an initial before a word that has its capital from the sentence", () => {
    splits("Дом построен в 1990 г. ¦ Он цел до сих пор.");
    splits("Это написал Петров И. И. ¦ Потом текст правили.");
    for (const opener of ["Я", "Тогда", "Почему", "Какая", "Но", "Между", "Наверное", "НЕТ"]) {
      splits(`Дом построен в 1990 г. ¦ ${opener} стоит.`);
      splits(`Дом построен в 1990 г. ¦ — «${opener}» стоит.`);
    }
  });

  test("at a pronoun of one letter", () => {
    splits("Это был я. ¦ Ошибки не будет.");
  });
});

describe("a sentence goes on", () => {
  test("before marks that nothing follows", () => {
    splits("Это было давно. — «");
    splits("Да. (");
  });

  test("before a number that does not stand first", () => {
    splits("Цена растёт. — 12 рублей.");
    splits("Цена растёт. (12 рублей.)");
  });

  test("before a small letter", () => {
    splits("Да… наверное, так.");
    splits("«Кто там?» — спросила она.");
    splits("Он (а был и другой!) ушёл.");
  });

  test("behind initials", () => {
    splits("Слово И. И. Петрову и А. С. Пушкиной.");
    splits("Слово имеет И. А. Иванов.");
  });

  test("behind abbreviations", () => {
    splits("Он, т. е. Министр, был в г. Москве на ул. Правды, д. 5.");
    splits("Речь о ст. 5 и п. 2 ч. 1 закона, см. Приложение.");
    splits("Это сказал проф. Орлов в 1990 г. Москве и миру.");
    splits("Возьмите масло, соль и т. д. по списку.");
    splits("Взяли соль, муку и т. д. 5 мешков.");
    splits("Взяли соль, муку и др. 5 мешков.");
  });

  test("behind abbreviations of every kind before a name", () => {
    const phrases =
      "у табл. Менделеева, на просп. Мира, у р-н. Приморского, у чл-корр. Орлова, у канд. Орлова, " +
      "в сб. Весна, в изд. Наука, у фр. Марианны, 5 тыс. Рублей, 3 млн. Рублей, 8 янв. Утром, 1 дек. Вечером, " +
      "у Mr. Smith, у Acme Inc. Moscow";
    for (const phrase of phrases.split(", ")) splits(`Речь шла ${phrase} и больше ни о чём.`);
  });

  test("behind an abbreviation near the end of a list that it does not close", () => {
    splits("Цех и др. на ул. Правды стоят.");
    splits("Приехали Ли и проф. Орлов.");
    splits("Об этом и т. Петров говорил.");
    splits("Это были кони др. Петровых.");
  });

  test("behind an initial before a letter that is one more initial", () => {
    splits("Это сказал Я. А. Орлов.");
    splits("Это сказал И. О. Орлов.");
  });

  test("before a word that only begins as one that opens sentences", () => {
    splits("Это улица им. Онегина и г. Тамбов.");
  });

  test("where no white follows the mark", () => {
    splits("Школа им.Ленина стоит на 3.5 км от адреса example.Com.");
  });

  test("behind the number of a list", () => {
    splits("1. Первое дело. ¦ Второе дело.");
    splits("1. 2. Второе дело.");
    splits("12. 5");
  });
});

test("the sentence at a column is the one that it touches; there is none in wider white between two", () => {
  const text = "Да.   Нет.";
  const at = (column: number) => sentenceAt(text, span(0, text.length), column);
  assert.deepEqual(at(0), span(0, 3));
  assert.deepEqual(at(3), span(0, 3));
  assert.equal(at(4), undefined);
  assert.deepEqual(at(6), span(6, 10));
});

test("sentences stay within the paragraph that is given", () => {
  assert.deepEqual([...sentences("Ответ\tДа. Нет. ", span(6, 14))], [span(6, 9), span(10, 14)]);
  assert.deepEqual([...sentences("Ответ\tДа. Нет... Да", span(6, 14))], [span(6, 9), span(10, 14)]);
  assert.deepEqual([...sentences("Ответ\tДа. Нет. Да", span(6, 13))], [span(6, 9), span(10, 13)]);
  assert.deepEqual([...sentences("Да. — Нет", span(0, 6))], [span(0, 5)]);
  assert.deepEqual([...sentences("Да. —\nНет", span(0, 5))], [span(0, 5)]);
  assert.deepEqual([...sentences("Да. Нет", span(0, 4))], [span(0, 3)]);
  assert.deepEqual([...sentences("Да.    ", span(3, 6))], []);
});

test("what stands before and behind a paragraph has no say in where its sentences end", () => {
  const marks = Array.from("яИа5 .!?…»«)(—\t");
  const words = [" ", " ", ". ", "Он ", "Москва", "г. ", "и т. д. ", "и др. ", "ул. ", "😀", "𐐀"];
  const prose = fc.array(fc.constantFrom(...marks, ...words), { maxLength: 12 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(prose, prose, prose, (before, paragraph, behind) => {
      const alone = [...sentences(paragraph, span(0, paragraph.length))];
      const start = before.length + 1;
      const within = sentences(`${before}\n${paragraph}\n${behind}`, span(start, start + paragraph.length));
      assert.deepEqual(
        [...within].map((sentence) => shiftSpan(sentence, -start)),
        alone,
      );
    }),
    { numRuns: 1000 },
  );
});

test("sentences of any text follow one another and leave out nothing but white", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let done = 0;
      for (const { start, end } of sentences(text, span(0, text.length))) {
        assert.equal(skipBlank(text, done), start);
        assert.ok(start < end);
        done = end;
      }
      assert.equal(skipBlank(text, done), text.length);
    }),
  );
});
