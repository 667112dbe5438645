import { message } from "../messages/catalogue.ts";
import { isNoBreakWhite, isWhite, TAB } from "../text/characters.ts";
import { span } from "../text/span.ts";
import { LineSign } from "../transcript/line-facts.ts";
import { type LineRule, safeFix } from "./rule.ts";

/** Two spaces or more in a row; a no-break one among them was put there on purpose and stays. */
export const repeatedSpace: LineRule = {
  id: "repeated-space",
  severity: "warning",
  scope: "line",
  signs: LineSign.spaceRun,
  check({ text, body }, _vocabulary, report) {
    let column = body.start;
    while (column < body.end) {
      if (!isSpace(text.charCodeAt(column))) {
        column++;
        continue;
      }
      const start = column;
      while (column < body.end && isSpace(text.charCodeAt(column))) column++;
      if (column - start < 2) continue;
      const found = text.slice(start, column);
      const kept = Array.from(found).find((character) => isNoBreakWhite(character.charCodeAt(0)));
      const place = span(start, column);
      report({
        span: place,
        message:
          kept === undefined
            ? message("repeated-space", { found })
            : message("repeated-space.no-break", { found, kept }),
        fixes: [
          kept === undefined
            ? safeFix(message("fix.one-space", {}), { span: place, text: " " })
            : safeFix(message("fix.one-no-break-space", { kept }), { span: place, text: kept }),
        ],
      });
    }
  },
};

/** A run ends at a TAB, which has a rule of its own. */
function isSpace(code: number): boolean {
  return isWhite(code) && code !== TAB.charCodeAt(0);
}
