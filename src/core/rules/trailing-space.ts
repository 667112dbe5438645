import { message } from "../messages/catalogue.ts";
import { span } from "../text/span.ts";
import { hasText, type Line } from "../transcript/line.ts";
import { type LineRule, safeFix } from "./rule.ts";

/** White at the end of a line that has text. */
export const trailingSpace: LineRule = {
  id: "trailing-space",
  severity: "warning",
  scope: "line",
  signs: 0,
  check(line: Line, _vocabulary, report) {
    const place = span(line.body.end, line.text.length);
    if (!hasText(line) || place.start === place.end) return;
    const found = line.text.slice(place.start);
    report({
      span: place,
      message: message("trailing-space", { found }),
      fixes: [safeFix(message("fix.remove-white", { found }), { span: place, text: "" })],
    });
  },
};
