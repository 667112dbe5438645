import { message } from "../messages/catalogue.ts";
import { TAB } from "../text/characters.ts";
import { shiftSpan, span } from "../text/span.ts";
import { labelsBeside } from "./labels-beside.ts";
import { type PlacedLineRule, suggestedFix } from "./rule.ts";

/** A continuation of nothing: no label stands above it. */
export const orphanParagraph: PlacedLineRule = {
  id: "orphan-paragraph",
  severity: "error",
  scope: "placed-line",
  kinds: ["continuation"],
  signs: 0,
  check(place, report) {
    if (place.turn() !== undefined) return;
    const { line, start } = place;
    const { question, answer } = labelsBeside(place);
    const head = shiftSpan(line.indentation, start);
    report({
      span: span(start, start + line.text.length),
      message: message("orphan-paragraph", {}),
      fixes: [
        suggestedFix(message("fix.make-question", { label: question }), { span: head, text: question + TAB }),
        suggestedFix(message("fix.make-answer", { label: answer }), { span: head, text: answer + TAB }),
      ],
    });
  },
};
