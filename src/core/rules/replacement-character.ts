import { message } from "../messages/catalogue.ts";
import { span } from "../text/span.ts";
import type { LineRule } from "./rule.ts";

/** U+FFFD, which a program writes for what it cannot read: whatever stood there was lost before the file was saved. */
export const replacementCharacter: LineRule = {
  id: "replacement-character",
  severity: "error",
  scope: "line",
  signs: 0,
  check({ text, head }, _vocabulary, report) {
    for (const { 0: run, index } of text.matchAll(/\uFFFD+/g)) {
      // What was lost of `Воп\uFFFDос` is known: the misspelt label has the one finding that mends it.
      // Nothing but white and an ornament stands before it.
      if (head?.misspelt === true && index < head.word.end) continue;
      report({ span: span(index, index + run.length), message: message("replacement-character", {}) });
    }
  },
};
