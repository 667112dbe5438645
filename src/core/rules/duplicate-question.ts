import { message } from "../messages/catalogue.ts";
import { shiftSpan, type Span } from "../text/span.ts";
import type { Transcript } from "../transcript/transcript.ts";
import type { Turn } from "../transcript/turn.ts";
import type { TurnRule } from "./rule.ts";

/** A question asked before in the same words. */
export const duplicateQuestion: TurnRule = {
  id: "duplicate-question",
  severity: "information",
  scope: "turn",
  check({ transcript, turn, earlier: earlierTurn }, report) {
    if (turn.role !== "question") return;
    const earlier = earlierTurn();
    if (earlier === undefined) return;
    report({
      span: firstText(transcript, turn),
      message: message("duplicate-question", {}),
      related: [{ span: firstText(transcript, earlier), message: message("duplicate-question.earlier", {}) }],
    });
  },
};

/** The text of the turn's first line that has text; a question with words has one. */
function firstText(transcript: Transcript, turn: Turn): Span {
  const line = transcript.paragraphFrom(turn.firstLine)!;
  return shiftSpan(transcript.line(line).body, transcript.lineStart(line));
}
