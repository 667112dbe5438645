import { sentenceAt } from "../text/sentences.ts";
import { shiftSpan, type Span, span, touches } from "../text/span.ts";
import { wordAt } from "../text/words.ts";
import type { Transcript } from "../transcript/transcript.ts";

/**
 * What a selection at `offset` grows to, step by step: word, sentence, paragraph, line, turn, exchange, file. Each span
 * holds the offset and, with at least one character more, the span before it. A step that would be no larger than the
 * one before it is left out. The text before the first label counts as a turn.
 */
export function selectionSteps(transcript: Transcript, offset: number): Span[] {
  const steps: Span[] = [];
  for (const step of candidates(transcript, offset)) {
    const previous = steps.at(-1) ?? span(offset, offset);
    const grows = step.start <= previous.start && previous.end <= step.end && length(step) > length(previous);
    if (grows) steps.push(step);
  }
  return steps;
}

function* candidates(transcript: Transcript, offset: number): IterableIterator<Span> {
  const index = transcript.lineAt(offset);
  const line = transcript.line(index);
  const origin = transcript.lineStart(index);
  const column = offset - origin;
  if (column >= 0 && column <= line.text.length) {
    yield* [
      wordAt(line.text, column),
      touches(line.body, column) && sentenceAt(line.text, line.body, column),
      line.body,
    ]
      .filter((step) => typeof step === "object")
      .map((step) => shiftSpan(step, origin));
    yield span(origin, transcript.lineEnd(index));
  }
  const turn = transcript.turnAt(index);
  const leading = { firstLine: 0, endLine: transcript.turn(0)?.firstLine ?? transcript.lineCount };
  yield linesSpan(transcript, turn ?? leading, index);
  const exchange = transcript.exchangeAt(index);
  if (exchange !== undefined) yield linesSpan(transcript, exchange, index);
  yield span(0, transcript.length);
}

/** Without the blank lines at the end, unless `line` is one of them. */
function linesSpan(
  transcript: Transcript,
  { firstLine, endLine }: { readonly firstLine: number; readonly endLine: number },
  line: number,
): Span {
  const lastLine = Math.max(line, transcript.paragraphBefore(endLine) ?? firstLine);
  return span(transcript.lineStart(firstLine), transcript.lineEnd(lastLine));
}

function length({ start, end }: Span): number {
  return end - start;
}
