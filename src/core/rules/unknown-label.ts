import { message } from "../messages/catalogue.ts";
import { TAB } from "../text/characters.ts";
import { shiftSpan, span, spanText } from "../text/span.ts";
import { ROLES, Vocabulary } from "../transcript/labels.ts";
import { ownLabel } from "../transcript/own-labels.ts";
import { readLine } from "../transcript/reading.ts";
import { labelsBeside } from "./labels-beside.ts";
import { type HostAction, type LinePlace, type PlacedLineRule, suggestedFix } from "./rule.ts";
import { type StrayLabel, unknownLabelOf } from "./stray-label.ts";

/** `Модератор⇥Добрый день.` */
export const unknownLabel: PlacedLineRule = {
  id: "unknown-label",
  severity: "error",
  scope: "placed-line",
  kinds: ["stray"],
  signs: 0,
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
      actions: actionsFor(place, unknown),
    });
  },
};

/** Makes the word a label of the project's, if that is what would make this line a labelled one. */
function actionsFor({ line, transcript }: LinePlace, { label, separator }: StrayLabel): HostAction[] {
  const word = spanText(line.text, label).split(/[\s\u0085:(№]/, 1)[0]!;
  const own = ownLabel(word, "question");
  if (own === undefined || transcript.vocabulary.find(own.text) !== undefined) return [];
  const head = readLine(line.text, "", new Vocabulary([own])).head;
  if (head?.label !== own || head.separator.end !== separator.end) return [];
  return ROLES.map((role) => ({
    title: message(`fix.add-${role}-label`, { label: own.text }),
    does: { kind: "add-label", label: own.text, role },
  }));
}
