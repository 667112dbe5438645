import { message } from "../messages/catalogue.ts";
import { TAB } from "../text/characters.ts";
import { spanText } from "../text/span.ts";
import { type LineRule, safeFix } from "./rule.ts";

/** `    Это естественно.` for `⇥Это естественно.` */
export const continuationIndent: LineRule = {
  id: "continuation-indent",
  severity: "error",
  scope: "line",
  signs: 0,
  check({ text, kind, indentation }, _vocabulary, report) {
    if (kind !== "continuation") return;
    const found = spanText(text, indentation);
    if (found === TAB) return;
    report({
      span: indentation,
      message: message("continuation-indent", { found }),
      fixes: [safeFix(message("fix.one-tab", { found }), { span: indentation, text: TAB })],
    });
  },
};
