import { message } from "../messages/catalogue.ts";
import { isControlWhite } from "../text/characters.ts";
import { span } from "../text/span.ts";
import { embeddedLabelBefore } from "./embedded-labels.ts";
import { type LineRule, safeFix } from "./rule.ts";
import { unknownLabelOf } from "./stray-label.ts";

/** A TAB between two words, or a line or page separator that came with pasted text. */
export const tabInText: LineRule = {
  id: "tab-in-text",
  severity: "warning",
  scope: "line",
  signs: 0,
  check(line, vocabulary, report) {
    const { text, body } = line;
    for (let column = body.start; column < body.end; column++) {
      if (!isControlWhite(text.charCodeAt(column))) continue;
      const found = text[column]!;
      if (found === "\t" && separatesLabel(column)) continue;
      const place = span(column, column + 1);
      report({
        span: place,
        message: message("tab-in-text", { found }),
        fixes: [safeFix(message("fix.space-instead", { found }), { span: place, text: " " })],
      });
    }

    function separatesLabel(column: number): boolean {
      if (embeddedLabelBefore(line, column, vocabulary) !== undefined) return true;
      return line.kind === "stray" && text.indexOf("\t") === column && unknownLabelOf(line) !== undefined;
    }
  },
};
