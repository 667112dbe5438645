import { composed, LONGEST_RUN } from "../text/characters.ts";
import { message } from "../messages/catalogue.ts";
import { span } from "../text/span.ts";
import { bodyText } from "../transcript/line.ts";
import { LineSign } from "../transcript/line-facts.ts";
import { type LineRule, safeFix } from "./rule.ts";

/** `й` typed as `и` and U+0306: it looks like the letter, and no search for the letter finds it. */
export const decomposedLetter: LineRule = {
  id: "decomposed-letter",
  severity: "warning",
  scope: "line",
  signs: LineSign.combining,
  check(line, _vocabulary, report) {
    const text = bodyText(line);
    if (text === composed(text)) return;
    for (const { 0: found, index } of text.matchAll(letters())) {
      const letter = composed(found);
      if (letter === found) continue;
      const start = line.body.start + index;
      const place = span(start, start + found.length);
      report({
        span: place,
        message: message("decomposed-letter", { found, letter }),
        fixes: [safeFix(message("fix.compose-letter", { letter }), { span: place, text: letter })],
      });
    }
  },
};

/** A letter with its marks. The vowels and finals of Hangul are letters, but join the one before them like marks. */
function letters(): RegExp {
  return new RegExp(`\\p{L}[\\p{M}\\u1160-\\u11FF]{0,${LONGEST_RUN}}`, "gu");
}
