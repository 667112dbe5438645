import type { Glance } from "../text/character-pairs.ts";
import { isRussianLetter, isWhite } from "../text/characters.ts";
import { CodeUnits } from "../text/code-units.ts";

/** What is open behind some units. */
export interface OpenMarks {
  isQuoted: boolean;
  isInParentheses: boolean;
  /** Whether there is one `"` more than pairs. */
  isInStraight: boolean;
}

export function nothingOpen(): OpenMarks {
  return { isQuoted: false, isInParentheses: false, isInStraight: false };
}

/**
 * Whether all quotation marks, parentheses and brackets among the units `[from, to)` pair as a matter of course, so that nothing
 * around them depends on them: `«…»`, `(…)` and an even number of `"`, none of them inside one of its own kind. It is told
 * of most lines that have such marks, and never wrongly.
 */
export function hasSettledMarks(from: number, to: number, glance: Glance): boolean {
  const open = nothingOpen();
  return followMarks(from, to, glance, open) && isSettled(open);
}

/** Whether nothing is open. */
export function isSettled({ isQuoted, isInParentheses, isInStraight }: OpenMarks): boolean {
  return !isQuoted && !isInParentheses && !isInStraight;
}

/**
 * As {@link hasSettledMarks}, of one of the stretches that a paragraph is looked at in: `open` is what the ones before it left
 * open, and becomes what is open behind it, unless the answer is no.
 */
export function followMarks(from: number, to: number, { marks, markCount }: Glance, open: OpenMarks): boolean {
  const { units } = CodeUnits;
  for (let mark = 0; mark < markCount; mark++) {
    const index = marks[mark]!;
    const code = units[index]!;
    if (code === COLON) {
      // Behind it what looks like the end of a list mark closes nothing.
      if (open.isInParentheses) return false;
      continue;
    }
    if (isSpokenOf(units, index, from, to)) return false;
    switch (code) {
      case LEFT:
        if (open.isQuoted) return false;
        open.isQuoted = true;
        break;
      case RIGHT:
        if (!open.isQuoted) return false;
        open.isQuoted = false;
        break;
      case OPENING:
        if (open.isInParentheses || isInSmiley(units, index, from)) return false;
        open.isInParentheses = true;
        break;
      case CLOSING:
        if (!open.isInParentheses || isInSmiley(units, index, from)) return false;
        open.isInParentheses = false;
        break;
      case STRAIGHT:
        // Behind a digit it may be an inch.
        if (isDigit(units[index - 1]!)) return false;
        open.isInStraight = !open.isInStraight;
        break;
      default:
        return false;
    }
  }
  return true;
}

const COLON = 0x3a;
const LEFT = 0xab;
const RIGHT = 0xbb;
const OPENING = 0x28;
const CLOSING = 0x29;
const STRAIGHT = 0x22;

/** Whether the mark may be part of `:)`, `;-(` or `=))`. */
function isInSmiley(units: Uint16Array, index: number, from: number): boolean {
  return index > from && ":;=-^'()".includes(String.fromCharCode(units[index - 1]!));
}

/** Whether the mark stands alone, or between quotation marks. */
function isSpokenOf(units: Uint16Array, index: number, from: number, to: number): boolean {
  if (index === from || index === to - 1) return false;
  const before = units[index - 1]!;
  const after = units[index + 1]!;
  // Most stand beside a letter and beside white.
  if (isWhite(before)) return isWhite(after);
  return isOneOf("«„“\"'‘", before) && isOneOf("»“”\"'’", after);
}

function isOneOf(characters: string, code: number): boolean {
  return !isRussianLetter(code) && characters.includes(String.fromCharCode(code));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
