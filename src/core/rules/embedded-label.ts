import { message } from "../messages/catalogue.ts";
import { TAB } from "../text/characters.ts";
import { shiftSpan, spanText } from "../text/span.ts";
import { embeddedLabels } from "./embedded-labels.ts";
import { LineSign } from "../transcript/line-facts.ts";
import { type PlacedLineRule, suggestedFix } from "./rule.ts";

/** `Ответ⇥Это всё. Вопрос: А потом?`: a line break got lost. */
export const embeddedLabel: PlacedLineRule = {
  id: "embedded-label",
  severity: "information",
  scope: "placed-line",
  kinds: ["question", "answer", "continuation", "stray"],
  signs: LineSign.embeddedLabel,
  check({ transcript, line, start }, report) {
    for (const { gap, word, separator } of embeddedLabels(line, transcript.vocabulary)) {
      // A label that begins the text of a continuation has a line of its own already.
      const lineBreak = gap.start === 0 ? "" : line.lineBreak || transcript.line(0).lineBreak || "\n";
      report({
        span: shiftSpan(word, start),
        message: message("embedded-label", { label: spanText(line.text, word) }),
        fixes: [
          suggestedFix(
            message("fix.start-turn", {}),
            { span: shiftSpan(gap, start), text: lineBreak },
            { span: shiftSpan(separator, start), text: separator.end < line.text.length ? TAB : "" },
          ),
        ],
      });
    }
  },
};
