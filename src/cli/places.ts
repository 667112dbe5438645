import type { Transcript } from "../core/transcript/transcript.ts";

/** Lines and columns from 1; columns in UTF-16 units, as editors count them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export function placeOf(transcript: Transcript, offset: number): Place {
  const line = transcript.lineAt(offset);
  return { line: line + 1, column: columnOf(transcript, line, offset) + 1 };
}

/** Editors count a U+FEFF that stands in the text itself as a character of the first line; the model does not. */
function columnOf(transcript: Transcript, line: number, offset: number): number {
  return line === 0 ? offset : offset - transcript.lineStart(line);
}
