import type { Glance } from "../text/character-pairs.ts";
import { isWhite } from "../text/characters.ts";

/**
 * Whether all quotation marks, parentheses and brackets among the units `[from, to)` pair as a matter of course, so that nothing
 * around them depends on them: `«…»`, `(…)` and an even number of `"`, none of them inside one of its own kind. It is told
 * of most lines that have such marks, and never wrongly.
 */
export function hasSettledMarks(units: Uint16Array, from: number, to: number, { gaps, gapCount }: Glance): boolean {
  let isQuoted = false;
  let isInParentheses = false;
  let straight = 0;
  for (let gap = 0; gap < gapCount; gap++) {
    const index = gaps[gap]!;
    const code = units[index]!;
    if (!isPairedMark(code)) {
      // Behind a colon what looks like the end of a list mark closes nothing.
      if (code === COLON && isInParentheses) return false;
      continue;
    }
    if (isSpokenOf(units, index, from, to)) return false;
    switch (code) {
      case LEFT:
        if (isQuoted) return false;
        isQuoted = true;
        break;
      case RIGHT:
        if (!isQuoted) return false;
        isQuoted = false;
        break;
      case OPENING:
        if (isInParentheses || isInSmiley(units, index, from)) return false;
        isInParentheses = true;
        break;
      case CLOSING:
        if (!isInParentheses || isInSmiley(units, index, from)) return false;
        isInParentheses = false;
        break;
      case STRAIGHT:
        // Behind a digit it may be an inch.
        if (isDigit(units[index - 1]!)) return false;
        straight++;
        break;
      default:
        return false;
    }
  }
  return !isQuoted && !isInParentheses && straight % 2 === 0;
}

const COLON = 0x3a;
const LEFT = 0xab;
const RIGHT = 0xbb;
const OPENING = 0x28;
const CLOSING = 0x29;
const STRAIGHT = 0x22;

function isPairedMark(code: number): boolean {
  if (code < 0x80) return code === STRAIGHT || code === OPENING || code === CLOSING || code === 0x5b || code === 0x5d;
  return code === LEFT || code === RIGHT || (code >= 0x201c && code <= 0x201e);
}

/** Whether the mark may be part of `:)`, `;-(` or `=))`. */
function isInSmiley(units: Uint16Array, index: number, from: number): boolean {
  return index > from && isOneOf(":;=-^'()", units[index - 1]!);
}

/** Whether the mark stands alone, or between quotation marks. */
function isSpokenOf(units: Uint16Array, index: number, from: number, to: number): boolean {
  if (index === from || index === to - 1) return false;
  const before = units[index - 1]!;
  const after = units[index + 1]!;
  if (isWhite(before) && isWhite(after)) return true;
  return isOneOf("«„“\"'‘", before) && isOneOf("»“”\"'’", after);
}

function isOneOf(characters: string, code: number): boolean {
  return characters.includes(String.fromCharCode(code));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
