import { shiftSpan, type Span, touches } from "../text/span.ts";
import type { Role } from "../transcript/labels.ts";
import type { Transcript } from "../transcript/transcript.ts";
import type { Turn } from "../transcript/turn.ts";

/** The word of a label, in offsets. */
export interface LabelHighlight {
  readonly role: Role;
  readonly span: Span;
}

/**
 * The labels of the exchange whose question's or answer's label touches `offset`, in order; for an answer before the
 * first question its own label. Undefined when the offset touches no label.
 */
export function labelHighlights(transcript: Transcript, offset: number): LabelHighlight[] | undefined {
  const index = transcript.lineAt(offset);
  const { head } = transcript.line(index);
  const turn = transcript.turnAt(index);
  if (head === undefined || turn === undefined) return undefined;
  if (!touches(head.word, offset - transcript.lineStart(index))) return undefined;
  const exchange = transcript.exchangeAt(index);
  const turns = exchange === undefined ? [turn] : [exchange.question, ...transcript.answers(exchange)];
  return turns.map((each) => labelOf(transcript, each));
}

function labelOf(transcript: Transcript, { role, firstLine }: Turn): LabelHighlight {
  const { word } = transcript.line(firstLine).head!;
  return { role, span: shiftSpan(word, transcript.lineStart(firstLine)) };
}
