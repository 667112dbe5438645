/**
 * Texts to measure with: made by drawing lots from fixed seeds, so that every machine and every run reads the same ones.
 * A smaller text of a kind is the head of a larger one.
 */

import { CLEAN_CORPUS } from "../test/core/support/clean-corpus.ts";
import { randomOf, type Random } from "../test/core/support/planted-faults/random.ts";
import { damaged } from "./damage.ts";

/**
 * - `natural`: an interview without a fault, its lines as long as people's are: about 170 bytes in the middle;
 * - `varied`: the same with whatever else people write into transcripts: formulas, programs, stress marks, other scripts;
 * - `short`: as many lines as there can be, still without a fault;
 * - `huge`: eight lines without a fault, however long the text is;
 * - `damaged`: the natural text with a fault on every line, all of which formatting mends.
 */
export const INPUT_KINDS = ["natural", "varied", "short", "huge", "damaged"] as const;

export type InputKind = (typeof INPUT_KINDS)[number];

const SEEDS: Readonly<Record<InputKind, number>> = {
  natural: 41,
  varied: 45,
  short: 42,
  huge: 43,
  damaged: 41,
};
const DAMAGE_SEED = 44;

const HUGE_LINES = 8;

/** A text of a kind: as many bytes in UTF-8 as asked for, and up to one exchange more. It ends with a line break. */
export function inputText(kind: InputKind, bytes: number): string {
  return inputTexts(kind, bytes, 1)[0]!;
}

/** Texts of a kind, each as many bytes as asked for, no two the same: each goes on where the one before it ends. */
export function inputTexts(kind: InputKind, bytes: number, count: number): string[] {
  const exchanges = exchangesOf(kind, bytes);
  return Array.from({ length: count }, () => textOf(exchanges, bytes));
}

/** The lines of a question and its answer, without their line breaks. */
export type Exchange = readonly string[];

/** Exchanges without an end. */
export type Exchanges = Generator<Exchange, never>;

function exchangesOf(kind: InputKind, bytes: number): Exchanges {
  const random = randomOf(SEEDS[kind]);
  switch (kind) {
    case "natural":
      return naturalExchanges(random);
    case "varied":
      return naturalExchanges(random, ALL);
    case "short":
      return shortExchanges(random);
    case "huge":
      return hugeExchanges(random, bytes / HUGE_LINES);
    case "damaged":
      return damaged(naturalExchanges(random), randomOf(DAMAGE_SEED));
  }
}

function textOf(exchanges: Exchanges, bytes: number): string {
  const texts: string[] = [];
  for (let length = 0; length < bytes;) {
    const text = `${exchanges.next().value.join("\n")}\n`;
    texts.push(text);
    length += Buffer.byteLength(text);
  }
  return texts.join("");
}

function* naturalExchanges(random: Random, from = PLAIN): Exchanges {
  const [questions, statements] = [dealt(random, from.questions), dealt(random, from.statements)];
  for (let number = 1; ; number++) {
    const question = `${opening(random, number)} ${sentence(random, questions)}`;
    const answer = [paragraph(random, statements)];
    while (random.chance(0.4)) answer.push(paragraph(random, statements));
    yield exchangeOf(question, answer);
  }
}

function* shortExchanges(random: Random): Exchanges {
  for (let number = 1; ; number++) {
    const answer = [random.pick(SHORT_ANSWERS)];
    while (random.chance(0.5)) answer.push(random.pick(SHORT_ANSWERS));
    yield exchangeOf(`Пункт ${number}?`, answer);
  }
}

function* hugeExchanges(random: Random, lineBytes: number): Exchanges {
  const [questions, statements] = [dealt(random, PLAIN.questions), dealt(random, PLAIN.statements)];
  for (let number = 1; ; number++) {
    const question = [opening(random, number), ...sentences(random, questions, lineBytes)];
    yield exchangeOf(question.join(" "), [[...sentences(random, statements, lineBytes)].join(" ")]);
  }
}

function exchangeOf(question: string, answer: readonly string[]): Exchange {
  return [`Вопрос\t${question}`, ...answer.map((text, index) => `${index === 0 ? "Ответ" : ""}\t${text}`)];
}

/** How a question begins. No two have the same number, so that no question is asked twice. */
function opening(random: Random, number: number): string {
  return random.pick([
    `Пункт ${number}.`,
    `Обращение № ${number}.`,
    `${random.pick(NAMES)}, вернёмся к пункту ${number}.`,
    `${random.pick(NAMES)}, вам пришло письмо № ${number}.`,
  ]);
}

function paragraph(random: Random, from: Deck): string {
  return Array.from({ length: random.pick([1, 1, 2, 3]) }, () => sentence(random, from)).join(" ");
}

function* sentences(random: Random, from: Deck, bytes: number): Generator<string, void> {
  for (let length = 0; length < bytes;) {
    const next = sentence(random, from);
    length += Buffer.byteLength(next) + 1;
    yield next;
  }
}

type Deck = Generator<string, never>;

/**
 * Items as cards are dealt: each once, in an order drawn by lot, before any comes again. So a small text has as much of everything,
 * for its size, as a large one.
 */
function* dealt(random: Random, items: readonly string[]): Deck {
  for (;;) yield* random.shuffled(items);
}

/** With numbers of its own, where there are any. */
function sentence(random: Random, from: Deck): string {
  return from.next().value.replaceAll(/[1-9]/g, () => String(1 + random.integer(9)));
}

/** Sentences to choose from, questions and others. */
interface Sentences {
  readonly questions: readonly string[];
  readonly statements: readonly string[];
}

/** Every sentence of some Russian transcripts of the clean corpus that is clean without its neighbours, too. */
function sentencesOf(isWanted: (name: string) => boolean): Sentences {
  const all = CLEAN_CORPUS.filter(({ name, text }) => isWanted(name) && !/^(?!Вопрос\t|Ответ\t|\t)./mu.test(text))
    .flatMap(({ text }) => text.split("\n"))
    .flatMap((line) => line.slice(line.indexOf("\t") + 1).split(/(?<=[.!?…]) (?=[А-ЯЁ])/u))
    .filter((one) => /^[А-ЯЁ].*[а-яё][.!?…]$/u.test(one) && one.split(" ").length >= 3 && isPaired(one));
  return {
    questions: all.filter((one) => one.endsWith("?")),
    statements: all.filter((one) => !one.endsWith("?")),
  };
}

/** Formulas, programs, stress marks and other scripts are for those who write of them. */
const PECULIAR = /^(?:developers|laboratory|language-lesson|parish-talk|theatre-and-books)/;

const PLAIN = sentencesOf((name) => !PECULIAR.test(name));
const ALL = sentencesOf(() => true);

const NAMES = [
  "Анна Петровна",
  "Сергей Николаевич",
  "Ольга Викторовна",
  "Рустам Маратович",
  "Мария Львовна",
  "Игорь Олегович",
  "Татьяна Васильевна",
  "Иван Кузьмич",
];

const SHORT_ANSWERS = ["Да.", "Нет.", "Согласен.", "Не помню.", "Принято.", "Тоже да.", "Позже."];

/** No marks that come in pairs but whole pairs of guillemets and parentheses. */
function isPaired(sentence: string): boolean {
  return !/[«»„“”"()[\]]/u.test(sentence.replaceAll(/«[^«»()]*»|\([^«»()]*\)/gu, ""));
}
