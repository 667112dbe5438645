import { BYTE_ORDER_MARK } from "../text/characters.ts";
import { compareEdits, editsOverlap, type TextEdit } from "../text/edit.ts";
import { span } from "../text/span.ts";
import type { Transcript } from "../transcript/transcript.ts";
import type { Fix } from "./rule.ts";

/**
 * The edits of as many of the fixes as can be made together, sorted and without overlap. Fixes are taken from left to
 * right; one that overlaps another already taken is left out, and edits that are identical count once.
 */
export function takeFixes(transcript: Transcript, fixes: readonly Fix[]): TextEdit[] {
  const taken: TextEdit[] = [];
  const inOrder = fixes
    .map(({ edits }) => edits.toSorted(compareEdits))
    .filter((edits) => edits.length > 0)
    .sort(([a], [b]) => compareEdits(a!, b!));
  for (const edits of inOrder) {
    const places = edits.map((edit) => placeAmong(taken, edit));
    if (places.includes("overlaps")) continue;
    for (const [index, edit] of edits.entries()) {
      if (places[index] !== "present") taken.splice(firstNotBefore(taken, edit), 0, edit);
    }
  }
  return withoutJoints(transcript, taken);
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
  let low = 0;
  let high = taken.length;
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
function withoutJoints(transcript: Transcript, edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  let from = 0;
  while (from < edits.length) {
    let to = from + 1;
    while (to < edits.length && edits[to]!.span.start === edits[to - 1]!.span.end) to++;
    let end = to;
    while (end > from + 1 && makesJoint(transcript, edits.slice(from, end))) end--;
    for (let index = from; index < end; index++) kept.push(edits[index]!);
    from = to;
  }
  return kept;
}

/** `edits` meet each other: they replace one stretch of the text. */
function makesJoint(transcript: Transcript, edits: readonly TextEdit[]): boolean {
  const written = edits.map(({ text }) => text).join("");
  if (/^[^\r\n\uFEFF]/.test(written) && /[^\r\n]$/.test(written)) return false;
  const { start } = edits[0]!.span;
  const { end } = edits.at(-1)!.span;
  const before = start === 0 ? "" : transcript.text(span(start - 1, start));
  const after = transcript.text(span(end, Math.min(end + 1, transcript.length)));
  if (before === "" && transcript.byteOrderMark === "" && (written + after).startsWith(BYTE_ORDER_MARK)) return true;
  return (before === "\r" && (written + after).startsWith("\n")) || (written.endsWith("\r") && after === "\n");
}
