import { message } from "../messages/catalogue.ts";
import { isWhite, TAB, withoutInvisible } from "../text/characters.ts";
import { spanText } from "../text/span.ts";
import { hasText } from "../transcript/line.ts";
import type { LineRule } from "./rule.ts";

/** `Вопрос: Как?` and `Вопрос⇥⇥Как?` for `Вопрос⇥Как?`. */
export const labelSeparator: LineRule = {
  id: "label-separator",
  severity: "error",
  scope: "line",
  signs: 0,
  check(line, _vocabulary, report) {
    if (line.head === undefined || !hasText(line)) return;
    const { label, separator } = line.head;
    const found = spanText(line.text, separator);
    if (found === TAB) return;
    report({
      span: separator,
      message: message("label-separator", { label: label.text, found }),
      fixes: [
        {
          title: message("fix.one-tab", { found }),
          everywhere: message("fix.one-tab-each", {}),
          safe: isSurelySeparator(found),
          edits: [{ span: separator, text: TAB }],
        },
      ],
    });
  },
};

/** Whether nobody types it but to set a label apart: `Вопрос — Как?` might be prose, `Вопрос: Как?` is not. */
function isSurelySeparator(separator: string): boolean {
  if (/[\t:]/.test(separator)) return true;
  const visible = withoutInvisible(separator);
  return visible.length >= 2 && Array.from(visible).every((character) => isWhite(character.charCodeAt(0)));
}
