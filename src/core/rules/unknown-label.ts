import { message } from "../messages/catalogue.ts";
import { TAB } from "../text/characters.ts";
import { shiftSpan, span, spanText } from "../text/span.ts";
import { labelsBeside } from "./labels-beside.ts";
import { type PlacedLineRule, suggestedFix } from "./rule.ts";
import { unknownLabelOf } from "./stray-label.ts";

/** `Модератор⇥Добрый день.` */
export const unknownLabel: PlacedLineRule = {
  id: "unknown-label",
  severity: "error",
  scope: "placed-line",
  kinds: ["stray"],
  check(place, report) {
    const unknown = unknownLabelOf(place.line);
    if (unknown === undefined) return;
    const found = spanText(place.line.text, unknown.label);
    const head = span(place.start, place.start + unknown.separator.end);
    const { question, answer } = labelsBeside(place);
    report({
      span: shiftSpan(unknown.label, place.start),
      message: message("unknown-label", { found }),
      fixes: [
        suggestedFix(message("fix.question-instead", { label: question, found }), { span: head, text: question + TAB }),
        suggestedFix(message("fix.answer-instead", { label: answer, found }), { span: head, text: answer + TAB }),
      ],
    });
  },
};
