import type { Line } from "../transcript/line.ts";
import type { TurnPlace } from "./rule.ts";

/** The first line under the turn's label that has text, and the offset at which it begins; undefined when there is none. */
export function nextParagraph({
  transcript,
  turn,
}: TurnPlace): { readonly line: Line; readonly start: number } | undefined {
  const next = transcript.paragraphFrom(turn.firstLine + 1);
  if (next === undefined || next >= turn.endLine) return undefined;
  return { line: transcript.line(next), start: transcript.lineStart(next) };
}
