import { sorting } from "../sorting.ts";
import { Pace, type Steps } from "../steps.ts";
import { CodeUnits } from "../text/code-units.ts";
import { keyWordsOf, NO_WORDS, withLetters, withWords } from "../text/word-key.ts";
import type { KeyStep, LineChunk } from "../transcript/line-chunk.ts";
import { LineSign } from "../transcript/line-facts.ts";
import { bodyText, type Line } from "../transcript/line.ts";
import type { ChunkStretch, Transcript } from "../transcript/transcript.ts";
import { KeyNumbers } from "./key-numbers.ts";
import type { Turn } from "../transcript/turn.ts";

/** Tells whether a question was asked before. */
export interface EarlierQuestions {
  /** The nearest earlier turn that asks in the same words; undefined when there is none. */
  earlier(turn: Turn): Turn | undefined;
  /** The indices of all turns of which an earlier one may ask the same, in order. */
  repeated(): Iterable<number>;
}

/** In how many chunks questions are looked for at a time. */
const MOST_CHUNKS = 16;

/** For whoever does not want to know. */
export const NO_EARLIER_QUESTIONS: EarlierQuestions = { earlier: () => undefined, repeated: () => [] };

/**
 * A number for the words of a question, case, punctuation and spacing aside: questions that ask the same have the same,
 * others most likely another one. 0 when it has no words. Whoever asks again gets it for little.
 */
export function questionKey(transcript: Transcript, { firstLine, endLine }: Turn): number {
  let key = NO_WORDS;
  for (const { chunk, firstLine: chunkLine, first, end } of transcript.stretches(firstLine, endLine)) {
    OF_ONE_QUESTION.clear();
    if (chunkLine + first > firstLine) key = withLines(key, chunk, first, end, OF_ONE_QUESTION);
    else key = keyAtHead(chunk, first, end, OF_ONE_QUESTION);
  }
  return finished(key, transcript, firstLine, endLine);
}

/** The key of what a question asks that begins on a line of a chunk, and ends there, or goes on in the next one. */
function keyAtHead(chunk: LineChunk, head: number, end: number, window: CodeUnits): number {
  const known = chunk.questionKey(head);
  if (known !== 0) return known;
  const key = withLines(NO_WORDS, chunk, head, end, window);
  if (key !== NO_WORDS && key !== 0) chunk.keepQuestionKey(head, key);
  return key;
}

/** The key of the words before some lines of a chunk, and of those on them. */
function withLines(key: number, chunk: LineChunk, first: number, end: number, window: CodeUnits): number {
  if (end - first === chunk.lineCount && chunk.totals.turns === 0) return withChunk(key, chunk, window);
  let result = key;
  for (let index = first; index < end; index++) result = withLine(result, chunk, index, window);
  return result;
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
  const start = transcript.lineStart(firstLine) + chunk.bodyStart(index);
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
  readonly #unread: Iterator<ChunkStretch, void>;
  readonly #reader: QuestionReader;
  #isRead = false;
  /** How many were read. */
  #count = 0;
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
    this.#unread = transcript.stretches();
    this.#reader = new QuestionReader(transcript, this.#take);
    this.#last = new KeyNumbers(transcript.exchangeCount);
  }

  /** Reads about so many more, fewer if they are far apart; false when there are no more. */
  readMore(count: number): boolean {
    const enough = this.#count + count;
    for (let chunks = 0; this.#count < enough && chunks < MOST_CHUNKS && !this.#isRead; chunks++) {
      const next = this.#unread.next();
      if (next.done === true) {
        this.#isRead = true;
        this.#reader.end();
      } else {
        this.#reader.read(next.value);
      }
    }
    return !this.#isRead;
  }

  readonly #take = (turn: number, key: number): void => {
    const earlier = this.#last.set(key, turn + 1);
    if (earlier !== 0) {
      this.#earlier.set(turn, earlier - 1);
      this.#again.push(key);
    }
    this.#lastRead = turn;
    this.#count++;
  };

  /** How often each key was read. Nothing may be asked of the questions any more: what they know is used for that. */
  counts(): KeyNumbers {
    const counts = this.#last;
    counts.setAll(1);
    for (const key of this.#again) counts.add(key, 1);
    return counts;
  }

  /** All turns that were read and whose key is that of others, too, in order; in steps. */
  *turnsAlike(): Steps<number[]> {
    const turns: number[] = [];
    const pace = new Pace();
    for (const [turn, earlier] of this.#earlier) {
      turns.push(turn);
      // The first of those that ask the same.
      if (!this.#earlier.has(earlier)) turns.push(earlier);
      if (pace.isStepDone()) yield;
    }
    return yield* sorting(turns, (a, b) => a - b);
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
  let questions: AskedQuestion[] = [];
  const reader = new QuestionReader(transcript, (turn, key, line) => questions.push({ turn, line, key }));
  for (const stretch of transcript.stretches()) {
    reader.read(stretch);
    yield* questions;
    questions = [];
  }
  reader.end();
  yield* questions;
}

/** Reads the questions of the chunks of a transcript, one after another. */
class QuestionReader {
  readonly #transcript: Transcript;
  readonly #take: (turn: number, key: number, line: number) => void;
  readonly #window = new CodeUnits();
  /** The turn that was met last, the line that opens it if it is a question, else -1, and what that asks so far. */
  #turn = -1;
  #line = -1;
  #key = NO_WORDS;

  /** @param take is told of each question that has words, as of an {@link AskedQuestion} */
  constructor(transcript: Transcript, take: (turn: number, key: number, line: number) => void) {
    this.#transcript = transcript;
    this.#take = take;
  }

  /** Reads the next chunk, and tells of each question that a turn in it ends. */
  read({ chunk, firstLine }: Pick<ChunkStretch, "chunk" | "firstLine">): void {
    this.#window.clear();
    let head = chunk.nextHead(0);
    if (head > 0 && this.#line >= 0) this.#key = withLines(this.#key, chunk, 0, head, this.#window);
    while (head < chunk.lineCount) {
      const end = chunk.nextHead(head + 1);
      this.#endQuestion(firstLine + head);
      this.#turn++;
      const isQuestion = chunk.role(head) === "question";
      this.#line = isQuestion ? firstLine + head : -1;
      if (isQuestion) this.#key = keyAtHead(chunk, head, end, this.#window);
      head = end;
    }
  }

  /** The transcript ends, and with it the last question. */
  end(): void {
    this.#endQuestion(this.#transcript.lineCount);
  }

  /** Another turn begins at the line, or the transcript ends. */
  #endQuestion(endLine: number): void {
    if (this.#line < 0) return;
    const key = finished(this.#key, this.#transcript, this.#line, endLine);
    if (key !== 0) this.#take(this.#turn, key, this.#line);
  }
}

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
  const bodyStart = start + chunk.bodyStart(index);
  for (let from = bodyStart; from < end; from += CodeUnits.room) {
    const to = Math.min(end, from + CodeUnits.room);
    window.read(chunk.text, from, to);
    const before = from > bodyStart ? chunk.text.charCodeAt(from - 1) : undefined;
    result = withLetters(result, from - window.origin, to - window.origin, before);
  }
  return result;
}

/** Kept with the lines that are out of the ordinary. */
const WORDS = new WeakMap<Line, string>();

/** The words of a paragraph, without case, punctuation and spacing; signs that tell words apart stay: `C++` is not `C#`. */
function comparedWords(line: Line): string {
  let words = WORDS.get(line);
  if (words === undefined) WORDS.set(line, (words = keyWordsOf(bodyText(line))));
  return words;
}
