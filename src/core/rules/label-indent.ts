import { message } from "../messages/catalogue.ts";
import { isEmptySpan, spanText } from "../text/span.ts";
import { type LineRule, safeFix } from "./rule.ts";

/** `  Вопрос: Как?`: a label stands at column 0. */
export const labelIndent: LineRule = {
  id: "label-indent",
  severity: "error",
  scope: "line",
  signs: 0,
  check({ text, head }, _vocabulary, report) {
    if (head === undefined || isEmptySpan(head.indentation)) return;
    const found = spanText(text, head.indentation);
    report({
      span: head.indentation,
      message: message("label-indent", { label: head.label.text, found }),
      fixes: [safeFix(message("fix.remove-white", { found }), { span: head.indentation, text: "" })],
    });
  },
};
