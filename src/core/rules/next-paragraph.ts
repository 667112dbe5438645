import { hasText, type Line, lineLength } from "../transcript/line.ts";
import type { TurnPlace } from "./rule.ts";

/** The first line under the turn's label that has text, and the offset at which it begins; undefined when there is none. */
export function nextParagraph(place: TurnPlace): { readonly line: Line; readonly start: number } | undefined {
  const { transcript, turn } = place;
  let start = place.start + lineLength(place.line);
  for (const line of transcript.lines(turn.firstLine + 1, turn.endLine)) {
    if (hasText(line)) return { line, start };
    start += lineLength(line);
  }
  return undefined;
}
