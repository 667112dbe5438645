import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { findMisreading, isMojibake, repairMojibake } from "../../../src/core/encoding/mojibake.ts";
import {
  AS_1251_BY_1252,
  AS_1251_BY_LATIN1,
  AS_CP866_BY_1251,
  AS_KOI8_BY_1251,
  AS_UTF8_BY_1251,
  AS_UTF8_BY_1252,
  AS_UTF8_BY_LATIN1,
} from "../support/misreadings.ts";

const RUSSIAN = [
  "Вопрос\tСколько школ откроется в районе к первому сентября?",
  "Ответ\tТри: две на левом берегу и одна в Заречье.",
  "\tЕщё одну, самую большую, мы сдадим под ёлочку — строители обещают.",
  "\tЯ не знаю, кто это придумал…",
  "Ответ\tДа.",
  "Ответ\tНет, конечно. Об этом и речи не было!",
  "Вопрос\tА что «Роснефть» и Минфин РФ?",
  "\tВ СССР, как и в РСФСР, решали иначе: съезд, пленум, план.",
  "\tЭто № 5 в списке; цена — 20 рублей (за штуку).",
  "Вопрос",
  "Ответ",
];

const UKRAINIAN = [
  "Питання\tЧому ви переїхали саме до Рівного?",
  "Відповідь\tБо тут живе моя сім’я, і я її дуже люблю.",
  "\tЄвген і Їжакевич ґрунтовно все обміркували.",
];

const BELARUSIAN = ["Пытанне\tЧаму ў вас сёння такі добры настрой?", "Адказ\tБо ўчора мы ўсе паехалі ў Мінск."];

const KAZAKH = [
  "Сұрақ\tСіз ауылға қай жылы көшіп келдіңіз?",
  "Жауап\tЕкі мыңыншы жылы, әкеммен бірге.",
  "\tОл кезде мұнда үш-ақ үй бар еді, өзен жақын, һәм қыс қатты болды.",
];

const OTHER_LANGUAGES = [
  "Question\tWhat does the café owe to its naïve owner?",
  "Ответ\tМы пили чай в кафе «Bühne»: où, là, ça, été, Straße, Öl, Übergröße, crème brûlée.",
  "\tÉtait-il là? Où? À côté, à l’hôtel Créquy.",
  "\tMañana, señor Ñáñez, en ESPAÑA y SÃO PAULO.",
  "\tÖö. Þá þó það óð æði.",
];

describe("a clean line is no mojibake", () => {
  for (const line of [...RUSSIAN, ...UKRAINIAN, ...BELARUSIAN, ...KAZAKH, ...OTHER_LANGUAGES]) {
    test(line.trim(), () => {
      assert.equal(isMojibake(line), false);
      assert.equal(isMojibake(line.toUpperCase()), false);
      assert.equal(repairMojibake(line), undefined);
    });
  }

  const TRAPS = [
    "",
    "\t",
    "РФ",
    "СССР»",
    "СССР… и РСФСР… — вот",
    "«СССР»,«РСФСР»,«РФ»",
    "буквы «Р» и «С», «Р» и «Р»",
    "В\u00A0этом году С\u00A0другой стороны Р\u00A0У\u00A0Т\u00A0",
    "ЦБ, ФРС, ЕЦБ, МВФ",
    "МВД РФ и ФСБ РФ",
    "дБА",
    "35 дБА, 10 кВт, мРНК, тРНК, рРНК",
    "вОПРОС\tпОЧЕМУ ВСЕ КРИЧАТ?",
    "ТІРІСІ БІРІСІ СІРІ РІСІ",
    "СІРІ ВОВКИ. РІВНЕ. РІЧ. ТЕРИТОРІЯ",
    "Рівне, Сіль, Рєпін, Рёв",
    "Рё",
    "5 °C, 10 €, § 5, © 2019, ® и ™",
    "ÆØÅ æøå ÄÖÜ",
    "слу\u00ADчай\u00ADно сто\u00ADит",
    "ко\uFFFDец \uFFFD\uFFFD",
    "Что??? Р? С?",
    "Да?",
    "Его спросили: «Вы были в КГБ?»",
    "Это 🙂 и é",
  ];
  for (const line of TRAPS)
    test(JSON.stringify(line), () => {
      assert.equal(findMisreading(line), undefined);
    });
});

describe("a line read in the wrong encoding is mojibake and is repaired", () => {
  const PAIRS: readonly [string, (text: string) => string, readonly string[]][] = [
    ["UTF-8 as Windows-1251", AS_UTF8_BY_1251, [...RUSSIAN, ...UKRAINIAN, ...BELARUSIAN, ...KAZAKH]],
    ["UTF-8 as Windows-1252", AS_UTF8_BY_1252, [...RUSSIAN, ...UKRAINIAN, ...BELARUSIAN, ...KAZAKH]],
    ["UTF-8 as Latin-1", AS_UTF8_BY_LATIN1, [...RUSSIAN, ...UKRAINIAN, ...BELARUSIAN, ...KAZAKH]],
    ["Windows-1251 as Windows-1252", AS_1251_BY_1252, [...RUSSIAN, ...UKRAINIAN, ...BELARUSIAN]],
    ["Windows-1251 as Latin-1", AS_1251_BY_LATIN1, [...RUSSIAN, ...UKRAINIAN, ...BELARUSIAN]],
    // Neither has typographic marks, CP866 has no Belarusian `і`.
    ["KOI8-R as Windows-1251", AS_KOI8_BY_1251, RUSSIAN.filter((line) => !/[«»—…№]/u.test(line))],
    ["CP866 as Windows-1251", AS_CP866_BY_1251, RUSSIAN.filter((line) => !/[«»—…]/u.test(line))],
    ["twice UTF-8 as Windows-1251", (text) => AS_UTF8_BY_1251(AS_UTF8_BY_1251(text)), [...RUSSIAN, ...KAZAKH]],
  ];
  for (const [name, misread, lines] of PAIRS) {
    for (const line of lines) {
      test(`${name}: ${line.trim()}`, () => {
        assert.equal(isMojibake(misread(line)), true, misread(line));
        assert.equal(repairMojibake(misread(line)), line);
      });
    }
  }

  test("the `ё` of CP866 and three letters behind it are no character of UTF-8", () => {
    for (const line of ["Ответ\tВ посёлке дождь.", "Ответ\tЁлка растёт в лесу.", "\tЖёлоб и плёнка намокли."]) {
      assert.equal(findMisreading(AS_CP866_BY_1251(line))?.writtenIn, "ibm866", line);
      assert.equal(repairMojibake(AS_CP866_BY_1251(line)), line);
    }
  });

  test("a few words of rare letters are told in KOI8-R, too", () => {
    const line = "\tДве съезд Ещё штуку.";
    assert.equal(repairMojibake(AS_KOI8_BY_1251(line)), line);
  });

  test("typographic marks that KOI8-R and CP866 lack do not hide the rest", () => {
    for (const line of RUSSIAN) {
      assert.equal(isMojibake(AS_KOI8_BY_1251(line)), true, AS_KOI8_BY_1251(line));
      assert.equal(isMojibake(AS_CP866_BY_1251(line)), true, AS_CP866_BY_1251(line));
    }
  });

  test("each names the encoding to read the file in", () => {
    const line = RUSSIAN[1]!;
    const encodings = (text: string) => [findMisreading(text)?.writtenIn, findMisreading(text)?.readAs];
    assert.deepEqual(encodings(AS_UTF8_BY_1251(line)), ["utf-8", "windows-1251"]);
    assert.deepEqual(encodings(AS_UTF8_BY_LATIN1(line)), ["utf-8", "windows-1252"]);
    assert.deepEqual(encodings(AS_1251_BY_LATIN1(line)), ["windows-1251", "windows-1252"]);
    assert.deepEqual(encodings(AS_KOI8_BY_1251(line)), ["koi8-r", "windows-1251"]);
    assert.deepEqual(encodings(AS_CP866_BY_1251(line)), ["ibm866", "windows-1251"]);
  });
});

describe("a line that is mojibake in part", () => {
  const PARTS: readonly [string, string][] = [
    ["Ответ\tР”Р°.", "Ответ\tДа."],
    ["Ответ\tÐ”Ð°.", "Ответ\tДа."],
    ["Ответ\tÂîïðîñ ðåøåí.", "Ответ\tВопрос решен."],
    ["Ответ\tчПРТПУ ТЕЫЕО.", "Ответ\tВопрос решен."],
    ["Ответ\t‚®Їа®б аҐиҐ\u00AD.", "Ответ\tВопрос решен."],
    ["Он сказал вЂ” нет.", "Он сказал — нет."],
    ["Он сказал â€” нет.", "Он сказал — нет."],
    ["Кафе cafГ© и cafÃ©.", "Кафе café и cafÃ©."],
  ];
  for (const [line, expected] of PARTS) {
    test(line, () => {
      assert.equal(isMojibake(line), true);
      assert.equal(findMisreading(line)?.repaired, expected);
    });
  }
});

describe("lost bytes", () => {
  const LINE = "Ответ\tНаши соседи из Москвы и Самары приехали сюда вчера, сказав, что Илья ещё спит.";
  const LOSSES: readonly [string, (text: string) => string][] = [
    ["the byte that Windows-1251 lacks", (text) => AS_UTF8_BY_1251(text).replaceAll("\u0098", "\uFFFD")],
    ["the same, written as a question mark", (text) => AS_UTF8_BY_1251(text).replaceAll("\u0098", "?")],
    ["the same, left out", (text) => AS_UTF8_BY_1251(text).replaceAll("\u0098", "")],
    ["the bytes that Windows-1252 lacks", (text) => AS_UTF8_BY_1252(text).replaceAll(/[\x80-\x9F]/gu, "?")],
    ["the controls of Latin-1, left out", (text) => AS_UTF8_BY_LATIN1(text).replaceAll(/[\x80-\x9F]/gu, "")],
    ["the controls of Latin-1, as U+FFFD", (text) => AS_UTF8_BY_LATIN1(text).replaceAll(/[\x80-\x9F]/gu, "\uFFFD")],
    ["letters of Windows-1251", (text) => AS_1251_BY_LATIN1(text).replaceAll("à", "?")],
    ["letters of KOI8-R", (text) => AS_KOI8_BY_1251(text).replaceAll("У", "\uFFFD")],
    ["letters of CP866", (text) => AS_CP866_BY_1251(text).replaceAll("\u00A0", "?")],
  ];
  for (const [name, misread] of LOSSES) {
    test(`${name} do not hide mojibake, and it is not repaired`, () => {
      assert.equal(isMojibake(misread(LINE)), true, misread(LINE));
      assert.equal(repairMojibake(misread(LINE)), undefined, misread(LINE));
    });
  }

  test("where every second byte is lost the lead bytes still tell", () => {
    assert.equal(isMojibake("Ð?Ð?Ñ? Ð?Ñ?"), true);
    assert.equal(isMojibake("Р?Р?С? Р?С?"), true);
    assert.equal(isMojibake("ÐÐÑÐ ÐÑ"), true);
  });
});

describe("any prose", () => {
  const words = (lines: readonly string[]): string[] => lines.flatMap((line) => line.match(/\p{L}?\p{Ll}{2,}/gu) ?? []);
  const sentence = (vocabulary: readonly string[]) =>
    fc
      .tuple(
        fc.uniqueArray(fc.constantFrom(...vocabulary), { minLength: 4, maxLength: 12, size: "max" }),
        fc.array(fc.constantFrom(" ", ", ", " и ", "; ", ": ", " РФ ", " 15 "), {
          minLength: 12,
          maxLength: 12,
          size: "max",
        }),
        fc.constantFrom(".", "?", "!"),
      )
      .map(([chosen, joints, end]) => {
        const text = chosen.map((word, index) => (index === 0 ? "" : joints[index]!) + word).join("");
        return `\t${text.charAt(0).toUpperCase()}${text.slice(1)}${end}`;
      });
  const russian = sentence(words(RUSSIAN));
  const anyCyrillic = sentence(words([...RUSSIAN, ...UKRAINIAN, ...BELARUSIAN, ...KAZAKH]));

  test("raises no alarm when it is clean", () => {
    fc.assert(fc.property(anyCyrillic, (text) => !isMojibake(text)));
  });

  test("is known and repaired from UTF-8 in every page", () => {
    fc.assert(
      fc.property(
        anyCyrillic,
        fc.constantFrom(AS_UTF8_BY_1251, AS_UTF8_BY_1252, AS_UTF8_BY_LATIN1),
        (text, misread) => {
          assert.equal(repairMojibake(misread(text)), text);
        },
      ),
    );
  });

  test("is known and repaired from every page of Russian", () => {
    const misreadings = fc.constantFrom(AS_1251_BY_LATIN1, AS_1251_BY_1252, AS_KOI8_BY_1251, AS_CP866_BY_1251);
    fc.assert(
      fc.property(russian, misreadings, (text, misread) => {
        assert.equal(repairMojibake(misread(text)), text);
      }),
    );
  });

  test("reading never fails, whatever the characters", () => {
    const alphabet = fc.constantFrom(
      ...Array.from("РСТУврп»…°±іЂ”?\uFFFDÐÑÃ©Âîï®Ґ\u00A0\u00AD\u0098АБВабв аЁ\t🙂\uD83D"),
    );
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 40, size: "max" }), (text) => {
        const repaired = repairMojibake(text);
        assert.ok(repaired === undefined || !isMojibake(repaired));
      }),
    );
  });
});
