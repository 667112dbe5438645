import { composed, withoutInvisible } from "../text/characters.ts";
import { CodeUnits } from "../text/code-units.ts";
import type { KeyStep, LineChunk } from "../transcript/line-chunk.ts";
import { LineSign } from "../transcript/line-chunk.ts";
import { bodyText, type Line } from "../transcript/line.ts";
import type { Transcript } from "../transcript/transcript.ts";
import { KeyNumbers } from "./key-numbers.ts";
import type { Turn } from "../transcript/turn.ts";

/** Tells whether a question was asked before. */
export interface EarlierQuestions {
  /** The nearest earlier turn that asks in the same words; undefined when there is none. */
  earlier(turn: Turn): Turn | undefined;
  /** The indices of all turns of which an earlier one may ask the same, in order. */
  repeated(): Iterable<number>;
}

/** For whoever does not want to know. */
export const NO_EARLIER_QUESTIONS: EarlierQuestions = { earlier: () => undefined, repeated: () => [] };

/**
 * A number for the words of a question, case, punctuation and spacing aside: questions that ask the same have the same,
 * others most likely another one. 0 when it has no words. Whoever asks again gets it for little.
 */
export function questionKey(transcript: Transcript, { firstLine, endLine }: Turn): number {
  let key = NO_WORDS;
  for (const { chunk, first, end } of transcript.stretches(firstLine, endLine)) {
    const known = chunk.questionKey(first);
    if (known !== 0) return known;
    OF_ONE_QUESTION.clear();
    if (end - first === chunk.lineCount && chunk.totals.turns === 0) key = withChunk(key, chunk, OF_ONE_QUESTION);
    else for (let index = first; index < end; index++) key = withLine(key, chunk, index, OF_ONE_QUESTION);
    // What a turn asks that goes on in another chunk is for both to say.
    const isWhole = end < chunk.lineCount && end - first === endLine - firstLine;
    if (isWhole) chunk.keepQuestionKey(first, finished(key, transcript, firstLine, endLine));
  }
  return finished(key, transcript, firstLine, endLine);
}

/** The key of a question on some lines, whose words come to a number. */
function finished(key: number, transcript: Transcript, firstLine: number, endLine: number): number {
  if (key !== NO_WORDS && key !== 0) return key;
  // Hardly ever do some words come to one of these.
  return hasWords(transcript, firstLine, endLine) ? 1 : 0;
}

function hasWords(transcript: Transcript, firstLine: number, endLine: number): boolean {
  for (const { chunk, first, end } of transcript.stretches(firstLine, endLine)) {
    for (let index = first; index < end; index++) {
      if (chunk.hasText(index) && comparedWords(chunk.line(index)) !== "") return true;
    }
  }
  return false;
}

const OF_ONE_QUESTION = new CodeUnits();

/** Whether two turns, of one transcript or of two, ask in the same words. */
export function asksTheSame(transcript: Transcript, a: Turn, b: Turn, transcriptOfB = transcript): boolean {
  // Most that ask the same do so letter by letter, and what words a line has depends on nothing else.
  const areAlike =
    a.endLine - a.firstLine === b.endLine - b.firstLine && askedText(transcript, a) === askedText(transcriptOfB, b);
  return areAlike || askedWords(transcript, a) === askedWords(transcriptOfB, b);
}

/** The paragraphs as they stand, line breaks included. */
function askedText(transcript: Transcript, { firstLine, endLine }: Turn): string {
  const { chunk, index } = transcript.placeOf(firstLine);
  const start = transcript.lineStart(firstLine) + chunk.body(index).start;
  return transcript.text({ start, end: transcript.lineEnd(endLine - 1) });
}

function askedWords(transcript: Transcript, { firstLine, endLine }: Turn): string {
  return Array.from(transcript.lines(firstLine, endLine), comparedWords)
    .filter((words) => words !== "")
    .join(" ");
}

/** A question that has words. */
export interface AskedQuestion {
  /** The index of its turn, and of the line that opens it. */
  readonly turn: number;
  readonly line: number;
  readonly key: number;
}

/** The questions of a transcript, which are read in order and no further than they must. */
export class QuestionsInOrder implements EarlierQuestions {
  readonly #transcript: Transcript;
  readonly #unread: Generator<AskedQuestion, void>;
  /** The turn of the last one that was read. */
  #lastRead = -1;
  /** For each key the index of the last turn that has it, plus one. */
  readonly #last: KeyNumbers;
  /** For turns whose key is an earlier one's too: the nearest earlier one. */
  readonly #earlier = new Map<number, number>();
  /** The keys of these turns. */
  readonly #again: number[] = [];

  constructor(transcript: Transcript) {
    this.#transcript = transcript;
    this.#unread = askedQuestions(transcript);
    this.#last = new KeyNumbers(transcript.exchangeCount);
  }

  /** Reads some more; false when there are no more. */
  readMore(count: number): boolean {
    for (let more = count; more > 0; more--) {
      const next = this.#unread.next();
      if (next.done === true) return false;
      const { turn, key } = next.value;
      const earlier = this.#last.set(key, turn + 1);
      if (earlier !== 0) {
        this.#earlier.set(turn, earlier - 1);
        this.#again.push(key);
      }
      this.#lastRead = turn;
    }
    return true;
  }

  /** How often each key was read. Nothing may be asked of the questions any more: what they know is used for that. */
  counts(): KeyNumbers {
    const counts = this.#last;
    counts.setAll(1);
    for (const key of this.#again) counts.add(key, 1);
    return counts;
  }

  /** All turns that were read and whose key is that of others, too, in order. */
  turnsAlike(): Int32Array {
    const turns = new Set<number>();
    for (const [turn, earlier] of this.#earlier) turns.add(turn).add(earlier);
    return Int32Array.from(turns).sort();
  }

  repeated(): Iterable<number> {
    while (this.readMore(1));
    return this.#earlier.keys();
  }

  earlier(turn: Turn): Turn | undefined {
    while (this.#lastRead < turn.index && this.readMore(1));
    let candidate = this.#earlier.get(turn.index);
    while (candidate !== undefined) {
      const before = this.#transcript.turn(candidate)!;
      if (asksTheSame(this.#transcript, before, turn)) return before;
      candidate = this.#earlier.get(candidate);
    }
    return undefined;
  }
}

/** All questions of a transcript, in order. */
export function* askedQuestions(transcript: Transcript): Generator<AskedQuestion, void> {
  let turn = -1;
  /** Where the question begins, and what it asks so far, or as is known. */
  let head: { readonly chunk: LineChunk; readonly index: number; readonly line: number } | undefined;
  let key = NO_WORDS;
  let isKnown = false;
  const units = CodeUnits.take();
  for (const { chunk, firstLine } of transcript.stretches()) {
    units.clear();
    if (chunk.totals.turns === 0) {
      if (head !== undefined && !isKnown) key = withChunk(key, chunk, units);
      continue;
    }
    for (let index = 0; index < chunk.lineCount; index++) {
      const role = chunk.role(index);
      if (role !== undefined) {
        if (head !== undefined) {
          if (!isKnown) {
            key = finished(key, transcript, head.line, firstLine + index);
            if (head.chunk === chunk) chunk.keepQuestionKey(head.index, key);
          }
          if (key !== 0) yield { turn, line: head.line, key };
        }
        turn++;
        head = role === "question" ? { chunk, index, line: firstLine + index } : undefined;
        const known = head === undefined ? 0 : chunk.questionKey(index);
        isKnown = known !== 0;
        key = isKnown ? known : NO_WORDS;
      }
      if (head !== undefined && !isKnown) key = withLine(key, chunk, index, units);
    }
  }
  units.giveBack();
  if (head === undefined) return;
  const last = isKnown ? key : finished(key, transcript, head.line, transcript.lineCount);
  if (last !== 0) yield { turn, line: head.line, key: last };
}

const NO_WORDS = 0x811c9dc5 | 0;
/** That of the hash FNV-1a, by which each letter multiplies the key before it is added; and the one for the first letter of a word. */
const PRIME = 0x01000193;
const WORD_PRIME = 0x01010197;

/**
 * The key of the words before a chunk in which no turn begins, and of those in it: what its words make of any key is kept with it,
 * so that a question of any length costs little when it is asked for again.
 */
function withChunk(key: number, chunk: LineChunk, window: CodeUnits): number {
  let step = chunk.keyStep;
  if (step === undefined) chunk.keepKeyStep((step = stepOf(chunk, window)));
  return (Math.imul(key, step.factor) + step.addend) | 0;
}

/**
 * Each letter multiplies the key and is added to it, whatever the key, and each line begins with a new word: so what all of them do
 * is one multiplication and one addition as well, and what comes of two keys tells by which numbers.
 */
function stepOf(chunk: LineChunk, window: CodeUnits): KeyStep {
  const from = (key: number): number => {
    let result = key;
    for (let index = 0; index < chunk.lineCount; index++) result = withLine(result, chunk, index, window);
    return result;
  };
  const addend = from(0);
  return { factor: (from(1) - addend) | 0, addend };
}

/** The key of the words before a line, and of those in it; `window` is of no other text than the chunk's. */
function withLine(key: number, chunk: LineChunk, index: number, window: CodeUnits): number {
  if (!chunk.hasText(index)) return key;
  const start = chunk.lineStart(index);
  const end = chunk.lineEnd(index);
  const isPlain = chunk.isOrdinary(index) && (chunk.signs(index) & LineSign.combining) === 0;
  if (!isPlain) return withWords(key, comparedWords(chunk.line(index)));
  let result = key;
  const bodyStart = start + chunk.body(index).start;
  for (let from = bodyStart; from < end; from += CodeUnits.room) {
    const to = Math.min(end, from + CodeUnits.room);
    window.read(chunk.text, from, to);
    const before = from > bodyStart ? chunk.text.charCodeAt(from - 1) : NO_LETTER;
    result = withLetters(result, window.units, from - window.origin, to - window.origin, before);
  }
  return result;
}

const NO_LETTER = 0;

/** The key of the words before some units, and of those in them; `before` is the unit that stands there on the line. */
function withLetters(key: number, units: Uint16Array, from: number, to: number, before: number): number {
  const letters = (folded ??= foldedLetters());
  let result = key;
  let last = classOf(letters[before]!);
  // Without a branch, which would go either way at each space: what is no letter leaves the key as it is.
  for (let place = from; place < to; place++) {
    const letter = letters[units[place]!]!;
    const next = classOf(letter);
    result = (Math.imul(result, MULTIPLIERS[3 * last + next]!) + letter) | 0;
    last = next;
  }
  return result;
}

/** 0 for what is no part of a word, 1 for a letter or a digit, 2 for a sign, each of which is a word of its own. */
function classOf(letter: number): number {
  return ((letter + 0xffff) >> 16) + (letter >> SIGN_SHIFT);
}

/**
 * By the class of one character and that of the next one. The first letter of a word multiplies by another number than the rest,
 * so that the same letters in other words come to another key.
 */
const MULTIPLIERS = Int32Array.of(1, WORD_PRIME, WORD_PRIME, 1, PRIME, WORD_PRIME, 1, WORD_PRIME, WORD_PRIME);

/** As {@link withLetters}, of what `comparedWords` gives. */
function withWords(key: number, words: string): number {
  const letters = (folded ??= foldedLetters());
  let result = key;
  let prime = WORD_PRIME;
  for (let index = 0; index < words.length; index++) {
    const code = words.charCodeAt(index);
    // The characters of lines that are out of the ordinary are not all in the table.
    if (code !== SPACE) result = (Math.imul(result, prime) + (letters[code]! || code)) | 0;
    prime = code === SPACE ? WORD_PRIME : PRIME;
  }
  return result;
}

const SPACE = 0x20;
const SIGN_SHIFT = 15;

let folded: Uint16Array | undefined;

/**
 * For the letters, digits and signs of ordinary lines what `comparedWords` makes of them, the highest bit set for a sign; 0 for
 * everything else.
 */
function foldedLetters(): Uint16Array {
  const letters = new Uint16Array(0x10000);
  for (const [from, to] of [ALPHABETS, CURRENCIES]) {
    for (let code = from; code < to; code++) {
      const words = wordsIn(String.fromCharCode(code));
      if (words === "") continue;
      const isSign = !/[\p{L}\p{N}]/u.test(words);
      letters[code] = words.charCodeAt(0) | (isSign ? 1 << SIGN_SHIFT : 0);
    }
  }
  return letters;
}

/** Ranges of codes, half-open: Latin to Cyrillic, and signs such as `₽`. */
const ALPHABETS = [0, 0x530] as const;
const CURRENCIES = [0x20a0, 0x20d0] as const;

/** Kept with the lines that are out of the ordinary. */
const WORDS = new WeakMap<Line, string>();

/** The words of a paragraph, without case, punctuation and spacing; signs that tell words apart stay: `C++` is not `C#`. */
function comparedWords(line: Line): string {
  let words = WORDS.get(line);
  if (words === undefined) WORDS.set(line, (words = wordsIn(bodyText(line))));
  return words;
}

function wordsIn(text: string): string {
  const plain = composed(withoutInvisible(text)).toLowerCase();
  return plain.match(wordOrSign())?.join(" ") ?? "";
}

let wordPattern: RegExp | undefined;

function wordOrSign(): RegExp {
  return (wordPattern ??= new RegExp("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*|[\\p{Sc}+#%&@§]", "gu"));
}
