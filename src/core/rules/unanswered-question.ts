import { message } from "../messages/catalogue.ts";
import { shiftSpan } from "../text/span.ts";
import type { TurnRule } from "./rule.ts";

/** A question turn followed by another one, or by the end of the file. */
export const unansweredQuestion: TurnRule = {
  id: "unanswered-question",
  severity: "warning",
  scope: "turn",
  check({ turn, next, line, start }, report) {
    if (turn.role !== "question" || next?.role === "answer") return;
    report({
      span: shiftSpan(line.head.word, start),
      message: message(next === undefined ? "unanswered-question.last" : "unanswered-question", {
        label: turn.label.text,
      }),
    });
  },
};
