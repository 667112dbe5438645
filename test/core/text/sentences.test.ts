import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { skipBlank } from "../../../src/core/text/characters.ts";
import { sentenceAt, sentences } from "../../../src/core/text/sentences.ts";
import { span } from "../../../src/core/text/span.ts";
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

  test("at an abbreviation that closes a list", () => {
    splits("Были врачи, учителя и т. д. ¦ Все молчали.");
    splits("Привезли муку, соль и др. ¦ Хватило на месяц.");
  });

  test("at an abbreviation or an initial before a word that has its capital from the sentence", () => {
    splits("Дом построен в 1990 г. ¦ Он цел до сих пор.");
    splits("Это написал Петров И. И. ¦ Потом текст правили.");
  });

  test("at a pronoun of one letter", () => {
    splits("Это был я. ¦ Ошибки не будет.");
  });
});

describe("a sentence goes on", () => {
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
  });

  test("where no white follows the mark", () => {
    splits("Школа им.Ленина стоит на 3.5 км от адреса example.Com.");
  });

  test("behind the number of a list", () => {
    splits("1. Первое дело. ¦ Второе дело.");
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
