import { type Glance, glanceAt, Sign } from "../text/character-pairs.ts";
import { CARRIAGE_RETURN_CODE, isWhiteOrInvisible, LINE_FEED_CODE, TAB_CODE } from "../text/characters.ts";
import { CodeUnits } from "../text/code-units.ts";
import { mayBeMisread, noOddities } from "../text/oddities.ts";
import { NO_WORDS, withLetters } from "../text/word-key.ts";
import { countWords } from "../text/words.ts";
import { type CanonicalHeads, canonicalHeads, canonicalLabelAt, holdsLabel, ONE_TAB } from "./canonical-heads.ts";
import type { Vocabulary } from "./labels.ts";
import { bodyText, hasText, type Line } from "./line.ts";
import {
  BLANK,
  BREAK_LENGTHS,
  BREAK_SHIFT,
  BREAKS,
  CONTINUATION,
  Fact,
  KINDS,
  LABEL_SHIFT,
  MOST_WORDS,
  SIGN_SHIFT,
  WORDS_SHIFT,
} from "./line-facts.ts";
import { NO_SPAN, readLine } from "./reading.ts";
import { followMarks, hasSettledMarks, isSettled, nothingOpen } from "./settled-marks.ts";

/** Reads the lines of a text, each behind the one before it. */
export class LineReader {
  /** Of the line that was read last: where the next one begins, and whether there is none. */
  next = 0;
  isLast = false;
  /** That line, if its facts say that it is kept. */
  kept: Line | undefined;
  readonly #heads: CanonicalHeads;
  readonly #window = new CodeUnits();
  #text = "";
  #breaks: LineBreaks | undefined;
  /** Whether there was no room in the window for the last line of which it was not known at once where it ends. */
  #wasLong = false;
  /** Where the text of that line begins and ends in the window. */
  #from = 0;
  #to = 0;

  constructor(vocabulary: Vocabulary) {
    this.#heads = canonicalHeads(vocabulary);
  }

  /** Reads lines of this text next. */
  begin(text: string): this {
    this.#text = text;
    this.#window.clear();
    this.#breaks = undefined;
    this.#wasLong = false;
    this.isLast = false;
    return this;
  }

  /** The facts of the line that begins at an offset. */
  read(start: number): number {
    const text = this.#text;
    const window = this.#window;
    const heads = this.#heads;
    if (start === text.length) return this.#ended(start, 0) | BLANK;
    window.read(text, start, Math.min(text.length, start + heads.reach + 1));
    const { units } = CodeUnits;
    const at = start - window.origin;
    let kind = CONTINUATION;
    let label = 0;
    let from = at + 1;
    const first = units[at]!;
    if (first !== TAB_CODE) {
      if (isLineBreak(first)) return this.#endedBefore(start, first) | BLANK;
      label = canonicalLabelAt(at, heads);
      if (label < 0) return this.#readByCharacter(start);
      kind = heads.kinds[label]!;
      from = at + heads.textStarts[label]!;
    }
    if (isLineBreak(units[from]!) || isWhiteOrInvisible(units[from]!)) return this.#readByCharacter(start);
    // Where one is too long, others may be, which need not be looked at up to the end of the window to see that.
    if (this.#wasLong && this.#isLong(start)) return this.#readLong(start, from - at, kind, label);
    let glance = glanceAt(from);
    if (window.origin + glance.end === window.end && window.end < text.length) {
      // There is more of it behind the window.
      if (this.#isLong(start)) return this.#readLong(start, from - at, kind, label);
      window.clear().read(text, start, Math.min(text.length, start + CodeUnits.room));
      from -= at;
      glance = glanceAt(from);
    }
    const { signs, words, end } = glance;
    if (isWhiteOrInvisible(units[end - 1]!)) return this.#readByCharacter(start);
    const { origin } = window;
    const base =
      origin + end === text.length ? this.#ended(text.length, 0) : this.#endedBefore(origin + end, units[end]!);
    if ((signs & Sign.unusual) !== 0) {
      const line = text.slice(start, origin + end);
      // Behind a TAB there may be a label that a second TAB ends.
      if (kind === CONTINUATION && line.includes("\t", 1)) return this.#readByCharacter(start);
      return this.#keep(
        opened(line, base >> BREAK_SHIFT, kind, label, countWords(text, origin + from, origin + end), heads),
      );
    }
    this.#from = from;
    this.#to = end;
    let facts = base | kind | Fact.text | (glance.hasOtherWhite ? Fact.otherWhite : 0);
    if (words > MOST_WORDS) {
      this.kept = opened(text.slice(start, origin + end), base >> BREAK_SHIFT, kind, label, words, heads);
      facts |= Fact.kept | Fact.known;
    } else {
      facts |= (label << LABEL_SHIFT) | (words << WORDS_SHIFT);
    }
    return signs === 0 ? facts : facts | factsBySigns(settledSigns(glance, from, end, heads));
  }

  /**
   * The key of what the line asks that was read last and has these facts, which costs least while its characters are at hand; 0
   * if it opens no question, has no words, or is to be looked at once more.
   */
  questionKey(facts: number): number {
    if ((facts & (Fact.kind | Fact.kept | Fact.combining)) !== 0) return 0;
    const key = withLetters(NO_WORDS, this.#from, this.#to);
    return key === NO_WORDS ? 0 : key;
  }

  #readByCharacter(start: number): number {
    const end = this.#endOf(start);
    const lineBreak = this.#breaks!.found;
    this.#ended(end, lineBreak);
    return this.#keep(readLine(this.#text.slice(start, end), BREAKS[lineBreak]!, this.#heads.vocabulary));
  }

  /** A line that there is no room for in the window; `from` is the column at which its text begins. */
  #readLong(start: number, from: number, kind: number, label: number): number {
    const text = this.#text;
    const end = this.#endOf(start);
    const lineBreak = this.#breaks!.found;
    if (isWhiteOrInvisible(text.charCodeAt(end - 1))) return this.#readByCharacter(start);
    const long = glanceAtLong(text, this.#window, start + from, end, this.#heads);
    if (long === undefined) return this.#readByCharacter(start);
    const base = this.#ended(end, lineBreak);
    this.kept = opened(text.slice(start, end), lineBreak, kind, label, long.words, this.#heads);
    const white = long.hasOtherWhite ? Fact.otherWhite : 0;
    return base | kind | Fact.text | Fact.kept | Fact.known | white | factsBySigns(long.signs);
  }

  /** Whether there is no room for the line in the window. */
  #isLong(start: number): boolean {
    return (this.#wasLong = this.#endOf(start) - start >= CodeUnits.room);
  }

  #endOf(start: number): number {
    return (this.#breaks ??= new LineBreaks(this.#text)).next(start);
  }

  /** The facts of a line that is kept as a value. */
  #keep(line: Line): number {
    this.kept = line;
    let facts = (BREAKS.indexOf(line.lineBreak) << BREAK_SHIFT) | KINDS.indexOf(line.kind) | Fact.kept;
    if (!hasText(line)) return facts;
    const body = bodyText(line);
    facts |= Fact.text | Fact.twin;
    if (QUESTION_MARK.test(body)) facts |= Fact.question;
    if (PAIRED_MARK.test(body)) facts |= Fact.unsettledMark;
    return facts;
  }

  /** Notes that the text of the line ends before a unit that is a line break, or the first half of one. */
  #endedBefore(end: number, unit: number): number {
    if (unit === LINE_FEED_CODE) return this.#ended(end, 1);
    return this.#ended(end, this.#text.charCodeAt(end + 1) === LINE_FEED_CODE ? 3 : 2);
  }

  /** Notes where the text of the line ends: the fact of its line break. */
  #ended(end: number, lineBreak: number): number {
    this.next = end + BREAK_LENGTHS[lineBreak]!;
    this.isLast = lineBreak === 0;
    return lineBreak << BREAK_SHIFT;
  }
}

function isLineBreak(code: number): boolean {
  return code === LINE_FEED_CODE || code === CARRIAGE_RETURN_CODE;
}

/** Finds line breaks, each once: LF, CRLF and lone CR. */
class LineBreaks {
  /** Which one was found last, as an index into `BREAKS`; 0 at the end of the text. */
  found = 0;
  readonly #text: string;
  /** The next LF, or the end of the text; the next CR before that, or that. */
  #lineFeed = -1;
  #carriageReturn = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the next line break at or behind `from` begins, or the length of the text. */
  next(from: number): number {
    const text = this.#text;
    if (this.#lineFeed < from) this.#lineFeed = placeOf(text, "\n", from);
    // No further, since most texts have none, and would be looked through for it to their end.
    if (this.#carriageReturn < from) this.#carriageReturn = from + placeOf(text.slice(from, this.#lineFeed), "\r");
    const [lineFeed, carriageReturn] = [this.#lineFeed, this.#carriageReturn];
    if (carriageReturn < lineFeed) this.found = text.charCodeAt(carriageReturn + 1) === LINE_FEED_CODE ? 3 : 2;
    else this.found = lineFeed < text.length ? 1 : 0;
    return carriageReturn;
  }
}

/**
 * Where the next such character is; the length of the text if there is none. `Infinity` would make floating-point numbers of
 * all offsets, which takes far longer.
 */
function placeOf(text: string, character: string, from = 0): number {
  const place = text.indexOf(character, from);
  return place < 0 ? text.length : place;
}

/**
 * The signs of the paragraph `[from, to)`, at which the last glance was, but for those that a closer look settles: marks that
 * pair, colons without a label.
 */
function settledSigns(glance: Glance, from: number, to: number, heads: CanonicalHeads): number {
  const { signs } = glance;
  const isPaired = (signs & Sign.pairedMark) === 0 || hasSettledMarks(from, to, glance);
  const isLabelFree = (signs & Sign.colon) === 0 || !holdsLabel(glance, from, heads);
  return signs & ~((isPaired ? Sign.pairedMark : 0) | (isLabelFree ? Sign.colon : 0));
}

/** The facts that signs stand for. */
function factsBySigns(signs: number): number {
  return (signs | (signs & Sign.spaceRun ? Sign.doubledWord : 0)) << SIGN_SHIFT;
}

/** What there is to be seen of a paragraph longer than one look; undefined when it has to be read character by character. */
function glanceAtLong(
  text: string,
  window: CodeUnits,
  from: number,
  to: number,
  heads: CanonicalHeads,
): Pick<Glance, "signs" | "words" | "hasOtherWhite"> | undefined {
  const oddities = noOddities();
  const open = nothingOpen();
  let isPaired = true;
  let hasOtherWhite = false;
  let signs = 0;
  let words = 0;
  for (let start = from; start < to;) {
    const end = endOfStretch(text, start, to, heads.longest);
    if (end === undefined) return undefined;
    window.read(text, start, end);
    const [first, last] = [start - window.origin, end - window.origin];
    const glance = glanceAt(first, last, oddities);
    const seen = glance.signs;
    if (seen & Sign.unusual) return undefined;
    signs |= seen & ~(Sign.pairedMark | Sign.colon);
    if (seen & Sign.pairedMark || open.isInParentheses) isPaired &&= followMarks(first, last, glance, open);
    if (seen & Sign.colon && holdsLabel(glance, first, heads)) signs |= Sign.colon;
    words += glance.words;
    hasOtherWhite ||= glance.hasOtherWhite;
    start = end + 1;
  }
  if (!isPaired || !isSettled(open)) signs |= Sign.pairedMark;
  if (mayBeMisread(oddities)) signs |= Sign.misread;
  return { signs, words, hasOtherWhite };
}

/** How far back a place is looked for at which a paragraph can be looked at in two stretches. */
const MOST_BACK = 2000;

/**
 * Where a stretch ends of the paragraph `[from, to)`: at its end, or at a space between two Russian words with nothing to be
 * seen in both stretches together, since the words do not begin alike, the first is no `и` that a hyphen stands before, and no
 * colon follows so soon that a label might stand before it. Undefined where there is no such space.
 *
 * @param longest how long a label can be
 */
function endOfStretch(text: string, from: number, to: number, longest: number): number | undefined {
  if (to - from <= CodeUnits.room) return to;
  const last = from + CodeUnits.room - 1;
  for (let end = last; end > last - MOST_BACK; end--) {
    if (text[end] !== " " || !isSmallRussian(text, end + 1) || !isSmallRussian(text, end - 1)) continue;
    let start = end - 1;
    while (isSmallRussian(text, start - 1)) start--;
    if (start === end - 1 || text[start - 1] !== " " || text[start] === text[end + 1]) continue;
    if (!text.slice(end, end + 2 + longest).includes(":")) return end;
  }
  return undefined;
}

function isSmallRussian(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x430 && code <= 0x44f;
}

/** A line that opens as most do, whatever its text. */
function opened(
  text: string,
  lineBreak: number,
  kind: number,
  label: number,
  words: number,
  { byLabel }: CanonicalHeads,
): Line {
  const head = kind === CONTINUATION ? undefined : byLabel[label];
  const body = { start: head?.separator.end ?? 1, end: text.length };
  const indentation = kind === CONTINUATION ? ONE_TAB : NO_SPAN;
  return { text, lineBreak: BREAKS[lineBreak]!, kind: KINDS[kind]!, head, indentation, body, words };
}

/** A question mark, alone or as one half of a character such as `⁇` or `⁉`, or a wide one. */
const QUESTION_MARK = /[?\u2047-\u2049\uFF1F]/;
const PAIRED_MARK = /[«»„“”()[\]"]/;
