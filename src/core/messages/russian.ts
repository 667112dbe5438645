import { isWhiteOrInvisible } from "../text/characters.ts";
import type { LookalikeFault, Sentences } from "./catalogue.ts";
import { characterRuns, codePointName, type LetterScript, letterScript } from "./character-runs.ts";
import { inForm } from "./counts.ts";

type Forms = readonly [one: string, few: string, many: string];

/** A name in its three forms, the character's code behind each. */
function forms(code: string, ...[one, few, many]: Forms): Forms {
  return [`${one} ${code}`, `${few} ${code}`, `${many} ${code}`];
}

/** What no reader sees, by name: один, два, пять. */
const NAMES: ReadonlyMap<string, Forms> = new Map([
  ["\t", ["табуляция", "табуляции", "табуляций"]],
  [" ", ["пробел", "пробела", "пробелов"]],
  ["\u000B", forms("U+000B", "вертикальная табуляция", "вертикальные табуляции", "вертикальных табуляций")],
  ["\u000C", forms("U+000C", "перевод страницы", "перевода страницы", "переводов страницы")],
  ["\u0085", forms("U+0085", "знак новой строки", "знака новой строки", "знаков новой строки")],
  ["\u00A0", forms("U+00A0", "неразрывный пробел", "неразрывных пробела", "неразрывных пробелов")],
  ["\u2002", forms("U+2002", "полукруглый пробел", "полукруглых пробела", "полукруглых пробелов")],
  ["\u2003", forms("U+2003", "круглый пробел", "круглых пробела", "круглых пробелов")],
  ["\u2007", forms("U+2007", "цифровой пробел", "цифровых пробела", "цифровых пробелов")],
  ["\u2009", forms("U+2009", "тонкий пробел", "тонких пробела", "тонких пробелов")],
  ["\u200A", forms("U+200A", "волосяной пробел", "волосяных пробела", "волосяных пробелов")],
  ["\u2028", forms("U+2028", "разделитель строк", "разделителя строк", "разделителей строк")],
  ["\u2029", forms("U+2029", "разделитель абзацев", "разделителя абзацев", "разделителей абзацев")],
  ["\u202F", forms("U+202F", "узкий неразрывный пробел", "узких неразрывных пробела", "узких неразрывных пробелов")],
  ["\u3000", forms("U+3000", "широкий пробел", "широких пробела", "широких пробелов")],
  ["\u00AD", forms("U+00AD", "мягкий перенос", "мягких переноса", "мягких переносов")],
  ["\u200B", forms("U+200B", "пробел нулевой ширины", "пробела нулевой ширины", "пробелов нулевой ширины")],
  [
    "\u200C",
    forms("U+200C", "разъединитель нулевой ширины", "разъединителя нулевой ширины", "разъединителей нулевой ширины"),
  ],
  [
    "\u200D",
    forms("U+200D", "соединитель нулевой ширины", "соединителя нулевой ширины", "соединителей нулевой ширины"),
  ],
  [
    "\u200E",
    forms(
      "U+200E",
      "знак направления слева направо",
      "знака направления слева направо",
      "знаков направления слева направо",
    ),
  ],
  [
    "\u200F",
    forms(
      "U+200F",
      "знак направления справа налево",
      "знака направления справа налево",
      "знаков направления справа налево",
    ),
  ],
  ["\u2060", forms("U+2060", "соединитель слов", "соединителя слов", "соединителей слов")],
  ["\uFEFF", forms("U+FEFF", "метка порядка байтов", "метки порядка байтов", "меток порядка байтов")],
]);

function named(text: string): string {
  if (text === "") return "ничего";
  return characterRuns(text)
    .map(({ character, count }) => {
      const [one, few, many] = NAMES.get(character) ?? unnamed(character);
      return count === 1 ? one : `${count} ${inForm("ru", count, { one, few, many })}`;
    })
    .join(", ");
}

function unnamed(character: string): Forms {
  if (!isWhiteOrInvisible(character.charCodeAt(0))) {
    const shown = quoted(character);
    return [shown, shown, shown];
  }
  return forms(codePointName(character), "знак", "знака", "знаков");
}

/** Angle quotation marks; the inner ones of a text that holds such marks itself are the lower ones. */
function quoted(text: string): string {
  return /[«»]/.test(text) ? `„${text}“` : `«${text}»`;
}

/** In the gender of «буква», which is what each of them says. */
const SCRIPTS: Readonly<Record<LetterScript, { readonly nominative: string; readonly genitive: string }>> = {
  Latin: { nominative: "латинская ", genitive: "латинской " },
  Cyrillic: { nominative: "кириллическая ", genitive: "кириллической " },
  Greek: { nominative: "греческая ", genitive: "греческой " },
  digit: { nominative: "цифра ", genitive: "цифры " },
  other: { nominative: "", genitive: "" },
};

function fault(given: LookalikeFault): string {
  switch (given.kind) {
    case "twin": {
      const { nominative } = SCRIPTS[letterScript(given.found)];
      const { genitive } = SCRIPTS[letterScript(given.meant)];
      return `${nominative}${quoted(given.found)} вместо ${genitive}${quoted(given.meant)}`;
    }
    case "invisible":
      return `невидимый знак: ${named(given.character)}`;
    case "decomposed":
      return `${quoted(given.letter)} набрано двумя знаками, буквой и значком над ней`;
  }
}

/** What findings and fixes say in Russian. */
export const RUSSIAN: Sentences = {
  "label-separator": ({ label, found }) => `Между «${label}» и текстом: ${named(found)}. Нужна ровно одна табуляция.`,
  "label-alone": ({ label }) =>
    `«${label}» стоит отдельной строкой, а текст начинается ниже. Поставьте его за меткой, через табуляцию.`,
  "label-form.case": ({ label, found }) => `«${found}»: эта метка пишется «${label}».`,
  "label-form.bullet": ({ found }) => `Перед меткой знак списка ${quoted(found)}. Строка должна начинаться с метки.`,
  "label-form.list-number": ({ found }) =>
    `Перед меткой номер пункта ${quoted(found)}. Строка должна начинаться с метки.`,
  "label-form.number": ({ label, found }) =>
    `После «${label}» стоит номер ${quoted(found)}. Вопросы и ответы не нумеруются: уберите номер.`,
  "label-form.remark": ({ label, found }) =>
    `Между «${label}» и текстом стоит ремарка ${quoted(found)}. Перенесите её в начало текста.`,
  "label-form.misspelling": ({ label, found }) => `«${found}»: видимо, опечатка в метке «${label}».`,
  "label-lookalike": ({ label, faults }) =>
    `Метка «${label}» набрана не теми знаками: ${faults.map(fault).join("; ")}.`,
  "label-indent": ({ label, found }) => `Перед «${label}»: ${named(found)}. Метка стоит в самом начале строки.`,
  "continuation-indent": ({ found }) => `Отступ: ${named(found)}. Продолжение отбивается ровно одной табуляцией.`,
  "tab-in-text": ({ found }) => `Внутри текста: ${named(found)}. Слова разделяются пробелом.`,
  "repeated-space": ({ found, kept }) =>
    `Подряд: ${named(found)}. ${kept === " " ? "Достаточно одного пробела" : `Оставьте один знак: ${named(kept)}`}.`,
  "trailing-space": ({ found }) => `В конце строки: ${named(found)}. После текста ничего быть не должно.`,
  "blank-line": ({ found }) =>
    found === ""
      ? "Пустая строка. В транскрипте их не бывает: уберите её."
      : `Строка без текста: ${named(found)}. В транскрипте таких не бывает: уберите её.`,
  "blank-line.last": ({ found }) => `После последней строки: ${named(found)}. Уберите лишнее.`,
  "empty-turn": ({ label }) => `После «${label}» нет текста. Впишите его или уберите метку.`,
  "stray-line": () => "В начале строки нет ни метки, ни табуляции. Укажите, что это: продолжение, вопрос или ответ.",
  "unknown-label": ({ found }) => `Неизвестная метка «${found}». Укажите, вопрос это или ответ.`,
  "orphan-paragraph": () => "Абзац стоит до первой метки. Укажите, вопрос это или ответ.",
  "answer-without-question": ({ label }) =>
    `Транскрипт начинается с метки «${label}». Поставьте перед ней вопрос, на который здесь отвечают.`,
  "unanswered-question": ({ label, isLast }) =>
    `После «${label}» нет ответа. Впишите его${isLast ? "" : " или объедините вопрос со следующим"}.`,
  "consecutive-answers": ({ label }) =>
    `«${label}» следует сразу за ответом. Если вопроса между ними не было, это продолжение того же ответа.`,

  "fix.one-tab": ({ found }) => `Заменить одной табуляцией: ${named(found)}`,
  "fix.join-paragraph": ({ label }) => `Поднять текст к метке «${label}»`,
  "fix.write-label": ({ label, found }) => `Заменить «${found}» на «${label}»`,
  "fix.replace-letters": ({ replacement }) => `Набрать «${replacement}» правильными буквами`,
  "fix.remove-bullet": ({ found }) => `Убрать знак списка ${quoted(found)}`,
  "fix.remove-list-number": ({ found }) => `Убрать номер пункта ${quoted(found)}`,
  "fix.remove-number": ({ found }) => `Убрать номер ${quoted(found)}`,
  "fix.move-remark": ({ found }) => `Перенести ${quoted(found)} в начало текста`,
  "fix.remove-list-numbers": () => "Убрать номера пунктов",
  "fix.remove-numbers": () => "Убрать номера",
  "fix.move-remarks": () => "Перенести ремарки в начало текста",
  "fix.one-tab-each": () => "Поставить после метки одну табуляцию",
  "fix.remove-white": ({ found }) => `Убрать: ${named(found)}`,
  "fix.one-space": ({ kept }) => (kept === " " ? "Оставить один пробел" : `Оставить один знак: ${named(kept)}`),
  "fix.space-instead": ({ found }) => `Заменить пробелом: ${named(found)}`,
  "fix.remove-line": () => "Убрать пустую строку",
  "fix.make-continuation": () => "Сделать продолжением",
  "fix.make-question": ({ label }) => `Сделать вопросом («${label}»)`,
  "fix.make-answer": ({ label }) => `Сделать ответом («${label}»)`,
  "fix.question-instead": ({ label, found }) => `Сделать вопросом: «${label}» вместо «${found}»`,
  "fix.answer-instead": ({ label, found }) => `Сделать ответом: «${label}» вместо «${found}»`,

  "format-refused.mojibake": ({ mojibakeLines, textLines }) =>
    `Форматирование не выполнено: ${mojibakeLines} из ${textLines} ` +
    `${inForm("ru", textLines, { one: "строки", few: "строк", many: "строк" })} с текстом ` +
    "прочитаны не в той кодировке. Сначала откройте файл в правильной.",
  "format-refused.words-changed": ({ line }) =>
    `Форматирование не выполнено: оно изменило бы текст в строке ${line}. Сначала исправьте её вручную.`,
  "format-refused.no-end": ({ passes }) =>
    `Форматирование не выполнено: за ${passes} ${inForm("ru", passes, { one: "проход", few: "прохода", many: "проходов" })} ` +
    "исправлено ещё не всё.",

  "label-separator.summary": () => "между меткой и текстом не ровно одна табуляция",
  "label-alone.summary": () => "метка стоит отдельной строкой, а текст начинается ниже",
  "label-form.summary": () => "метка не в том регистре, с опечаткой, со знаком списка, номером или ремаркой",
  "label-lookalike.summary": () => "в метке буквы другого алфавита или невидимые знаки",
  "label-indent.summary": () => "отступ перед меткой",
  "continuation-indent.summary": () => "продолжение отбито не ровно одной табуляцией",
  "tab-in-text.summary": () => "табуляция или другой разделительный знак внутри текста",
  "repeated-space.summary": () => "два пробела подряд или больше внутри текста",
  "trailing-space.summary": () => "пробелы в конце строки",
  "blank-line.summary": () => "строка без текста",
  "empty-turn.summary": () => "вопрос или ответ без текста",
  "stray-line.summary": () => "строка, перед которой нет ни метки, ни табуляции",
  "unknown-label.summary": () => "в начале строки слово и табуляция, но такой метки нет",
  "orphan-paragraph.summary": () => "абзац до первой метки",
  "answer-without-question.summary": () => "транскрипт начинается с ответа",
  "unanswered-question.summary": () => "за вопросом не следует ответ",
  "consecutive-answers.summary": () => "ответ сразу за ответом",
};
