import type { IndexRange } from "../index-ranges.ts";
import { composed, withoutInvisible } from "../text/characters.ts";
import { type Span, spanText } from "../text/span.ts";
import { nearestWord, wordAt } from "../text/words.ts";
import { bodyText, hasText, type Line } from "../transcript/line.ts";
import type { Transcript } from "../transcript/transcript.ts";
import type { Finding, RuleId } from "./rule.ts";

/**
 * Something a user has said is as it should be: what a rule finds at these words is not reported, wherever they stand.
 * An exception knows no place, so it survives all that leaves the words as they are; words that stand twice are excepted
 * twice.
 */
export interface IntendedException {
  readonly rule: RuleId;
  /** As `concernedWords` gives them. */
  readonly words: string;
}

/** The exceptions of each rule that has some, by their words. */
export type ExceptionsByRule = ReadonlyMap<RuleId, ReadonlyMap<string, IntendedException>>;

const BY_RULE = new WeakMap<readonly IntendedException[], ExceptionsByRule>();

/** Undefined when there are none, so that nothing is spent on them. Made once for an array. */
export function exceptionsByRule(exceptions: readonly IntendedException[] = []): ExceptionsByRule | undefined {
  if (exceptions.length === 0) return undefined;
  let byRule = BY_RULE.get(exceptions);
  if (byRule === undefined) {
    const made = new Map<RuleId, Map<string, IntendedException>>();
    for (const exception of exceptions) {
      const ofRule = made.get(exception.rule) ?? new Map<string, IntendedException>();
      made.set(exception.rule, ofRule.set(exception.words, exception));
    }
    BY_RULE.set(exceptions, (byRule = made));
  }
  return byRule;
}

/** Words as exceptions keep them: in NFC, without invisible characters, white collapsed to one space. */
export function plainWords(text: string): string {
  return composed(
    withoutInvisible(text)
      .replace(/[\s\u0085]+/g, " ")
      .trim(),
  );
}

/** Rules that find fault with something inside a text; the others, with a line, a label or a turn. */
const INSIDE_TEXT: ReadonlySet<string> = new Set([
  "tab-in-text",
  "repeated-space",
  "trailing-space",
  "embedded-label",
  "mixed-script",
  "invisible-character",
  "decomposed-letter",
  "replacement-character",
  "unpaired-mark",
  "mark-spacing",
  "doubled-word",
]);

/** How far from its span a finding inside a text looks for words: a paragraph may be megabytes long. */
const REACH = 500;
/** Over how many blank lines a line without text looks for words. */
const BLANK_LINES = 100;

/**
 * The words that a finding concerns, as exceptions keep them: what shifting lines, formatting and changes elsewhere leave
 * as it is.
 *
 * - Inside a text, the words that the span touches; where it covers none of them whole, the words on both sides as well:
 *   `на на`, or `так (слово другое` for the parenthesis.
 * - Of a line, a label or a turn, all that the line says. Where the label itself is at fault it stands before that: the
 *   part of it that is wrong, or the label.
 * - Of a line that says nothing, its label between the last word before it and the first word behind it.
 */
export function concernedWords(transcript: Transcript, { rule, span }: Pick<Finding, "rule" | "span">): string {
  const index = transcript.lineAt(span.start);
  const line = transcript.line(index);
  if (!hasText(line)) {
    return plainWords(
      `${wordBeside(transcript, index, -1)} ${line.head?.label.text ?? ""} ${wordBeside(transcript, index, 1)}`,
    );
  }
  const lineStart = transcript.lineStart(index);
  const columns = {
    start: Math.max(0, span.start - lineStart),
    end: Math.min(line.text.length, span.end - lineStart),
  };
  if (INSIDE_TEXT.has(rule)) return wordsAt(line, columns);
  return plainWords(`${faultyLabel(rule, line, columns)} ${bodyText(line)}`);
}

/** The part of a line's label that a rule about labels finds fault with; empty for any other rule. */
function faultyLabel(rule: RuleId, { head, text }: Line, { start, end }: Span): string {
  if (head === undefined || !rule.startsWith("label-")) return "";
  // There may be a finding for each part. The label itself is named as it should be: its letters may be mended meanwhile.
  const isPart = rule === "label-form" && (start !== head.word.start || head.misspelt);
  return isPart ? text.slice(start, end) : head.label.text;
}

/** The words of a line's text that a span touches and, where it covers none whole, those on both sides. */
function wordsAt({ text, body }: Line, { start, end }: Span): string {
  // An invisible character parts no words: formatting may remove it.
  const before = withoutInvisible(text.slice(Math.max(body.start, start - REACH), start));
  const found = withoutInvisible(text.slice(start, end));
  const plain = before + found + withoutInvisible(text.slice(end, Math.min(end + REACH, Math.max(end, body.end))));
  const from = before.length;
  const to = from + found.length;
  let wordsFrom = wordAt(plain, from)?.start ?? from;
  let wordsTo = wordAt(plain, to)?.end ?? to;
  if (!coversWord(plain, from, to)) {
    wordsFrom = nearestWord(plain, wordsFrom - 1, -1)?.start ?? wordsFrom;
    wordsTo = nearestWord(plain, wordsTo + 1, 1)?.end ?? wordsTo;
  }
  return plainWords(plain.slice(wordsFrom, wordsTo));
}

function coversWord(text: string, from: number, to: number): boolean {
  for (let column = from; column < to; column++) {
    const word = wordAt(text, column);
    if (word === undefined) continue;
    if (word.start >= from && word.end <= to) return true;
    column = word.end;
  }
  return false;
}

/** Some lines with those around them that have no text: what is intended there goes by the words next to them. */
export function withSilentLines(
  transcript: Transcript,
  { from, to }: IndexRange,
  intended: readonly IntendedException[] = [],
): IndexRange {
  if (intended.length === 0) return { from, to };
  const above = transcript.paragraphBefore(from);
  const below = transcript.paragraphFrom(to);
  return {
    from: Math.max(from - BLANK_LINES - 1, above === undefined ? 0 : above + 1, 0),
    to: Math.min(to + BLANK_LINES + 1, below ?? transcript.lineCount),
  };
}

/** The last word before a line, or the first behind it, labels that stand alone included. */
function wordBeside(transcript: Transcript, index: number, direction: -1 | 1): string {
  for (let distance = 1; distance <= BLANK_LINES; distance++) {
    const beside = index + direction * distance;
    if (beside < 0 || beside >= transcript.lineCount) break;
    const line = transcript.line(beside);
    if (line.kind === "blank") continue;
    const text = hasText(line) ? withoutInvisible(bodyText(line)) : line.head!.label.text;
    const word = nearestWord(text, direction === 1 ? 0 : text.length, direction);
    return word === undefined ? "" : spanText(text, word);
  }
  return "";
}
