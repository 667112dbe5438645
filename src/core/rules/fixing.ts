import { sorting } from "../sorting.ts";
import { inOneGo, Pace, type Steps } from "../steps.ts";
import { BYTE_ORDER_MARK } from "../text/characters.ts";
import { compareEdits, editsOverlap, type TextEdit } from "../text/edit.ts";
import { type Span, span } from "../text/span.ts";
import type { Transcript } from "../transcript/transcript.ts";
import type { Fix } from "./rule.ts";

/**
 * The edits of as many of the fixes as can be made together, sorted and without overlap. Fixes are taken from left to
 * right; one that overlaps another already taken is left out, and edits that are identical count once.
 */
export function takeFixes(transcript: Transcript, fixes: readonly Pick<Fix, "edits">[]): TextEdit[] {
  return inOneGo(takingFixes(transcript, fixes));
}

/** As {@link takeFixes}, in steps. */
export function* takingFixes(transcript: Transcript, fixes: readonly Pick<Fix, "edits">[]): Steps<TextEdit[]> {
  const all: (readonly TextEdit[])[] = [];
  const pace = new Pace();
  for (const { edits } of fixes) {
    if (edits.length > 0) all.push(edits.toSorted(compareEdits));
    if (pace.isStepDone()) yield;
  }
  const taken: TextEdit[] = [];
  for (const edits of yield* sorting(all, ([a], [b]) => compareEdits(a!, b!))) {
    if (pace.isStepDone()) yield;
    const places = edits.map((edit) => placeAmong(taken, edit));
    if (places.includes("overlaps")) continue;
    for (const [index, edit] of edits.entries()) {
      if (places[index] !== "present") taken.splice(firstNotBefore(taken, edit), 0, edit);
    }
  }
  return yield* leavingOutJoints(transcript, taken);
}

/** `taken` is sorted and holds no overlap, so only the two neighbours of the edit's place can be in its way. */
function placeAmong(taken: readonly TextEdit[], edit: TextEdit): "free" | "present" | "overlaps" {
  const index = firstNotBefore(taken, edit);
  const next = taken[index];
  if (next !== undefined && compareEdits(next, edit) === 0 && next.text === edit.text) return "present";
  const previous = taken[index - 1];
  const isFree =
    (next === undefined || !editsOverlap(edit, next)) && (previous === undefined || !editsOverlap(previous, edit));
  return isFree ? "free" : "overlaps";
}

function firstNotBefore(taken: readonly TextEdit[], edit: TextEdit): number {
  let high = taken.length;
  // Nearly always it comes behind all others.
  if (high === 0 || compareEdits(taken[high - 1]!, edit) < 0) return high;
  let low = 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareEdits(taken[middle]!, edit) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The edits but for those that, harmless each, together would bring a CR to a LF or U+FEFF to the head of the file:
 * where edits that meet would do so, the last of them is left out.
 */
function* leavingOutJoints(transcript: Transcript, edits: readonly TextEdit[]): Steps<TextEdit[]> {
  const kept: TextEdit[] = [];
  const pace = new Pace();
  let from = 0;
  while (from < edits.length) {
    let to = from + 1;
    while (to < edits.length && edits[to]!.span.start === edits[to - 1]!.span.end) to++;
    const end = yield* endWithoutJoint(transcript, edits, from, to);
    for (let index = from; index < end; index++) {
      kept.push(edits[index]!);
      if (pace.isStepDone()) yield;
    }
    from = to;
  }
  return kept;
}

/** Of the edits `[from, to)`, which meet each other, those up to which can be made together; the first one can. */
function* endWithoutJoint(transcript: Transcript, edits: readonly TextEdit[], from: number, to: number): Steps<number> {
  const { start } = edits[from]!.span;
  let firstToWrite = from;
  let lastToWrite = to - 1;
  const pace = new Pace();
  let end = to;
  for (; end > from + 1; end--) {
    while (firstToWrite < end && edits[firstToWrite]!.text === "") firstToWrite++;
    lastToWrite = Math.min(lastToWrite, end - 1);
    while (lastToWrite > from && edits[lastToWrite]!.text === "") lastToWrite--;
    const writtenFirst = firstToWrite < end ? edits[firstToWrite]!.text : "";
    if (!makesJoint(transcript, span(start, edits[end - 1]!.span.end), writtenFirst, edits[lastToWrite]!.text)) break;
    if (pace.isStepDone()) yield;
  }
  return end;
}

/** Whether writing a text that begins and ends with these, or with nothing in it, brings together what is to stay apart. */
function makesJoint(transcript: Transcript, replaced: Span, writtenFirst: string, writtenLast: string): boolean {
  const { start, end } = replaced;
  const before = start === 0 ? "" : transcript.text(span(start - 1, start));
  const after = transcript.text(span(end, Math.min(end + 1, transcript.length)));
  const follows = writtenFirst === "" ? after : writtenFirst;
  if (before === "" && transcript.byteOrderMark === "" && follows.startsWith(BYTE_ORDER_MARK)) return true;
  return (before === "\r" && follows.startsWith("\n")) || (writtenLast.endsWith("\r") && after === "\n");
}
