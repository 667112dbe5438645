import type { Glance } from "../text/character-pairs.ts";
import { isWhite } from "../text/characters.ts";

/**
 * Whether all quotation marks, parentheses and brackets in `[from, to)` pair as a matter of course, so that nothing
 * around them depends on them: `«…»`, `(…)` and an even number of `"`, none of them inside one of its own kind. It is told
 * of most lines that have such marks, and never wrongly.
 */
export function hasSettledMarks(text: string, from: number, to: number, { gaps, gapCount }: Glance): boolean {
  if (gapCount >= gaps.length) return false;
  let isQuoted = false;
  let isInParentheses = false;
  let straight = 0;
  for (let gap = 0; gap < gapCount; gap++) {
    const index = gaps[gap]!;
    const code = text.charCodeAt(index);
    if (!isPairedMark(code)) {
      // Behind a colon what looks like the end of a list mark closes nothing.
      if (code === COLON && isInParentheses) return false;
      continue;
    }
    if (isSpokenOf(text, index, from, to)) return false;
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
        if (isInParentheses || isInSmiley(text, index, from)) return false;
        isInParentheses = true;
        break;
      case CLOSING:
        if (!isInParentheses || isInSmiley(text, index, from)) return false;
        isInParentheses = false;
        break;
      case STRAIGHT:
        // Behind a digit it may be an inch.
        if (isDigit(text.charCodeAt(index - 1))) return false;
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
function isInSmiley(text: string, index: number, from: number): boolean {
  return index > from && ":;=-^'()".includes(text[index - 1]!);
}

/** Whether the mark stands alone, or between quotation marks. */
function isSpokenOf(text: string, index: number, from: number, to: number): boolean {
  if (index === from || index === to - 1) return false;
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index + 1);
  if (isWhite(before) && isWhite(after)) return true;
  return "«„“\"'‘".includes(text[index - 1]!) && "»“”\"'’".includes(text[index + 1]!);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
