import { message } from "../messages/catalogue.ts";
import { shiftSpan } from "../text/span.ts";
import { bodyText, hasText } from "../transcript/line.ts";
import type { TurnRule } from "./rule.ts";

/** A question mark, alone or as one half of a character such as `⁇` or `⁉`, or a wide one. */
const QUESTION_MARK = /[?\u2047-\u2049\uFF1F]/;

/** A question that does not ask. */
export const questionMark: TurnRule = {
  id: "question-mark",
  severity: "hint",
  scope: "turn",
  check({ transcript, turn, line, start }, report) {
    if (turn.role !== "question" || QUESTION_MARK.test(bodyText(line))) return;
    let hasWords = false;
    for (const paragraph of transcript.lines(turn.firstLine, turn.endLine)) {
      if (!hasText(paragraph)) continue;
      if (QUESTION_MARK.test(bodyText(paragraph))) return;
      hasWords = true;
    }
    if (!hasWords) return;
    report({
      span: shiftSpan(line.head.word, start),
      message: message("question-mark", {}),
    });
  },
};
