import type { RuleId } from "../../../../src/core/rules/rule.ts";
import { CLEAN_CORPUS } from "../clean-corpus.ts";

export type Language = "ru" | "kk" | "uk" | "be" | "en";
export type Asking = "question" | "answer";

export interface KnownLabel {
  readonly text: string;
  readonly role: Asking;
  readonly language: Language;
}

const label = (text: string, role: Asking, language: Language): KnownLabel => ({ text, role, language });

/** As the format's reference lists them. */
export const LABELS: readonly KnownLabel[] = [
  label("Вопрос", "question", "ru"),
  label("Ответ", "answer", "ru"),
  label("Сұрақ", "question", "kk"),
  label("Жауап", "answer", "kk"),
  label("Питання", "question", "uk"),
  label("Відповідь", "answer", "uk"),
  label("Пытанне", "question", "be"),
  label("Адказ", "answer", "be"),
  label("Question", "question", "en"),
  label("Answer", "answer", "en"),
];

export const RUSSIAN_QUESTION = LABELS[0]!;
export const RUSSIAN_ANSWER = LABELS[1]!;

/** A turn of a clean transcript: its label, and its paragraphs. */
export interface CleanTurn {
  readonly label: KnownLabel;
  readonly paragraphs: readonly string[];
}

/** A question and what is answered to it. */
export type CleanExchange = readonly CleanTurn[];

/** The exchanges of the clean corpus, file by file. */
export const CLEAN_EXCHANGES: readonly (readonly CleanExchange[])[] = CLEAN_CORPUS.map(({ text }) => exchangesOf(text));

function exchangesOf(text: string): CleanExchange[] {
  const exchanges: { label: KnownLabel; paragraphs: string[] }[][] = [];
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const [head, paragraph] = line.split("\t") as [string, string];
    const label = LABELS.find((known) => known.text === head);
    if (label === undefined) exchanges.at(-1)!.at(-1)!.paragraphs.push(paragraph);
    else if (label.role === "question") exchanges.push([{ label, paragraphs: [paragraph] }]);
    else exchanges.at(-1)!.push({ label, paragraphs: [paragraph] });
  }
  return exchanges;
}

/** Answers that nobody has asked for. */
export const MORE_ANSWERS: readonly string[] = [
  "И ещё одно: ключи от архива лежат у дежурного по этажу.",
  "Добавлю, что старый колодец засыпали ещё прошлой осенью.",
  "Кстати, лодочную станцию тоже передали в аренду соседям.",
  "Замечу, что список участников мы вывесили у самой проходной.",
];

/** Lines without a label and without a TAB before them. */
export const STRAY_LINES: readonly string[] = [
  "В зале гаснет свет, и дежурный несёт свечи.",
  "Запись прерывается на несколько минут из-за грозы.",
  "Председатель просит тишины и звонит в колокольчик.",
  "Слышен шум подъезжающего автобуса, гости рассаживаются.",
  "граница проходит за старой мельницей, сразу за рекой",
  "Вопрос о границе отложили до вечера.",
  "вопрос — и ответ на него записали отдельно",
  "Вопрос - осознание незнания.",
  "Вопрос-ответ вели двое дежурных.",
];

/** Paragraphs that stand before the first label. */
export const PROLOGUES: readonly string[] = [
  "Беседу записали в читальном зале районной библиотеки.",
  "Стенограмма даётся с небольшими сокращениями по просьбе участников.",
  "Разговор состоялся накануне открытия новой переправы.",
];

/** Whoever speaks without being known as a label. The last is as long as a name may be. */
export const SPEAKERS: readonly string[] = [
  "Модератор",
  "Корреспондент",
  "Голос из зала",
  "Секретарь",
  "Дежурный по этажу",
  "Заместитель председателя правления клуба",
];

/** One character more than a name may have. */
export const TOO_LONG_FOR_A_NAME = "Заместитель председателя правления клубов";

export const SPOKEN: readonly string[] = [
  "Прошу занять места поближе к сцене.",
  "Добрый день, начинаем встречу через минуту.",
  "Напоминаю, что вход свободный до самого вечера.",
  "Спасибо всем, кто пришёл сегодня пораньше.",
];

/** Paragraphs whose first word is a label and that are none of its text. */
export const OPENED_BY_A_LABEL_WORD: Readonly<Record<Asking, readonly string[]>> = {
  question: ["Вопрос о крыше: кто её чинит?", "Ответ жителям когда дадут?", "вопрос простой: где лестница?"],
  answer: ["Ответ прост: денег хватит до весны.", "Вопрос решили вчера, всем двором.", "ответ пока такой: ждите лета"],
};

export const REMARKS: readonly string[] = ["(смеётся)", "(тихо, в сторону)", "(после паузы)", "(ж. р.)"];

/** What looks like a fault to whoever is in a hurry, and the rule that must keep silent; words go before and after. */
export const NO_FAULTS: readonly (readonly [rule: RuleId, text: string])[] = [
  ["embedded-label", ", Вопрос: "],
  ["embedded-label", ". вопрос: "],
  ["invisible-character", " \u{1F468}\u200D\u{1F469}\u200D\u{1F467} "],
  ["invisible-character", " \u2764\uFE0F "],
  ["decomposed-letter", " за\u0301мок "],
  ["mixed-script", " SMSка "],
  ["mixed-script", " WhatsAppе "],
  ["mixed-script", " PRщик "],
  ["mixed-script", " IT-компания "],
  ["mark-spacing", " им.Ленина "],
  ["mark-spacing", " И.Петров "],
  ["mark-spacing", " теле- и радио "],
  ["unpaired-mark", " :) "],
  ["unpaired-mark", " ;-) "],
  ["unpaired-mark", " =)) "],
  ["unpaired-mark", " :( "],
  ["unpaired-mark", " а) "],
  ["unpaired-mark", " 12) "],
  ["unpaired-mark", " «НК «Роснефть» "],
  ["repeated-space", "\u00A0"],
  ["repeated-space", "\u2009"],
];
