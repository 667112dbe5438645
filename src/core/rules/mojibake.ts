import { findMisreading, type Misreading, repairMojibake } from "../encoding/mojibake.ts";
import { message } from "../messages/catalogue.ts";
import { trimEdit } from "../text/compose-edits.ts";
import type { TextEdit } from "../text/edit.ts";
import { shorten } from "../text/shorten.ts";
import { span } from "../text/span.ts";
import { LineSign } from "../transcript/line-facts.ts";
import { type LineRule, suggestedFix } from "./rule.ts";

/** How much of the repaired text a message shows. */
const SHOWN_LENGTH = 50;

/** `Р’РѕРїСЂРѕСЃ` for `Вопрос`: a line that was read in the wrong encoding. The engine shows it to no other rule. */
export const mojibake: LineRule = {
  id: "mojibake",
  severity: "error",
  scope: "line",
  signs: LineSign.misread,
  check({ text, head, body }, _vocabulary, report) {
    let misreading = findMisreading(text);
    if (misreading === undefined) return;
    // Behind a label that was read rightly the text may be misread from end to end; a remark may be misread itself.
    const start = head === undefined || head.remark !== undefined ? 0 : body.start;
    if (start > 0) misreading = findMisreading(text.slice(start)) ?? misreading;
    const { writtenIn, readAs } = misreading;
    const edit = repairOf(text, start, misreading);
    report({
      span: span(0, text.length),
      message:
        edit === undefined
          ? message("mojibake.lost", { writtenIn, readAs })
          : message("mojibake", { writtenIn, readAs, repaired: repairedWords(text, edit) }),
      fixes: edit === undefined ? [] : [suggestedFix(message("fix.repair-text", {}), edit)],
      actions: [
        {
          title: message("fix.reopen-with-encoding", { writtenIn }),
          does: { kind: "reopen-with-encoding", encoding: writtenIn },
        },
      ],
    });
  },
};

/** What makes the line, from `start` on, what it was; undefined when bytes of it were lost. */
function repairOf(text: string, start: number, misreading: Misreading): TextEdit | undefined {
  // `п»ї` at the head of a file was its byte-order mark, which is no text.
  const misread = text.slice(start);
  const repaired = repairMojibake(misread, misreading)?.replace(/^\uFEFF+/, "");
  return repaired === undefined ? undefined : trimEdit({ span: span(start, text.length), text: repaired }, misread);
}

/** The words that the edit mends, whole, in one short line; the sentence that quotes them has its own full stop. */
function repairedWords(text: string, edit: TextEdit): string {
  const wordStart = /\S*$/.exec(text.slice(0, edit.span.start))![0];
  const wordEnd = /^\S*/.exec(text.slice(edit.span.end))![0];
  return shorten(wordStart + edit.text + wordEnd, SHOWN_LENGTH).replace(/\.$/, "");
}
