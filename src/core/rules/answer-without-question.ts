import { message } from "../messages/catalogue.ts";
import { shiftSpan } from "../text/span.ts";
import type { TurnRule } from "./rule.ts";

/** The first turn of the file is an answer. */
export const answerWithoutQuestion: TurnRule = {
  id: "answer-without-question",
  severity: "error",
  scope: "turn",
  check({ turn, line, start }, report) {
    if (turn.index > 0 || turn.role !== "answer") return;
    report({
      span: shiftSpan(line.head.word, start),
      message: message("answer-without-question", { label: turn.label.text }),
    });
  },
};
