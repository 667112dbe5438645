import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { glanceAt, mixesScripts, Sign } from "../../../src/core/text/character-pairs.ts";
import { CodeUnits, codeUnits } from "../../../src/core/text/code-units.ts";
import { countWords } from "../../../src/core/text/words.ts";
import { glance, namesOf, signsOf } from "../support/glances.ts";

/** Says of each text exactly which signs it has. */
function expectSigns(expected: Readonly<Record<string, readonly string[]>>): void {
  for (const [signs, texts] of Object.entries(expected)) {
    for (const text of texts) assert.equal(signsOf(text), signs, JSON.stringify(text));
  }
}

/** Characters of ordinary transcripts, all of which are known at a glance. */
const RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ";
const OTHER_CYRILLIC = "ёЁіІјЈѕЅһҺәӘқҚғҒңҢөӨұҰүҮґҐўЎїЇєЄђЂѓЃљЉњЊћЋќЌџЏѐѝ";
const LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS = "0123456789¹²³";
const WHITE = " \u00A0\u2009\u202F\u2007";
const JOINERS = "-'’ʼ‘\u0301";
const MARKS = '\u2010\u2011.!;…?,:«„“(["»)]”—–№₽−×÷≈±°€§©®•#$%&*+/<=>@\\^_`{|}~';
const KNOWN = Array.from(RUSSIAN + OTHER_CYRILLIC + LATIN + DIGITS + WHITE + JOINERS + MARKS);

describe("a text without signs", () => {
  test("is what most paragraphs of a transcript are", () => {
    expectSigns({
      "": [
        "",
        "Да.",
        "Это решение приняли в прошлом году, и с тех пор ничего не изменилось.",
        "Он ещё не приехал; её мы видели вчера!",
        "Москва — столица, а Петербург – нет…",
        "По-моему, из-за этого всё и началось.",
        "В 2024 году их было 1,5 тысячи, то есть 50 % всех.",
        "Статья № 5 и параграф № 7, это так.",
        "Об этом писали Reuters и BBC News, а ещё The Economist.",
        "Компания IT-сектора, PR-отдел и SMS-рассылка.",
        "Д’Артаньян и О'Генри.",
        "Министр США и посол РФ.",
        "И.Петров с ул.Ленина и т.д.",
        "Ёлка стоит 5 руб.",
        "Сёмин и Ёжиков.",
        "Теле- и радиопередачи, мини- и макси-формы.",
        "Қазақ, бұл дұрыс",
        "Площадь 15 м², объём 3 м³, это всё¹.",
      ],
    });
  });

  test("may have any character that transcripts often have, but for those that are signs themselves", () => {
    const marked = KNOWN.filter((character) => signsOf(`1${character}`) !== "");
    assert.equal(marked.join(""), 'іІјЈѕЅһҺәӘ\u0301?:«„“(["»)]”');
    for (const character of KNOWN) assert.equal(glance(character).signs & Sign.unusual, 0, character);
  });
});

describe("the sign", () => {
  test("of the unusual stands for a TAB and for whatever is rare", () => {
    for (const text of ["а\tб", "é", "Straße", "да\u00AD", "\0", "\u2028", "да 😀", "и\u0306", "χ", "№\u200B"]) {
      assert.match(signsOf(text), /\bunusual\b/, JSON.stringify(text));
    }
    expectSigns({ unusual: ["МИД РФ, éА", "да\u00AD"] });
  });

  test("of a question is its mark", () => {
    expectSigns({ question: ["Как?", "Как?!", "Как? Так.", "Что?.."] });
  });

  test("of paired marks is any of them", () => {
    expectSigns({ pairedMark: ["да «", "да „", "да “", "да (", "да [", 'да "', "да »", "да )", "да ]", "да ”"] });
  });

  test("of a run of spaces is white behind white of any kind", () => {
    expectSigns({
      spaceRun: ["да  нет", "да \u00A0нет", "да\u00A0 нет", "да\u2009\u202Fнет", "да \u2007нет"],
      "": ["да нет да", "да\u00A0нет", "да\u2009нет", "да\u202Fнет", "да\u2007нет"],
    });
  });

  test("of odd spacing is white before a mark that ends something", () => {
    expectSigns({
      spacing: ["слово .", "слово !", "слово ;", "слово ,", "слово\u00A0, но", "слово\u202F."],
      "question spacing": ["слово ?"],
      "colon spacing": ["слово :"],
      "": ["слово …", "слово — слово", "слово % слово", "слово."],
    });
  });

  test("of odd spacing is a comma or a colon right before a word or a mark that opens", () => {
    expectSigns({
      spacing: ["да,нет", "да,Ёж", "да,қала", "да,…"],
      "pairedMark spacing": ["да,«нет", "да,„нет", 'да,"нет', "да,(нет", "да,[нет"],
      "colon pairedMark spacing": ["да:«нет", "да:„нет", 'да:"нет'],
      "": ["1,5", "да, нет", "да,x", "да,/", "да,—"],
      pairedMark: ["да,»", "да,)"],
      colon: ["да:нет", "да: нет", "да:—", "да:1"],
      "colon pairedMark": ["да:(нет", "да: «нет"],
    });
  });

  test("of odd spacing is the end of a sentence right before a capital, behind a long word", () => {
    expectSigns({
      spacing: [
        "Было.Нет",
        "Вечер!Ночь",
        "вечер;Ночь",
        "вечер…Ночь",
        "вечер..Ночь",
        "вечер.Ёж",
        "так и было.Нет",
        `слово${".".repeat(70)}Нет`,
      ],
      "question spacing": ["Вечер?Ночь"],
      "": [
        "Был.Нет",
        "ул....Нет",
        "И.Петров",
        "ул.Ленина",
        "город на ул.Ленина",
        "город, ул.Ленина",
        "было.нет",
        "было.Yes",
        "было.5",
        "было. Нет",
        "Было… И.Петров",
        "Было. И.Петров",
        "Было, И.Петров",
        "по-моему, И.Петров",
        "из‐за него, И.Петров",
      ],
      pairedMark: ["было.) И.Петров", "было) И.Петров"],
    });
  });

  test("of odd spacing is white behind a hyphen, unless a conjunction follows", () => {
    expectSigns({
      spacing: [
        "что- нибудь",
        "что\u2010 нибудь",
        "что\u2011 нибудь",
        "что-\u00A0нибудь",
        "теле- или радио",
        "теле- и",
        "теле- а радио",
        "теле- и\u00A0радио",
        "теле- их радио",
        "теле- и радио- связь",
      ],
      "": ["что-нибудь", "что\u2010нибудь", "теле- и радио", "теле- и радио, мини- и макси", "что-"],
    });
  });

  test("of a colon is its mark", () => {
    expectSigns({ colon: ["Ответ: да", "в 12:30"] });
  });

  test("of mixed scripts is a word with letters of both, hyphens and apostrophes or none between them", () => {
    expectSigns({
      mixedScript: [
        "Kазахстан",
        "казаx",
        "Казахcтан",
        "Он жил в Kазахстане.",
        "К2a",
        "a1б",
        "o'Рейли",
        "о'Rейли",
        "O’Нил",
      ],
      "combining mixedScript": ["a\u0301б", "а\u0301b"],
      "": [
        "IT-компания",
        "К-x",
        "x\u2010К",
        "Казахстан, Kiev",
        "Казахстан Kiev",
        "2a и 2б",
        "o'Reilly и О'Рейли",
        "Mac и Word",
      ],
      pairedMark: ["WhatsApp(да)"],
    });
  });

  test("of mixed scripts is a Latin letter alone before white, where it looks like a Russian word", () => {
    expectSigns({
      mixedScript: [
        "c ними",
        "был c ними",
        "был c\u00A0ними",
        "A он",
        "o нём",
        "y дома",
        "кто-то k дому",
        "k дому и y дома",
      ],
      "mixedScript pairedMark": ["(c ними", "«C ними»"],
      "": [
        "вариант c",
        "вариант c, да",
        "вариант b тут",
        "x и z",
        "2a дом",
        "a2 дом",
        "ac дом",
        "ca дом",
        "c²",
        "Mac и Opera",
      ],
    });
  });

  test("of a wrong encoding is a capital in which a byte may have been read, and more of the letter", () => {
    const capitals = Array.from("ГРСТУ");
    for (const capital of capitals) {
      for (const next of "іІқЂЁ«„\u2009’№€\u0301?") {
        assert.match(signsOf(`${capital}${next}`), /\bmisread\b/, capital + next);
      }
      for (const next of "а.,!x1-/»”)—–…\u00A0 ") {
        assert.doesNotMatch(signsOf(`${capital}${next}`), /\bmisread\b/, capital + next);
      }
    }
    expectSigns({
      misread: ["Гёте"],
      "misread question": ["Это СССР?"],
      "": ["Сёмин", "Рёрих", "Тёма", "Удача", "Пёс", "Дёготь"],
      question: ["Это США?", "Кто? Р."],
    });
  });

  test("of a wrong encoding is a small letter in which a byte may have been read, with the two others of its letter", () => {
    expectSigns({
      misread: ["вё№", "пё…", "рё—", "вё\u00A0", "в№ё", "рҚқ", "вёЁ", "в€ё", "берё…", "берё… да", "вё№ё"],
      "": [
        "вёл её…",
        "пёс — её\u00A0враг",
        "вё.",
        "вё, №",
        "вё №",
        "кё№",
        "Вё№",
        "в—№",
        "в…ё",
        "в\u00A0ё",
        "в№",
        "в1№",
        "в.№",
        "вёл№",
      ],
      pairedMark: ["вёл «её»", "нёс «её»", "в “ё"],
      "misread pairedMark": ["в«№", "вё»", "вё«"],
    });
  });

  test("of a wrong encoding are two signs in words that would be words, were they CP866", () => {
    expectSigns({
      misread: [
        "Ёлка и Ёж",
        "Ёлка, Ёж.",
        "Ёж, Ёлка, Ёж",
        "по®кой и §а",
        "ЎЇ",
        "Ёж ЏџЃ",
        "®§",
        "®бв®а",
        "е•о Ёж",
        "©а €а",
        "а…®§",
        "ЁжЁв",
        "Ёс и Ёж",
        // Read as CP866 they are words that have little in common.
        "Ђђ Ѓг",
      ],
      "misread twin": ["Јж и Ёж", "ЈЈж"],
      "misread pairedMark": ["Ёж по«кой", "по«кой, Ёж", "Ёж и г«", "Ё«", "а«®", "Ёж да« Ёл"],
      "": [
        "Ёлка",
        "5 € или 6 €",
        "§ 5 и Ёж",
        "Ў и Ї",
        "Ё и Ё, Ё",
        "Ёлка и ёж",
        "Ёж и Ёта",
        "Ёж и ЁЖ",
        "Ёж и МЁд",
        "Ёж и Ёё",
        "Ёж и Ё№",
        "Ёж и Ё°",
        "Ёж и Ёґ",
        "Ёж и Ёє",
        "Ёж и Ёї",
        "Ёж и Ё-ж",
        "Ёж и Ёт",
        "Ёж и Ёя",
        "Ёж и ЁА",
        "Ёж да… Ёж",
        "Ёж №а Ёж",
      ],
      pairedMark: [
        "по«кой",
        "Ёж и «кой",
        "Ёж и «",
        "Ёж 5«кой",
        "Ёж и„кой",
        "по«кой и по«кол",
        "по«кой и 5 €",
        "Ё»Ёл",
        "«Ёж",
        "Ёж «да Ёж",
        "«да» и Ёж",
      ],
    });
  });

  test("of a wrong encoding are two pairs in which letters may have been read, where no other letters are", () => {
    for (const first of "РСТУ") {
      for (const second of "РСТУ") {
        assert.equal(signsOf(`${first}ё, 12 ${second}ё.`), "misread", first + second);
        assert.equal(signsOf(`${first}ё, и ${second}ё.`), "", first + second);
        assert.equal(signsOf(`${first}ё, Xx ${second}ё`), "misread", first + second);
      }
    }
    expectSigns({
      misread: ["Сё — Рё…", "Рё Р… Р—", "РГ— РГ—", "Тё Р\u00A0А"],
      "misread pairedMark": ["Рё» Р»"],
      "": [
        "Сё",
        "Сёмин и Рёрих",
        "Сёмин берёт",
        "РГ— и РГ—",
        "РУ… и РГ…",
        "Сё, С. Р, Т 5",
        "С Сё",
        "Сё 5, ВЁ",
        "Сё, Дё",
        "Сё, ёё",
        "РФ в Чили и в Перу",
      ],
    });
  });

  test("of a wrong encoding is a pair right behind another one, wherever it stands", () => {
    expectSigns({
      misread: ["СёРё", "было СёРё так", "было Р—Рё", "слово РёР… слово", "п РёВ®Рё", "п РёВ®ВєРё"],
      "": ["Сё/Рё да", "СёаРё", "СёДРё и", "Сё-Рё и", "п В®Рё", "п РёВ®аРё", "п РёД®Рё", "п Рё В®Рё", "В®Рё да"],
    });
    for (let before = 0; before < 8; before++) assert.equal(signsOf(`${"а".repeat(before)} Сёмин`), "", `${before}`);
  });

  test("of a wrong encoding are capitals behind letters, more than a few abbreviations have, among few small ones", () => {
    expectSigns({
      misread: ["ВОПРОС", "МИД РФ, США", "тАкОй НАТО", "СССРФ", "ДАААА", "НАТОМ слово да", "НАТОМ словодел"],
      "": [
        "МИД РФ",
        "НАТО",
        "США и РФ",
        "ДААА",
        "А Б В Г Д",
        "НАТО Ё",
        "НАТОМ словодела",
        "Это Россия, Китай, Индия, Иран, Ирак",
      ],
    });
  });

  test("of a combining mark is a stress mark", () => {
    expectSigns({ combining: ["за\u0301мок", "замо\u0301к"] });
  });

  test("of a doubled word is a word that comes twice in a row and does not begin with a digit or a Latin capital", () => {
    expectSigns({
      doubledWord: [
        "на на",
        "был на на месте",
        "и и",
        "и\u00A0и",
        "из-за из-за",
        "да.да",
        "он сказал, что что",
        "to to",
        "an an",
        "кот кот кто",
        "и и‘",
      ],
      "": [
        "на",
        "На на",
        "на, на",
        "на нам",
        "нам на",
        "кот кит",
        "кот, кит",
        "ток кот",
        "12 12",
        "IBM IBM",
        "на неё на",
        "кот кто",
        "о оно",
      ],
    });
  });

  test("of a doubled word is a hyphen or an apostrophe that joins nothing, since a word may begin behind it", () => {
    expectSigns({
      doubledWord: ["-да", "да -да", "да --да", "'да", "да ’да", "да, -5", "да—-да", "м²-да", "5¹'да"],
      "doubledWord spacing": ["да - нет"],
      "doubledWord pairedMark": ["(-да)", "«'да»"],
      "combining doubledWord": ["\u0301да", "да \u0301"],
      "": ["да-да-нет", "д'а", "дом’", "дом-"],
    });
  });

  test("of twins is a letter that Russian lacks", () => {
    expectSigns({ twin: Array.from("іІјЈѕЅһҺәӘ") });
    expectSigns({ "": Array.from("ёЁқҚїЇєЄXx") });
  });
});

describe("words", () => {
  const counts: readonly (readonly [string, number])[] = [
    ["", 0],
    ["— …", 0],
    ["Да", 1],
    ["Да, нет.", 2],
    ["— Да. — Нет!", 2],
    ["«Да» и (нет)", 3],
    ["(«Да»)", 1],
    ["из-за д’Арка", 2],
    ["Москва—Пекин и/или Дели", 3],
    ["Москва—Пекин и/или 1,5 Дели", 4],
    ["В 2024 году 50 %", 4],
    ["№ 5", 1],
    ["№ 5, то есть 1,5", 4],
    ["— Москва, 1,5", 2],
    ["— и/или", 1],
    ["№ 5 Москва—Пекин", 2],
    ["Да!.. — Нет, 1,5", 3],
    ["— — Да", 1],
    ["—— Да", 1],
    ["Да … нет", 2],
    ["бұл қазақша\u00A0сөз", 3],
    ["The Economist", 2],
  ];

  test("are counted at once in nearly every text", () => {
    for (const [text, words] of counts) {
      assert.equal(countWords(text, 0, text.length), words, text);
      assert.equal(glance(text).words, words, text);
    }
  });

  test("are counted where one may begin behind a mark", () => {
    for (const [text, words] of [
      ["—Да", 1],
      ["да —нет", 2],
      ["№5", 1],
      ["#5 и №7", 3],
      ["да +7", 2],
      ["…да", 1],
      [".да", 1],
      ["%да", 1],
      ["-да", 1],
      ["'да", 1],
      ["да - нет", 2],
      ["(—да)", 1],
      ["«…да»", 1],
      ["да(нет)", 1],
      ["да/«нет» и «да»", 3],
      ["—…да", 1],
      ["—№5", 1],
      ["№—да", 1],
      ["…№5", 1],
      ["— №5 - 7—8, №9", 3],
      ["да\u00A0—нет\u2009+7\u202F…да\u2007", 4],
      ["ʼ", 1],
      ["да ʼ ʼ-", 3],
      ["да ' ‘ - \u0301", 1],
      ["² да м²", 3],
    ] as const) {
      assert.equal(countWords(text, 0, text.length), words, text);
      assert.equal(glance(text).words, words, text);
    }
  });

  test("are as many as there are, unless something is unusual", () => {
    const pieces = ["да", "из-за", "1,5", " ", " ", " ", ". ", ", ", " — ", " «", "» ", " (", ") ", "№ ", ...KNOWN];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 20, size: "max" }).map((all) => all.join(""));
    fc.assert(
      fc.property(text, (known) => {
        assert.equal(glance(known).words, countWords(known, 0, known.length), known);
      }),
      { numRuns: 2000 },
    );
  });

  test("may be so many that nothing more finds room", () => {
    const text = "а ".repeat(CodeUnits.room / 2);
    assert.equal(glance(text).words, CodeUnits.room / 2);
  });
});

describe("marks", () => {
  test("are the places of colons, quotation marks, parentheses and brackets", () => {
    const places: readonly (readonly [string, readonly number[]])[] = [
      ["", []],
      ["Да, нет.", []],
      ["«Да»", [0, 3]],
      ["Он: «Да (нет)»", [2, 4, 8, 12, 13]],
      ["Было 15:30", [7]],
    ];
    for (const [text, marks] of places) assert.deepEqual([...glance(text).marks], marks, text);
    const known = KNOWN.filter((character) => glance(`а${character}`).markCount > 0);
    assert.equal(known.join(""), ':«„“(["»)]”');
  });

  test("may be as many as there are characters", () => {
    const { room } = CodeUnits;
    assert.deepEqual(
      [...glance(":".repeat(room)).marks],
      Array.from({ length: room }, (_, index) => index),
    );
  });
});

test("a paragraph ends before the next line break, or where it is said to", () => {
  for (const lineBreak of ["\n", "\r", "\r\n"]) {
    for (const text of ["", "Да", "Да.", "Да нет"]) {
      codeUnits(`${text}${lineBreak}:?`);
      const { end, signs } = glanceAt(0);
      assert.equal(end, text.length);
      assert.equal(signs, 0);
      assert.equal(glanceAt(0, Math.min(1, text.length)).end, Math.min(1, text.length));
      assert.equal(glanceAt(0).end, text.length);
    }
  }
  codeUnits("Да");
  assert.equal(glanceAt(0).end, 2);
});

test("what stands around the characters looked at does not matter, nor what was seen before", () => {
  const pieces = [...Array.from("аврСГГБ Ё€ё.?,:-«»…acx1—\u0301"), "на ", "слово", "на на", "и", " c ", "МИД "];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8, size: "max" }).map((all) => all.join(""));
  const end = fc.constantFrom(...Array.from("дСc.?-"));
  fc.assert(
    fc.property(text, fc.tuple(end, text, end), text, (before, parts, after) => {
      const looked = parts.join("");
      const seen = glance(before + looked + after, before.length, before.length + looked.length);
      const alone = glance(looked);
      assert.equal(namesOf(seen.signs), namesOf(alone.signs));
      assert.equal(seen.words, alone.words);
      assert.equal(seen.end, before.length + looked.length);
      assert.deepEqual(
        [...seen.marks],
        [...alone.marks].map((mark) => mark + before.length),
      );
    }),
    { numRuns: 1000 },
  );
});

test("what stands around the characters looked at makes no difference to what seems odd in them", () => {
  for (const [before, text, after, signs] of [
    ["в", "ё№ вё", "", ""],
    ["вё", "№ вёё ё№", "", "misread"],
    ["-", " нет, теле- и радио", "", ""],
    ["", "теле- и радио-", " нет", ""],
    ["", "И.Петров: Было.", "Нет", "colon"],
    ["слово", ".Нет И", "", ""],
    ["т", "Ёж Ёл", "", "misread"],
    ["Ў", "ж Ёл", "", ""],
    ["", "Ёж Ёл", "т", "misread"],
    ["", "Ёж г", "«", ""],
    ["С", "ё Рё", "", ""],
    ["С", "ёРё да", "", ""],
    ["Р", "Ф МИД А", "", ""],
    ["а", "x да", "", ""],
  ] as const) {
    const seen = glance(before + text + after, before.length, before.length + text.length);
    assert.equal(namesOf(seen.signs), signs, JSON.stringify([before, text, after]));
  }
});

test("a word that ends the text is none with what stands behind it", () => {
  assert.equal(namesOf(glance("теле- и радио", 0, "теле- и".length).signs), "spacing");
});

describe("a text mixes scripts", () => {
  const mixes = (text: string): boolean => mixesScripts(codeUnits(text), 0, text.length);

  test("when a word has letters of both, whatever joins or separates its parts", () => {
    for (const text of [
      "Kазах",
      "казаx",
      "IT-компанияx",
      "o'Рейли",
      "o’Рейли",
      "oʼРейли",
      "a1б",
      "б1a",
      "a²б",
      "да a\u0301б",
      "zѐ",
    ]) {
      assert.equal(mixes(text), true, text);
    }
    for (const text of [
      "",
      "казах",
      "Kazakh",
      "казах Kiev",
      "казах.kiev",
      "казах,Kiev",
      "казах—Kiev",
      "1б 1z",
      "б/z",
      "IT-компания",
      "компания-IT",
      "б‐z",
      "б‑z",
      "б-1-z",
    ]) {
      assert.equal(mixes(text), false, text);
    }
  });

  test("when a Latin letter that looks like a Russian word stands alone before white", () => {
    for (const letter of "acoykACOYK") {
      assert.equal(mixes(`${letter} да`), true, letter);
      assert.equal(mixes(`да, ${letter}\u00A0да`), true, letter);
      assert.equal(mixes(`b-${letter} да`), true, letter);
      assert.equal(mixes(`${letter}-b`), false, letter);
      assert.equal(mixes(letter), false, letter);
    }
    for (const text of ["b да", "x да", "ab да", "ba да", "2a да", "a2 да", "a. Да", "a, да", "a, b да"]) {
      assert.equal(mixes(text), false, text);
    }
  });

  test("when a character of which no more is known may belong to such a word", () => {
    for (const text of ["ба\u0308", "é да", "c\u00AD ними", "c\u0001 ними", "x\u0308 он", "да\u00ADx", "éа", "аé"]) {
      assert.equal(mixes(text), true, text);
    }
    for (const text of ["é", "café да", "cafe\u0301 да", "naïve.", "2é да", "\u0001 да", "а\u0001б", "éz"]) {
      assert.equal(mixes(text), false, JSON.stringify(text));
    }
  });

  test("when the Cyrillic letter is a rare one", () => {
    // The last ones are halves of a mark over two letters.
    for (let code = 0; code < 0xfe2e; code++) {
      const letter = String.fromCharCode(code);
      if (/\p{Script=Cyrillic}/u.test(letter)) assert.equal(mixes(`z${letter}`), true, code.toString(16));
    }
    for (const letter of "\u03FF\u0530\u1C7F\u1C90\u1CFF\u1D80\u2DDF\u2E00\uA63F\uA6A0") {
      assert.equal(mixes(`z${letter}`), false, letter);
    }
  });

  test("between the places that were asked about alone", () => {
    const units = codeUnits("Kазах c казаx");
    assert.equal(mixesScripts(units, 1, 7), false);
    assert.equal(mixesScripts(units, 0, 5), true);
    assert.equal(mixesScripts(units, 1, 8), true);
    assert.equal(mixesScripts(units, 8, 12), false);
    assert.equal(mixesScripts(units, 8, 13), true);
    assert.equal(mixesScripts(codeUnits("аx да"), 1, 5), false);
    assert.equal(mixesScripts(codeUnits("xа да"), 0, 1), false);
  });
});
