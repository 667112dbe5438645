import { isInvisible, isWhite, skipBlank, skipBlankBackward, visibleText } from "../text/characters.ts";
import type { Span } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import type { Label, Vocabulary } from "./labels.ts";
import type { LabelHead, Line, LineBreak, Ornament } from "./line.ts";

/** The indentation of a line that has none. */
export const NO_SPAN: Span = { start: 0, end: 0 };

/** How many characters a remark may hold between its parentheses. */
const REMARK_LENGTH = 40;
/** How many letters a word needs to be taken for a misspelt label. */
const MISSPELT_LETTERS = 4;
/** How many letters a label needs to be known by a weak separator. */
const WEAK_LETTERS = 3;
/** How much white makes a separator of its own, whatever follows. */
const WIDE_WHITE = 4;

/** Classifies one line. Never fails. */
export function readLine(text: string, lineBreak: LineBreak, vocabulary: Vocabulary): Line {
  const textStart = skipBlank(text, 0);
  if (textStart === text.length) {
    const body = { start: text.length, end: text.length };
    return { text, lineBreak, kind: "blank", head: undefined, indentation: NO_SPAN, body, words: 0 };
  }
  const head = readHead(text, vocabulary);
  if (head !== undefined) {
    const body = bodyFrom(text, head.separator.end);
    return {
      text,
      lineBreak,
      kind: head.label.role,
      head,
      indentation: NO_SPAN,
      body,
      words: countWords(text, body.start, body.end),
    };
  }
  if (holdsWhite(text, 0, textStart)) {
    const body = bodyFrom(text, textStart);
    const indentation = { start: 0, end: textStart };
    return {
      text,
      lineBreak,
      kind: "continuation",
      head,
      indentation,
      body,
      words: countWords(text, body.start, body.end),
    };
  }
  const body = bodyFrom(text, 0);
  return {
    text,
    lineBreak,
    kind: "stray",
    head,
    indentation: NO_SPAN,
    body,
    words: countWords(text, body.start, body.end),
  };
}

/** What is left of a line from `start` on without the white at its end; empty when nothing of it can be read. */
function bodyFrom(text: string, start: number): Span {
  if (skipBlank(text, start) === text.length) return { start: text.length, end: text.length };
  let end = text.length;
  while (isWhite(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function holdsWhite(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    if (isWhite(text.charCodeAt(index))) return true;
  }
  return false;
}

/**
 * A line without its invisible characters, since kinds are judged as if they were not there, and the way back: columns
 * of the bare text to columns of the line.
 */
interface BareLine {
  readonly text: string;
  /** For each column of the bare text, the end included, the column of that character in the line. */
  readonly columns: readonly number[] | undefined;
}

function bare(text: string): BareLine {
  let first = 0;
  while (first < text.length && !isInvisible(text.charCodeAt(first))) first++;
  if (first === text.length) return { text, columns: undefined };
  const columns: number[] = [];
  let kept = "";
  for (let index = 0; index < text.length; index++) {
    if (isInvisible(text.charCodeAt(index))) continue;
    kept += text[index]!;
    columns.push(index);
  }
  columns.push(text.length);
  return { text: kept, columns };
}

/** Columns of the bare text. */
interface BareHead {
  readonly label: Label;
  readonly misspelt: boolean;
  readonly indentation: number;
  readonly ornament: Ornament | undefined;
  readonly word: Span;
  readonly number: Span | undefined;
  readonly remark: Span | undefined;
  readonly separator: Span;
}

function readHead(text: string, vocabulary: Vocabulary): LabelHead | undefined {
  const line = bare(text);
  const head = readBareHead(line.text, vocabulary);
  if (head === undefined) return undefined;
  const { columns } = line;
  if (columns === undefined) {
    return { ...head, indentation: head.indentation === 0 ? NO_SPAN : { start: 0, end: head.indentation } };
  }
  // A part runs up to the next part's first visible character, so what is invisible between two belongs to the first;
  // what is invisible at the head of the line belongs to whatever stands there.
  const toLine = ({ start, end }: Span): Span => ({ start: start === 0 ? 0 : columns[start]!, end: columns[end]! });
  const indentation = head.indentation === 0 ? NO_SPAN : { start: 0, end: columns[head.indentation]! };
  return {
    label: head.label,
    misspelt: head.misspelt,
    indentation,
    ornament: head.ornament && { kind: head.ornament.kind, span: toLine(head.ornament.span) },
    word: toLine(head.word),
    number: head.number && toLine(head.number),
    remark: head.remark && toLine(head.remark),
    separator: toLine(head.separator),
  };
}

function readBareHead(text: string, vocabulary: Vocabulary): BareHead | undefined {
  const indentation = skipWhite(text, 0);
  const ornament = readOrnament(text, indentation);
  const start = ornament?.span.end ?? indentation;
  const end = wordEnd(text, start);
  if (end === start) return undefined;
  const opening: Opening = {
    text,
    indentation,
    end: skipBlankBackward(text, 0),
    start,
  };
  const candidates = wordCandidates(text, start, end);
  for (const candidate of candidates) {
    const label = vocabulary.find(text.slice(start, candidate));
    const tail = label && readTail(opening, candidate, label, false);
    if (tail !== undefined) {
      return { label: label!, misspelt: false, indentation, ornament, word: { start, end: candidate }, ...tail };
    }
  }
  if (!text.includes("\t", end)) return undefined;
  // The mark that may end the word is tried as a mark first: `Вопрс.⇥` is `Вопрс` and a full stop.
  for (const candidate of markFirst(text, start, end)) {
    const word = text.slice(start, candidate);
    if (letterCount(word) < MISSPELT_LETTERS) continue;
    // Digits that end a word are its number whenever the rest is a label: they misspell none.
    if (vocabulary.find(text.slice(start, skipDigitsBackward(text, start, candidate))) !== undefined) continue;
    const label = vocabulary.findMisspelt(word);
    const tail = label && readTail(opening, candidate, label, true);
    if (tail !== undefined) {
      return { label: label!, misspelt: true, indentation, ornament, word: { start, end: candidate }, ...tail };
    }
  }
  return undefined;
}

interface Opening {
  readonly text: string;
  /** Where the indentation ends and the line begins to say something. */
  readonly indentation: number;
  /** Where the word begins. */
  readonly start: number;
  /** The end of the line without the white there. */
  readonly end: number;
}

function skipWhite(text: string, from: number): number {
  let index = from;
  while (index < text.length && isWhite(text.charCodeAt(index))) index++;
  return index;
}

/** White but TAB, which is always a separator. */
function skipInlineWhite(text: string, from: number): number {
  let index = from;
  while (index < text.length && text[index] !== "\t" && isWhite(text.charCodeAt(index))) index++;
  return index;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function skipDigits(text: string, from: number): number {
  let index = from;
  while (index < text.length && isDigit(text.charCodeAt(index))) index++;
  return index;
}

function skipDigitsBackward(text: string, from: number, to: number): number {
  let index = to;
  while (index > from && isDigit(text.charCodeAt(index - 1))) index--;
  return index;
}

const BULLETS = "-–—•·*>";

function readOrnament(text: string, start: number): Ornament | undefined {
  const digits = skipDigits(text, start) - start;
  const isNumber = digits >= 1 && digits <= 4 && ".)".includes(text[start + digits] ?? "\n");
  if (!isNumber && !BULLETS.includes(text[start] ?? "\n")) return undefined;
  const end = isNumber ? start + digits + 1 : start + 1;
  const after = skipWhite(text, end);
  if (after === end) return undefined;
  return { kind: isNumber ? "list-number" : "bullet", span: { start, end: after } };
}

/** A word runs up to white, a colon, a parenthesis or a number sign; what it is is for the vocabulary to say. */
function wordEnd(text: string, start: number): number {
  let index = start;
  while (index < text.length && !isWhite(text.charCodeAt(index)) && !":(№".includes(text[index]!)) index++;
  return index;
}

const WORD_MARKS = ".–—-";

/** A mark is one of these only when white or the end of the line follows. */
function isMark(text: string, index: number): boolean {
  if (!WORD_MARKS.includes(text[index] ?? "\n")) return false;
  return index + 1 === text.length || isWhite(text.charCodeAt(index + 1));
}

/**
 * Where the word may end: behind all of it, before digits that are its number, before a mark, before both. The first of
 * the digits may stand for a letter and belong to the word: `Адка31` is `Адка3` and 1.
 */
function wordCandidates(text: string, start: number, end: number): number[] {
  const candidates: number[] = [];
  for (const last of isMark(text, end - 1) ? [end, end - 1] : [end]) {
    const digits = skipDigitsBackward(text, start, last);
    for (const candidate of new Set([last, Math.min(digits + 1, last), digits])) {
      if (candidate > start) candidates.push(candidate);
    }
  }
  return candidates;
}

function markFirst(text: string, start: number, end: number): number[] {
  return isMark(text, end - 1) && end - 1 > start ? [end - 1, end] : [end];
}

function letterCount(word: string): number {
  return word.match(/\p{L}/gu)?.length ?? 0;
}

interface Tail {
  readonly number: Span | undefined;
  readonly remark: Span | undefined;
  readonly separator: Span;
}

/** What may follow the word, the fullest reading first. Undefined when none makes a label of it. */
function readTail(opening: Opening, wordEnd: number, label: Label, misspelt: boolean): Tail | undefined {
  const { text } = opening;
  const number = readNumber(text, wordEnd);
  for (const numbered of number === undefined ? [undefined] : [number, undefined]) {
    const remarkFrom = numbered?.end ?? wordEnd;
    const remark = readRemark(text, remarkFrom);
    for (const remarked of remark === undefined ? [undefined] : [remark, undefined]) {
      const separator = readSeparator(opening, remarked?.end ?? remarkFrom);
      if (separator === undefined) continue;
      if (remarked !== undefined && !separator.holdsTab && !separator.holdsColon) continue;
      if (!opensTurn(opening, separator, label, misspelt)) continue;
      return { number: numbered, remark: remarked, separator: separator.span };
    }
  }
  return undefined;
}

function readNumber(text: string, from: number): Span | undefined {
  const start = skipInlineWhite(text, from);
  const digits = text[start] === "№" ? skipInlineWhite(text, start + 1) : start;
  const end = skipDigits(text, digits);
  return end === digits ? undefined : { start, end };
}

function readRemark(text: string, from: number): Span | undefined {
  const start = skipInlineWhite(text, from);
  if (text[start] !== "(") return undefined;
  let index = start + 1;
  while (index < text.length && !"()".includes(text[index]!)) index++;
  if (text[index] !== ")") return undefined;
  const characters = Array.from(visibleText(text.slice(start + 1, index))).length;
  return characters > REMARK_LENGTH ? undefined : { start, end: index + 1 };
}

interface Separator {
  readonly span: Span;
  readonly holdsTab: boolean;
  readonly holdsColon: boolean;
}

/** White, perhaps a mark, white; it never reaches past a TAB's white. Empty at the end of the line only. */
function readSeparator({ text, end }: Opening, start: number): Separator | undefined {
  const white = skipWhite(text, start);
  if (text.slice(start, white).includes("\t")) {
    return { span: { start, end: white }, holdsTab: true, holdsColon: false };
  }
  const holdsColon = text[white] === ":";
  if (holdsColon || isMark(text, white)) {
    const after = skipWhite(text, white + 1);
    return { span: { start, end: after }, holdsTab: text.slice(white, after).includes("\t"), holdsColon };
  }
  if (white === start && start < end) return undefined;
  return { span: { start, end: white }, holdsTab: false, holdsColon: false };
}

function opensTurn(opening: Opening, separator: Separator, label: Label, misspelt: boolean): boolean {
  const { text, indentation } = opening;
  const isSlightlyIndented = indentation <= 3 && text.startsWith(" ".repeat(indentation));
  if (misspelt) return separator.holdsTab && isSlightlyIndented;
  if (separator.holdsTab) return true;
  if (separator.holdsColon) return isSlightlyIndented;
  if (indentation > 0 || letterCount(label.text) < WEAK_LETTERS) return false;
  return /^[\p{Lu}03]/u.test(text.slice(opening.start, opening.start + 2)) && weaklySeparates(text, separator.span);
}

/** Whether a separator without a TAB or colon shows by itself, or by what follows, that a turn begins here. */
function weaklySeparates(text: string, { start, end }: Span): boolean {
  if (end === text.length) return true;
  const isWide = end - start >= WIDE_WHITE && skipWhite(text, start) === end;
  return isWide || /^[\p{Lu}\d«„“"(]/u.test(text.slice(end, end + 2));
}
