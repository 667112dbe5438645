import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { isTranscriptByContent } from "../../src/core/features/recognition.ts";
import { formatTranscript } from "../../src/core/format.ts";
import { check } from "../../src/core/rules/engine.ts";
import { BUILT_IN_LABELS } from "../../src/core/transcript/labels.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { CLEAN_CORPUS } from "./support/clean-corpus.ts";

const LABELS = BUILT_IN_LABELS.map(({ text }) => text);
const CANONICAL_LINE = new RegExp(`^(${LABELS.join("|")})?\\t\\S+([ \\u00A0\\u2009\\u202F]\\S+)*$`, "u");

/** What is found, where it is found, as a reader of the failure wants to see it. */
function problems(text: string): string[] {
  const transcript = Transcript.parse(text);
  return check(transcript).map(({ rule, span: { start, end } }) => {
    const [before, found, after] = [text.slice(start - 20, start), text.slice(start, end), text.slice(end, end + 20)];
    return `${transcript.lineAt(start) + 1}: ${rule}: ${before}⟦${found}⟧${after}`;
  });
}

for (const { name, text } of CLEAN_CORPUS) {
  describe(name, () => {
    test("is canonical, line by line, and in NFC", () => {
      assert.match(text, /\n$/);
      for (const line of text.slice(0, -1).split("\n")) assert.match(line, CANONICAL_LINE);
      assert.equal(text.normalize("NFC"), text);
    });

    test("has nothing that any rule finds, whatever the line breaks", () => {
      assert.deepEqual(problems(text), []);
      assert.deepEqual(problems(text.slice(0, -1)), []);
      assert.deepEqual(problems(`\uFEFF${text.replaceAll("\n", "\r\n")}`), []);
    });

    test("is left by formatting as it is", () => {
      assert.deepEqual(formatTranscript(Transcript.parse(text)), { kind: "formatted", edits: [] });
    });

    test("would be known for a transcript by its content", () => {
      assert.ok(isTranscriptByContent(text.split("\n")));
    });

    test("is long enough to be a conversation", () => {
      const { lineCount, exchangeCount } = Transcript.parse(text);
      assert.ok(lineCount >= 41 && lineCount <= 121);
      assert.ok(exchangeCount >= 12);
    });
  });
}

test("there are sixteen transcripts or more", () => {
  assert.ok(CLEAN_CORPUS.length >= 16);
});

/** What correct text holds and a rule may stumble over: the corpus is worth what is in it. */
const KINDS: Readonly<Record<string, readonly (RegExp | string)[]>> = {
  "dates, times, ages, telephone numbers": [
    /\d{2}\.\d{2}\.\d{4}/,
    "14:30",
    "к\u00A09:00",
    "1979\u00A0г.\u00A0р.",
    "86\u00A0лет",
    "+7\u00A0900\u00A0000-00-00",
    "8\u00A0(800)\u00A0000-00-00",
  ],
  "initials, with spaces and without, before and behind the name": [
    /[А-Я]\.\u00A0[А-Я]\.\u00A0[А-Я][а-я]+/u,
    /[А-Я]\.[А-Я]\.[А-Я][а-я]+/u,
    /[А-Я][а-я]+\u00A0[А-Я]\.\u00A0[А-Я]\./u,
    "И.Петров",
    "о.\u00A0Николаю",
    "О. Александр",
    "Прп. Трифон",
  ],
  "abbreviations, with spaces and without": [
    "т.\u00A0е.",
    "и\u00A0т.\u00A0д.",
    "и\u00A0т.\u00A0п.",
    "в\u00A0т.\u00A0ч.",
    "т.е. или",
    "ул.\u00A0",
    "им.\u00A0Гагарина",
    "им.Ленина",
    "г.Москва",
    "ул.Лесная",
    "с.Берёзовка",
    "до н.\u00A0э.",
    "в. в ",
    "эл.\u00A0проводка",
  ],
  "law and scripture": [
    "ст.\u00A0105 ч.\u00A02 п.\u00A0«а» УК\u00A0РФ",
    "№\u00A05-ФЗ",
    "л.\u00A0д.\u00A048—51",
    "Ин.\u00A03:16",
    "1\u00A0Кор.\u00A08:8",
  ],
  sport: ["3:2", "1:0", "ЦСКА", "Хет-трик", "«Спартак» — «Зенит»", "90+4-й", "10×400"],
  science: [
    "CO₂",
    "H₂O",
    "C₆H₈O₆",
    "Zn²⁺",
    "10⁻²⁸",
    "°C",
    "α-частиц",
    "p < 0,05",
    "p-значение",
    "x² + y² = z²",
    "E = mc²",
    "DNA",
    "мРНК",
    "pH",
    "SARS-CoV-2",
    "Y-хромосома",
    "¹⁴C ",
    "Витамин C,",
    "±2,5",
    "54°50′",
  ],
  "money and measure": ["₽", "€4,5", "5\u00A0%", "USD/RUB", "+3,5\u00A0п.\u00A0п.", "−0,4", "58,7\u00A0руб./л", "1:10"],
  "numbers with every space that belongs in one": [
    /\d\u00A0\d{3}\u00A0\d{3}/,
    /\d\u202F\d{3}\u202F\d{3}/,
    /\d\u2009\d{3}\u2009\d{3}/,
  ],
  "Roman numerals": ["XIX", "XVI", "IV\u00A0квартал", "II\u00A0гильдии", "XXI"],
  "Latin among Russian": [
    "iPhone\u00A015",
    "C++,",
    ". C++ ",
    ".NET",
    "C# ",
    "Wi-Fi-розетк",
    "USB-C",
    "IT-компании",
    "IT-шники",
    "PR-щик",
    "SMS-ка",
    "SMSка",
    "SMSки",
    "WhatsApp'е",
    "WhatsAppе",
    "DevOps'ам",
    "JSON-файл",
    "1С-ники",
    "3D",
  ],
  "addresses, paths, names in code": [
    /https:\/\/\S+\?\S+#/,
    /\S+@\S+\.org/,
    "abuse@пример.рф",
    "C:\\Users\\Иван\\",
    "/etc/",
    "~/.config",
    "$HOME/данные",
    "snake_case",
    "повтор_записи",
    "отчёт_v2_final.docx",
    "getOrCreate",
    "1.2.3",
    "#осень2024",
    "#Первый_снег",
    "@ivan_petrov",
  ],
  "emoji: families, flags, skin tones, keycaps, variation selectors": [
    /\u{1F468}\u200D\u{1F469}\u200D\u{1F467}/u,
    /[\u{1F1E6}-\u{1F1FF}]{2}/u,
    /\p{Emoji_Modifier}/u,
    /\p{Emoji_Modifier}\u200D/u,
    /\d\uFE0F\u20E3/u,
    /\uFE0F\u200D/u,
    /\u2764\uFE0F/u,
    /\u{1F3F4}[\u{E0061}-\u{E007A}]+\u{E007F}/u,
  ],
  smileys: [" :) ", "=))", ":(", ";-)", ":-)", "повезло))"],
  "quotations in quotations, over paragraphs, of Russian firms": [
    /«[^«»]*„[^„“«»]*“[^«»]*»/u,
    /„[^“]*«[^»]*»“»/u,
    "ПАО «НК «Роснефть»",
    /«[^»\n]*\n\t[^«»\n]*\n\t[^«»\n]*»/u,
    "“dreich”",
  ],
  "parentheses and brackets": [/\([^()\n]*\n\t[^()\n]*\)/u, "(Смеётся.)"],
  "inches and minutes": ['27" ', '32" ', '"ошибка 5"', "27″", "5′"],
  "verse and dialogue": [/! \/ /, /\t— \S/u, " / Пора"],
  "lists by numbers and letters": [/\n\t1\) /, /\n\t1\. /, /\n\t12\. /, /: а\) /u, /; ә\) /u, /\n\t— справка/u],
  "ellipses and marks in a row": ["?..", "!..", "?!", "…и ", "… и ", "!!!", "А-а", "Э-э"],
  "doubled words that are right": [
    "и правда, правда",
    "что-что",
    "еле-еле",
    "то, что что-то",
    "что, что бы",
    "так так",
    "и «и»",
    "«и», ",
    "Да-да",
    "Нет-нет-нет",
  ],
  "suspended hyphens": ["теле- и ", "тепло- и ", "авто-, мото- и ", "пяти- или ", "радио- либо ", "9- и 10-", "до- и "],
  "label words in prose": [
    /\tВопрос-ответ /u,
    /\tОтвет прост: нет/u,
    /\tВопрос о границе/u,
    /\n\tВопрос — это/u,
    "вопрос — и ответ",
    "Вопрос от районной газеты",
    /\tСұрақ — есік/u,
    /\tАдказ просты/u,
    "The Answer,",
  ],
  "stress marks": [/[аеиоуыэюяё]\u0301/u, "за́мок", "небесе́х"],
  "old letters and other alphabets": ["дѣйствіяхъ", "ὁ ὤν", "ΜΡ ΘΥ", "naïve", "Gdańsk", "ʼя"],
};

describe("the corpus still holds", () => {
  const corpus = CLEAN_CORPUS.map(({ text }) => text).join("");
  for (const [what, kinds] of Object.entries(KINDS)) {
    test(what, () => {
      const missing = kinds.filter((kind) => (typeof kind === "string" ? !corpus.includes(kind) : !kind.test(corpus)));
      assert.deepEqual(missing, []);
    });
  }

  test("every label, and every letter of the languages that the labels are in", () => {
    for (const label of LABELS) assert.ok(corpus.includes(`\n${label}\t`), label);
    const letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіїєґў";
    assert.deepEqual(
      Array.from(letters).filter((letter) => !corpus.includes(letter)),
      [],
    );
  });

  test("Kazakh and Russian in one transcript", () => {
    assert.ok(CLEAN_CORPUS.some(({ text }) => /^Сұрақ\t/mu.test(text) && /^Ответ\t/mu.test(text)));
  });
});
