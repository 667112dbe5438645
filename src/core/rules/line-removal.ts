import { BYTE_ORDER_MARK } from "../text/characters.ts";
import type { TextEdit } from "../text/edit.ts";
import { span } from "../text/span.ts";
import { lineLength } from "../transcript/line.ts";
import type { Transcript } from "../transcript/transcript.ts";

/**
 * Takes exactly one line out of the text, its line break included; of the last line only what it says, since the break
 * before it is not its own. Every other line stays, and stays a line. `start` is the offset at which the line begins.
 */
export function lineRemoval(transcript: Transcript, index: number, start: number): TextEdit {
  const end = start + lineLength(transcript.line(index));
  if (index === transcript.lineCount - 1) return { span: span(start, end), text: "" };
  const emptyLines = joinedEmptyLines(transcript, index);
  if (emptyLines > 0) return { span: span(start, end + emptyLines), text: "\r".repeat(emptyLines) };
  return { span: span(start, end + marksBroughtToHead(transcript, index)), text: "" };
}

/**
 * How many empty lines that end in LF follow the line, when a CR before it would make a CRLF of itself and the first
 * of them. They take CR as their break too: `A␍·␊␊B` without its second line is `A␍␍B`.
 */
function joinedEmptyLines(transcript: Transcript, index: number): number {
  if (index === 0 || transcript.line(index - 1).lineBreak !== "\r") return 0;
  let count = 0;
  for (const { text, lineBreak } of transcript.lines(index + 1)) {
    if (text !== "" || lineBreak !== "\n") break;
    count++;
  }
  return count;
}

/** How many U+FEFF would come to the head of the file, where they would be taken for its byte-order mark. */
function marksBroughtToHead(transcript: Transcript, index: number): number {
  const { text } = transcript.line(index + 1);
  if (!text.startsWith(BYTE_ORDER_MARK) || transcript.byteOrderMark !== "") return 0;
  if (transcript.turnAt(index) !== undefined || transcript.count(0, index).paragraphs > 0) return 0;
  let marks = 1;
  while (text[marks] === BYTE_ORDER_MARK) marks++;
  return marks;
}
