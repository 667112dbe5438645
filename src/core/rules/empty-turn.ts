import { message } from "../messages/catalogue.ts";
import { shiftSpan } from "../text/span.ts";
import { hasText } from "../transcript/line.ts";
import { nextParagraph } from "./next-paragraph.ts";
import type { TurnRule } from "./rule.ts";

/** A label, and no text up to the next one. */
export const emptyTurn: TurnRule = {
  id: "empty-turn",
  severity: "warning",
  scope: "turn",
  check(place, report) {
    const { turn, line, start } = place;
    if (hasText(line) || nextParagraph(place) !== undefined) return;
    report({
      span: shiftSpan(line.head.word, start),
      message: message("empty-turn", { label: turn.label.text }),
    });
  },
};
