import { skipBlank, skipBlankBackward } from "./characters.ts";
import { type Span, span, touches } from "./span.ts";

/**
 * Sentences of Russian prose. A sentence ends at `.`, `!`, `?` or `…` (and the closing marks behind it) when white and
 * then a capital, a digit or a dash with a capital follow, unless the full stop is an abbreviation's or an initial's:
 * `т. е.`, `г. Москва`, `ст. 5`, `И. И. Петров`. Where such a full stop could end the sentence as well (`в 1990 г. Он…`),
 * it does when the next word is one that is written with a capital only at the head of a sentence.
 *
 * `Intl.Segmenter` knows none of this: it breaks after `г.` and after every initial.
 */

const TERMINATOR = /[.!?…]/u;
const CLOSING = /[»“”"’)\]]/u;
const BEFORE_FIRST_WORD = /[«„“"‘([\s—–-]/u;
const CAPITAL = /[\p{Lu}\p{Lt}]/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;

/** Without their full stops; words of one letter are abbreviations anyway, but for `я`. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    "гг вв ст стр гл рис табл см ср им ул пр просп пер пл бул наб корп кв обл респ пос дер оз р-н тел доб комн " +
    "тов гр г-н г-жа г-да проф акад доц св инж ген полк подполк кап лейт серж мл зам зав нач пом деп чл чл-корр канд " +
    "сб изд ред напр прим кн вып тт пп англ лат нем фр рус др руб коп тыс млн млрд чел экз мин сек " +
    "янв фев февр апр авг сент окт нояб дек mr mrs ms dr prof st vs etc inc ltd jr sr"
  ).split(" "),
);

/** Words that stand with a capital only where a sentence begins: no name is made of them. */
const OPENERS: ReadonlySet<string> = new Set(
  (
    "я мы ты вы он она оно они это этот эта эти тот та те то так там тут тогда теперь сейчас сегодня вчера завтра потом " +
    "затем после поэтому потому если когда пока хотя чтобы что кто как где куда откуда почему зачем сколько какой какая " +
    "какие и а но да нет не ни или либо же ведь вот в во на с со к ко о об от до из за по под при про для без у через " +
    "между всё все каждый кроме также однако впрочем например конечно возможно наверное его её их мой наш ваш свой"
  ).split(" "),
);

/** `и т. д.`, `и т. п.`, `и др.`, `и пр.` end what they list, and the sentence with it when a capital follows. */
const LIST_ENDING = /(?<!\p{L})и\s+(?:т\.\s*[дп]|др|пр)$/u;
const LIST_ENDING_REACH = 12;

/** The sentence of the paragraph `within` that the column touches, or undefined in the white between two sentences. */
export function sentenceAt(text: string, within: Span, column: number): Span | undefined {
  for (const sentence of sentences(text, within)) {
    if (touches(sentence, column)) return sentence;
    if (sentence.start > column) return undefined;
  }
  return undefined;
}

/** The sentences of the paragraph `within` in order, each without the white around it. */
export function* sentences(text: string, within: Span): IterableIterator<Span> {
  let start = skipBlank(text, within.start, within.end);
  let index = start;
  /** Up to where letters of the sentence have been looked for, none of which has been found. */
  let searched = start;
  while (index < within.end) {
    if (!TERMINATOR.test(text[index]!)) {
      index++;
      continue;
    }
    const mark = index;
    index = skipWhile(text, index, within.end, TERMINATOR);
    const isLoneStop = text[mark] === "." && index === mark + 1;
    const end = skipWhile(text, index, within.end, CLOSING);
    const next = skipBlank(text, end, within.end);
    if (next > end && next < within.end && beginsSentence(text, next, within.end)) {
      while (searched < mark && !LETTER.test(characterAt(text, searched))) searched++;
      if (end > index || !isLoneStop || endsSentence(text, start, mark, next, within.end, searched < mark)) {
        yield span(start, end);
        start = next;
        searched = next;
      }
    }
    index = Math.max(end, index);
  }
  const end = skipBlankBackward(text, start, within.end);
  if (start < end) yield span(start, end);
}

function beginsSentence(text: string, from: number, to: number): boolean {
  const first = skipWhile(text, from, to, BEFORE_FIRST_WORD);
  if (first === to) return false;
  if (DIGIT.test(text[first]!)) return first === from;
  return CAPITAL.test(characterAt(text, first));
}

/**
 * Whether the lone full stop at `mark` ends the sentence that began at `start`, given what follows could begin one, and
 * whether the sentence has a letter.
 */
function endsSentence(
  text: string,
  start: number,
  mark: number,
  next: number,
  to: number,
  hasLetter: boolean,
): boolean {
  const word = /[\p{L}\p{M}-]*$/u.exec(text.slice(Math.max(start, mark - 20), mark))![0];
  // `1. Первое`: the number of a list, not a sentence.
  if (word === "") return hasLetter;
  if (!isAbbreviation(word)) return true;
  if (DIGIT.test(text[next]!)) return false;
  return LIST_ENDING.test(text.slice(Math.max(start, mark - LIST_ENDING_REACH), mark)) || isOpener(text, next, to);
}

function isAbbreviation(word: string): boolean {
  return (word.length === 1 && word !== "я") || ABBREVIATIONS.has(word.toLowerCase());
}

function isOpener(text: string, from: number, to: number): boolean {
  const first = skipWhile(text, from, to, BEFORE_FIRST_WORD);
  const word = /^[\p{L}\p{M}-]+/u.exec(text.slice(first, Math.min(to, first + 20)))?.[0];
  // A letter with a full stop is one more initial, not the word `А` or `И`.
  return word !== undefined && OPENERS.has(word.toLowerCase()) && text[first + word.length] !== ".";
}

function skipWhile(text: string, from: number, to: number, characters: RegExp): number {
  let index = from;
  while (index < to && characters.test(text[index]!)) index++;
  return index;
}

function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index)!);
}
