import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import unhomoglyph from "unhomoglyph";

import { translate } from "../../../src/core/messages/translate.ts";
import { check } from "../../../src/core/rules/engine.ts";
import { TWINS } from "../../../src/core/text/twins.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "mixed-script";

/** Each drawing has one fault; the fix writes what stands behind it in place of the mark. */
function expectFixed(...cases: readonly (readonly [drawing: string, replacement: string])[]): void {
  for (const [drawing, replacement] of cases) {
    expectFindings(RULE, drawing, [`suggested: ${drawing.replace(/⟦.*⟧/su, replacement)}`]);
  }
}

/** Each word stands in the midst of Russian prose and is none of the rule's business. */
function expectWordsLeft(...words: readonly string[]): void {
  for (const word of words) expectNothing(RULE, `Ответ⇥Потом купили ${word} для школы.`);
}

describe("a word in two scripts", () => {
  test("becomes Cyrillic when only that is possible", () => {
    expectFixed(
      ["Ответ⇥Это ⟦Kазахстан⟧.", "Казахстан"],
      ["Вопрос⇥А ⟦cейчас⟧?", "сейчас"],
      ["⇥Районный ⟦сoвет⟧ решил.", "совет"],
      ["⇥«⟦Mосква⟧» ушла в рейс.", "Москва"],
      ["Просто ⟦cтрока⟧ без метки", "строка"],
      ["Модератор⇥⟦Дoбрый⟧ день.", "Добрый"],
    );
  });

  test("becomes Latin when only that is possible", () => {
    expectFixed(
      ["⇥Телефон ⟦Аpple⟧ сломался.", "Apple"],
      ["⇥Файл в ⟦РDF⟧ пришёл.", "PDF"],
      ["⇥По ⟦WhаtsApp⟧ звонили.", "WhatsApp"],
    );
  });

  test("is one whatever the Latin letter, those of other blocks included", () => {
    expectFindings(RULE, "⇥Это ⟦аẋа⟧ тут.", ["suggested: ⇥Это aẋa тут."]);
  });

  test("becomes Cyrillic where both are possible", () => {
    expectFixed(
      ["⇥⟦Hе⟧ знаю.", "Не"],
      ["⇥Граждане ⟦CССР⟧ помнят.", "СССР"],
      ["⇥Вот ⟦KAК⟧ было.", "КАК"],
      ["⇥Формула ⟦H2О⟧ известна.", "Н2О"],
    );
  });

  test("several on one line are found one by one", () => {
    expectFindings(RULE, "⇥⟦Hе⟧ знаю, ⟦чтo⟧ будет.", [
      "suggested: ⇥Не знаю, чтo будет.",
      "suggested: ⇥Hе знаю, что будет.",
    ]);
  });

  test("Greek letters of the same shapes are replaced with the others, but make no mixture by themselves", () => {
    expectFixed(["⇥⟦Кaзαхстан⟧ большой.", "Казахстан"]);
    expectWordsLeft("Κазахстан", "μм", "α-частицы");
  });

  test("marks, digits and invisible characters inside the word stay, those around it are left out", () => {
    expectFixed(
      ["⇥В ⟦зa\u0301мке⟧ темно.", "за\u0301мке"],
      ["⇥Набрали ⟦вo\u00ADды⟧⁰.", "во\u00ADды"],
      ["⇥Мощность 10⟦кBт⟧.", "кВт"],
      ["⇥Вот ⟦Hико\u0301лай⟧, 5.", "Нико\u0301лай"],
    );
  });

  test("has none when a letter without a twin stands in its way", () => {
    expectWordsLeft("PRщик", "МегаFon", "VIPы", "DVDшный", "Zнак", "нëс", "зáмок");
  });

  test("is no word in one script, and no digit is a letter", () => {
    expectWordsLeft("iPhone", "YouTube", "eBay", "Т-34", "А4", "C++", "4К", "МР3", "3везда", "0стров", "Яндекс.Go");
    expectWordsLeft("әке", "інім", "їжак", "ѕвезда", "јавно", "об’єкт", "XIX", "II", "ХХ");
  });

  test("is no label, number or remark", () => {
    expectNothing(RULE, "Вoпрос⇥Как?", "Oтвет (тиxо)⇥Да.", "Oтвтет⇥Да.");
  });

  test("is none on a line that is read in the wrong encoding", () => {
    expectNothing(RULE, "⇥Р’РѕРїСЂРѕСЃ Р’РѕРїСЂРѕСЃ Hе");
  });
});

describe("what is said of a word", () => {
  const saidOf = (text: string): string[] => {
    const [found] = check(Transcript.parse(text)).filter(({ rule }) => rule === RULE);
    return [found!.message, found!.fixes[0]!.title, found!.fixes[0]!.everywhere!].map((said) => translate(said, "ru"));
  };

  test("names each letter of the other script once, and the script that the fix writes", () => {
    assert.deepEqual(saidOf("Ответ\tРайонный сoвeтoк решил."), [
      "В слове «сoвeтoк» смешаны два алфавита: латинская «o» вместо кириллической «о»; латинская «e» вместо кириллической «е».",
      "Набрать «советок» кириллицей",
      "Набрать каждое слово одним алфавитом",
    ]);
    assert.deepEqual(saidOf("Ответ\tТелефон Аpple сломался."), [
      "В слове «Аpple» смешаны два алфавита: кириллическая «А» вместо латинской «A».",
      "Набрать «Apple» латиницей",
      "Набрать каждое слово одним алфавитом",
    ]);
  });
});

describe("a word with hyphens and apostrophes", () => {
  test("is judged part by part between hyphens", () => {
    expectFixed(
      ["⇥Помнит кто-⟦тo⟧.", "то"],
      ["⇥Пришёл ⟦экc⟧-министр.", "экс"],
      ["⇥Его ⟦МTС⟧-банк прислал.", "МТС"],
      ["⇥Это из\u2011⟦зa⟧ дождя.", "за"],
      ["⇥Ехал ⟦Mуром⟧-2.", "Муром"],
    );
    expectFindings(RULE, "⇥Сказал: ⟦Xа⟧-⟦xа⟧.", ["suggested: ⇥Сказал: Ха-xа.", "suggested: ⇥Сказал: Xа-ха."]);
  });

  test("may have parts in different scripts", () => {
    expectWordsLeft("IT-компания", "SMS-ка", "Wi-Fi", "COVID-19", "T-34", "3D-принтер", "e-mail-рассылка");
    expectWordsLeft("i-й", "n-ный", "x-координата", "Т-shirt", "web-сайт", "HR-отдел", "PR-щик");
  });

  test("is one word where an apostrophe joins its letters", () => {
    expectFixed(["⇥Это ⟦oб’єкт⟧ важливий.", "об’єкт"], ["⇥⟦O'Коннор⟧ приехал.", "О'Коннор"]);
  });

  test("may have a Russian ending behind the apostrophe", () => {
    expectWordsLeft("Apple'а", "Mac’ом", "Ace’ами", "Cape’овский");
  });
});

describe("a Russian ending on a Latin stem", () => {
  test("is fine up to three letters with a vowel among them, on a stem that is Latin for certain", () => {
    expectWordsLeft("WhatsAppе", "Googlе", "Zoomа", "Skypeом", "YouTubeе", "SMSка", "SMSкой", "SMSках", "DVDе");
    expectWordsLeft("SMS\u00ADка", "SM\u00ADS\u00ADка", "SMS2ка");
  });

  test("and on two capitals or more before small letters", () => {
    expectWordsLeft("IKEAе", "MTCа", "BMXом");
  });

  test("is not only an ending when it is longer, has no vowel, or stands elsewhere", () => {
    expectFixed(
      ["⇥Фильм ⟦Oскара⟧.", "Оскара"],
      ["⇥Граждане ⟦CCСР⟧.", "СССР"],
      ["⇥Он ⟦KAК⟧ раз.", "КАК"],
      ["⇥Взял ⟦еPub⟧.", "ePub"],
      ["⇥Стоит ⟦Hoтр⟧-Дам.", "Нотр"],
      ["⇥Ставил ⟦Linuх⟧.", "Linux"],
      ["⇥Летал в ⟦Sрасе⟧.", "Space"],
    );
  });

  test("is none on one capital, on small letters that all have twins, or in capitals itself", () => {
    expectFixed(
      ["⇥⟦Mир⟧ настал.", "Мир"],
      ["⇥⟦Bы⟧ правы.", "Вы"],
      ["⇥Есть ⟦cыр⟧.", "сыр"],
      ["⇥Моё ⟦MHЕ⟧.", "МНЕ"],
      ["⇥Где ⟦оxа⟧?", "оха"],
    );
  });
});

describe("where both scripts are possible", () => {
  test("capitals made of I, V, X and their twins are Roman numerals", () => {
    expectFixed(
      ["⇥В ⟦ХIХ⟧ веке.", "XIX"],
      ["⇥В начале ⟦ХХI⟧-го века.", "XXI"],
      ["⇥Пётр ⟦IІ⟧ умер.", "II"],
      ["⇥Глава ⟦ХV⟧.", "XV"],
      ["⇥Тут ⟦XХ⟧ век.", "XX"],
    );
  });

  test("other capitals and small letters are not", () => {
    expectFixed(["⇥Тут ⟦XА⟧.", "ХА"], ["⇥Тут ⟦xх⟧.", "хх"], ["⇥Тут ⟦CХ⟧.", "СХ"]);
  });

  test("Cyrillic letters that Russian lacks are meant only where another word has them", () => {
    expectFixed(
      ["⇥Город ⟦Capі⟧.", "Capi"],
      ["⇥Приехала ⟦Iра⟧.", "Ipa"],
      ["⇥Приехала ⟦Iра⟧ і мати.", "Іра"],
      ["⇥Приехала ⟦Iра⟧.↵⇥ІВАН теж.", "Іра"],
      ["Ответ⇥Кім?↵⇥Приехала ⟦Iра⟧.", "Іра"],
      ["⇥Слово ⟦sоя⟧ странное.", "ѕоя"],
      ["⇥Слово ⟦jау⟧ ясное.", "jay"],
      ["⇥Слово ⟦jау⟧ ясное, јавно.", "јау"],
      ["⇥Слово ⟦һaр⟧ ясное.", "hap"],
      ["⇥Слово ⟦əке⟧ ясное.", "əke"],
      ["⇥Слово ⟦əке⟧ ясное, әже.", "әке"],
    );
  });

  test("its own letters do not count, nor those of the labels", () => {
    expectFixed(["⇥Слово ⟦іIі⟧.", "iIi"], ["⇥Слово ⟦Iа⟧-і.", "Ia"], ["Відповідь⇥Слово ⟦Iа⟧.", "Ia"]);
  });

  test("the answer follows the rest of the transcript as it is edited", () => {
    const before = Transcript.parse("Ответ\tПриехала Iра.\n\tИ всё.");
    const at = before.length - 1;
    const after = before.edit([{ span: { start: at, end: at }, text: " й інша" }]);
    const fixOf = (transcript: Transcript): string =>
      check(transcript).find(({ rule }) => rule === RULE)!.fixes[0]!.edits[0]!.text;
    assert.equal(fixOf(before), "Ipa");
    assert.equal(fixOf(after), "Іра");
    assert.equal(fixOf(before), "Ipa");
  });
});

describe("beside the signs of addresses, paths and programs", () => {
  test("nothing is found", () => {
    expectWordsLeft("https://пoчта.рф", "ivan@пoчта", "D:\\Oтчёт", "~кoт", "имя_фaйла", "кoд=5", "x=кoд", "$цeна");
    expectWordsLeft("Hе/да", "и/или-тo", "тo-то/то", "пeтров@mail.ru", "сайт/тo-то");
  });

  test("other marks do not hide a word", () => {
    expectFixed(["⇥Файл ⟦Oтдел⟧.docx.", "Отдел"], ["⇥Тег #⟦Mосква⟧ (вот).", "Москва"], ["⇥Так (⟦вoт⟧)!", "вот"]);
  });

  test("other words of the paragraph are found", () => {
    expectFixed(
      ["⇥Почта ivan@mail.ru, а ⟦Mосква⟧ стоит.", "Москва"],
      ["⇥Вот ⟦Mосква⟧, а почта ivan@mail.ru.", "Москва"],
      ["⇥Говорили ⟦o⟧ почте на ivan_1@mail.ru.", "о"],
    );
  });
});

describe("a one-letter Latin word", () => {
  test("before a Cyrillic word is the Cyrillic letter", () => {
    expectFixed(
      ["Ответ⇥Пришёл ⟦c⟧ друзьями.", "с"],
      ["⇥Пошёл дождь, ⟦a⟧ потом снег.", "а"],
      ["⇥Говорили ⟦o⟧ погоде.", "о"],
      ["⇥Стоял ⟦y⟧ ворот.", "у"],
      ["⇥Ехали ⟦k⟧ морю.", "к"],
      ["⇥Матч ⟦c⟧ «Зенитом».", "с"],
      ["⇥Пришёл ⟦c⟧°кем-то.", "с"],
      ["⇥Пришёл ⁰⟦c⟧ друзьями.", "с"],
      ["⇥Напишите ⟦c⟧ утра на e-mail.", "с"],
    );
  });

  test("and so is the capital that opens a sentence", () => {
    expectFixed(
      ["Вопрос⇥⟦A⟧ что дальше?", "А"],
      ["⇥Ушёл. ⟦C⟧ тех пор тихо.", "С"],
      ["⇥— ⟦K⟧ вам можно?", "К"],
      ["⇥Он спросил: «⟦O⟧ чём вы?»", "О"],
      ["⇥Он спросил:«⟦O⟧ чём вы?»", "О"],
      ["⇥Ушёл.⁰⟦C⟧ тех пор тихо.", "С"],
      ["⇥1) ⟦Y⟧ нас тихо.", "У"],
    );
    expectNothing(RULE, "⇥Витамин C полезен.", "⇥Класс A приехал.", "⇥ВСТРЕЧА C ЖИТЕЛЯМИ");
    expectNothing(RULE, "⇥Он сказал: «Да», а витамин C полезен.");
  });

  test("is left alone before anything else", () => {
    expectNothing(
      RULE,
      "⇥Пусть a, потом снег.",
      "⇥Вектор a — сторона.",
      "⇥Шёл c 5 утра.",
      "⇥Пришёл c Google и всеми.",
      "⇥Пришёл c IT-директором.",
      "⇥Пришёл c МегаFonом.",
      "⇥Это c. Ивановка.",
      "⇥И. C. Петров; C. Петров.",
      "⇥Стоял у c",
      "⇥Язык C++ новый.",
      "⇥Пусть x=c или так.",
      "⇥Скорость a_c была.",
    );
    expectFixed(["⇥Матч c«Зенитом», ⟦чтo⟧ надо.", "что"]);
  });

  test("is left alone when it is another letter, or in a word", () => {
    expectNothing(RULE, "⇥В X веке.", "⇥Ось x идёт.", "⇥Это i кіт.", "⇥Тут é так.", "⇥Это a-ля было.");
  });

  test("is none when it is a numeral of one sign, which belongs to the script and is no letter", () => {
    for (const numeral of ["Ⅰ", "ⅳ", "Ⅽ", "ↀ", "ↈ"]) {
      expectNothing(RULE, `⇥Берег разделён:${numeral} песчаная полоса.`);
      expectNothing(RULE, `⇥Дамбу чинили весь ${numeral} квартал.`);
    }
  });

  test("is left alone in a paragraph with another one, of whatever block", () => {
    expectNothing(RULE, "Ответ⇥Ось ẋ тут. Шёл c другом.");
  });

  test("is left alone in a paragraph with another one", () => {
    expectNothing(RULE, "⇥Стороны a и b равны.", "⇥Ехал c другом в X веке.", "⇥Шёл c другом и c братом.");
    expectFindings(RULE, "⇥Ось x.↵⇥Шёл ⟦c⟧ другом.", ["suggested: ⇥Ось x.↵⇥Шёл с другом."]);
  });

  test("is said to be one", () => {
    const [found] = check(Transcript.parse("Ответ\tГоворили o погоде.")).filter(({ rule }) => rule === RULE);
    assert.equal(
      translate(found!.message, "ru"),
      "Слово из одной буквы набрано латиницей: латинская «o» вместо кириллической «о».",
    );
  });
});

/** Words of six letters or more, one of them without a twin among the first three. */
const WORDS = ["бабочка", "дорога", "лекарство", "финансы", "Москвичи", "шоколад", "ярмарка", "Жезказган", "вулкан"];

/** A word with some of its letters typed in Latin, at least one. */
const typedWord = fc.constantFrom(...WORDS).chain((word) => {
  const places = Array.from(word).flatMap((letter, place) => (TWINS.Latin.has(letter) ? [place] : []));
  return fc.subarray(places, { minLength: 1 }).map((chosen) => ({
    word,
    typed: Array.from(word, (letter, place) => (chosen.includes(place) ? TWINS.Latin.get(letter)! : letter)).join(""),
  }));
});

describe("in every word", () => {
  test("twins are found wherever they stand, and the fix looks the same to Unicode", () => {
    fc.assert(
      fc.property(typedWord, ({ word, typed }) => {
        expectFixed([`Ответ⇥Вот ⟦${typed}⟧, и всё.`, word]);
        // The data has к and k apart.
        const skeleton = (text: string): string => unhomoglyph(text.replaceAll("k", "к"));
        assert.equal(skeleton(typed), skeleton(word));
      }),
      { numRuns: 200 },
    );
  });

  test("what the fix writes has no finding, and is as long", () => {
    const letters = fc.constantFrom(...Array.from("аеосіІХНбжAEIXHacehijosxywəһ-’\u0301"));
    const prose = fc.array(letters, { maxLength: 12, size: "max" }).map((typed) => `Ответ\tИ ${typed.join("")} так`);
    fc.assert(
      fc.property(prose, (text) => {
        const transcript = Transcript.parse(text);
        for (const { rule, span, fixes } of check(transcript)) {
          if (rule !== RULE) continue;
          const [edit] = fixes[0]!.edits;
          assert.deepEqual(edit!.span, span);
          assert.equal(edit!.text.length, span.end - span.start);
          const fixed = check(transcript.edit([edit!])).filter((finding) => finding.rule === RULE);
          assert.ok(fixed.every((finding) => finding.span.start !== span.start));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
