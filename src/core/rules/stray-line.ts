import { message } from "../messages/catalogue.ts";
import { TAB } from "../text/characters.ts";
import { span } from "../text/span.ts";
import { labelsBeside } from "./labels-beside.ts";
import { type PlacedLineRule, suggestedFix } from "./rule.ts";
import { unknownLabelOf } from "./stray-label.ts";

/** A line that begins neither with a label nor with white, and with nothing that might be meant as a label. */
export const strayLine: PlacedLineRule = {
  id: "stray-line",
  severity: "error",
  scope: "placed-line",
  kinds: ["stray"],
  signs: 0,
  check(place, report) {
    const { line, start } = place;
    if (unknownLabelOf(line) !== undefined) return;
    const { question, answer } = labelsBeside(place);
    const head = span(start, start);
    report({
      span: span(start, start + line.text.length),
      message: message("stray-line", {}),
      fixes: [
        suggestedFix(message("fix.make-continuation", {}), { span: head, text: TAB }),
        suggestedFix(message("fix.make-question", { label: question }), { span: head, text: question + TAB }),
        suggestedFix(message("fix.make-answer", { label: answer }), { span: head, text: answer + TAB }),
      ],
    });
  },
};
