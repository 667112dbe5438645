import { message } from "../messages/catalogue.ts";
import { shiftSpan } from "../text/span.ts";
import type { TurnRule } from "./rule.ts";

/** A question that does not ask. */
export const questionMark: TurnRule = {
  id: "question-mark",
  severity: "hint",
  scope: "turn",
  check({ turn, line, start }, report) {
    if (turn.role !== "question" || turn.questionMarks > 0 || turn.paragraphs === 0) return;
    report({
      span: shiftSpan(line.head.word, start),
      message: message("question-mark", {}),
    });
  },
};
