import type { Steps } from "./steps.ts";
import { visibleText } from "./text/characters.ts";
import type { Role } from "./transcript/labels.ts";
import { bodyText } from "./transcript/line.ts";
import type { Transcript } from "./transcript/transcript.ts";

/** What a reader reads as one: a turn, or, without a role, the lines before the first label. */
interface Passage {
  readonly role: Role | undefined;
  readonly firstLine: number;
  readonly endLine: number;
}

/**
 * The line of `before` at which the first passage begins that does not say the same in `after`; undefined when both say
 * the same throughout: the same turns in the same order, each with the same characters that a reader sees. In steps.
 */
export function* firstChangedLine(before: Transcript, after: Transcript): Steps<number | undefined> {
  if (before.byteOrderMark !== after.byteOrderMark) return 0;
  const passagesAfter = passages(after);
  for (const passage of passages(before)) {
    const next = passagesAfter.next();
    if (next.done === true || !readTheSame(before, passage, after, next.value)) return passage.firstLine;
    yield;
  }
  return passagesAfter.next().done === true ? undefined : before.lineCount - 1;
}

function* passages(transcript: Transcript): Generator<Passage, void> {
  yield { role: undefined, firstLine: 0, endLine: transcript.turn(0)?.firstLine ?? transcript.lineCount };
  yield* transcript.turns();
}

function readTheSame(before: Transcript, passage: Passage, after: Transcript, same: Passage): boolean {
  if (passage.role !== same.role) return false;
  const textBefore = textOf(before, passage);
  const textAfter = textOf(after, same);
  return textBefore === textAfter || visibleText(textBefore) === visibleText(textAfter);
}

function textOf(transcript: Transcript, { firstLine, endLine }: Passage): string {
  return Array.from(transcript.lines(firstLine, endLine), bodyText).join("");
}
