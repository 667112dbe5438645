import { Pace, type Steps } from "../steps.ts";
import { CARRIAGE_RETURN_CODE, LINE_FEED_CODE } from "./characters.ts";
import type { TextEdit } from "./edit.ts";

/**
 * One list of edits that does what two lists do one after the other. `first` are edits of a text, `second` of the text
 * that they make; each list is sorted and holds no overlap, and so is what is returned: edits of the first text. Edits
 * that meet become one. In steps.
 */
export function* composingEdits(first: readonly TextEdit[], second: readonly TextEdit[]): Steps<TextEdit[]> {
  const composed: TextEdit[] = [];
  const pace = new Pace();
  // Offsets are those of the text between the two lists; `shift` leads back to the text before the first.
  let shift = 0;
  let nextFirst = 0;
  let nextSecond = 0;
  while (nextFirst < first.length || nextSecond < second.length) {
    const firstFrom = nextFirst;
    const secondFrom = nextSecond;
    const shiftBefore = shift;
    const start = Math.min(firstStart(), secondStart());
    let end = start;
    for (;;) {
      if (firstStart() <= end) {
        const { span, text } = first[nextFirst]!;
        end = Math.max(end, firstStart() + text.length);
        shift += text.length - (span.end - span.start);
        nextFirst++;
      } else if (secondStart() <= end) {
        end = Math.max(end, second[nextSecond]!.span.end);
        nextSecond++;
      } else {
        break;
      }
    }
    composed.push({
      span: { start: start - shiftBefore, end: end - shift },
      text: textOfBoth(
        first.slice(firstFrom, nextFirst),
        shiftBefore,
        second.slice(secondFrom, nextSecond),
        start,
        end,
      ),
    });
    if (pace.isStepDone()) yield;
  }
  return composed;

  function firstStart(): number {
    const edit = first[nextFirst];
    return edit === undefined ? Infinity : edit.span.start + shift;
  }

  function secondStart(): number {
    return second[nextSecond]?.span.start ?? Infinity;
  }
}

/**
 * What stands in `[start, end)` of the text between, once the second edits are made. Whatever of it the second edits
 * leave alone was written by the first, since the edits of both lists cover it without a gap.
 */
function textOfBoth(
  first: readonly TextEdit[],
  shift: number,
  second: readonly TextEdit[],
  start: number,
  end: number,
): string {
  let written = "";
  const places: number[] = [];
  let between = shift;
  for (const { span, text } of first) {
    places.push(span.start + between, written.length);
    written += text;
    between += text.length - (span.end - span.start);
  }
  let result = "";
  let done = start;
  let place = 0;
  for (const edit of second) {
    result += writtenIn(done, edit.span.start) + edit.text;
    done = edit.span.end;
  }
  return result + writtenIn(done, end);

  /** What the first edits wrote in a range; ranges are asked for from left to right. */
  function writtenIn(from: number, to: number): string {
    return written.slice(writtenBefore(from), writtenBefore(to));
  }

  function writtenBefore(offset: number): number {
    while (place + 2 < places.length && places[place + 2]! <= offset) place += 2;
    const edit = first[place / 2];
    if (edit === undefined) return 0;
    const into = Math.min(Math.max(offset - places[place]!, 0), edit.text.length);
    return places[place + 1]! + into;
  }
}

/**
 * The edit without what it does not change, or undefined when it changes nothing. `replaced` is the text in its span.
 * It never begins or ends inside a character or a line break.
 */
export function trimEdit({ span, text }: TextEdit, replaced: string): TextEdit | undefined {
  if (replaced === text) return undefined;
  const shorter = Math.min(replaced.length, text.length);
  let head = 0;
  while (head < shorter && replaced[head] === text[head]) head++;
  if (head > 0 && isOpen(replaced.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < shorter - head && replaced.at(-1 - tail) === text.at(-1 - tail)) tail++;
  if (tail > 0 && isClosing(replaced.charCodeAt(replaced.length - tail))) tail--;
  return { span: { start: span.start + head, end: span.end - tail }, text: text.slice(head, text.length - tail) };
}

/** Whether the unit may belong together with the one after it. */
function isOpen(code: number): boolean {
  return code === CARRIAGE_RETURN_CODE || (code >= 0xd800 && code <= 0xdbff);
}

/** Whether the unit may belong together with the one before it. */
function isClosing(code: number): boolean {
  return code === LINE_FEED_CODE || (code >= 0xdc00 && code <= 0xdfff);
}
