import { message } from "../messages/catalogue.ts";
import { span } from "../text/span.ts";
import { lineLength } from "../transcript/line.ts";
import { lineRemoval } from "./line-removal.ts";
import { type PlacedLineRule, safeFix } from "./rule.ts";

/** A line of nothing but white. The empty piece after the last line break is none. */
export const blankLine: PlacedLineRule = {
  id: "blank-line",
  severity: "warning",
  scope: "placed-line",
  kinds: ["blank"],
  signs: 0,
  check({ transcript, line, index, start }, report) {
    if (lineLength(line) === 0) return;
    const found = line.text;
    const isLast = index === transcript.lineCount - 1;
    report({
      span: span(start, start + lineLength(line)),
      message:
        found === "" ? message("blank-line", {}) : message(isLast ? "blank-line.last" : "blank-line.white", { found }),
      fixes: [
        safeFix(
          isLast ? message("fix.remove-white", { found }) : message("fix.remove-line", {}),
          lineRemoval(transcript, index, start),
        ),
      ],
    });
  },
};
