import { message } from "../messages/catalogue.ts";
import { TAB } from "../text/characters.ts";
import type { TextEdit } from "../text/edit.ts";
import { shiftSpan, span, spanText } from "../text/span.ts";
import { hasText } from "../transcript/line.ts";
import { readLine } from "../transcript/reading.ts";
import { lineRemoval } from "./line-removal.ts";
import { type TurnPlace, type TurnRule, suggestedFix } from "./rule.ts";

/** An answer straight after an answer: two speakers, or one answer whose second paragraph got a label. */
export const consecutiveAnswers: TurnRule = {
  id: "consecutive-answers",
  severity: "information",
  scope: "turn",
  check(place, report) {
    const { turn, previous, line, start } = place;
    if (turn.role !== "answer" || previous?.role !== "answer") return;
    const edit = continuationEdit(place);
    const after = readLine(edit.text + line.text.slice(line.body.start), "", place.transcript.vocabulary);
    report({
      span: shiftSpan(line.head.word, start),
      message: message("consecutive-answers", { label: turn.label.text }),
      // A text that is a label itself would open a turn again.
      fixes: after.head === undefined ? [suggestedFix(message("fix.make-continuation", {}), edit)] : [],
    });
  },
};

/** A remark is words, so it stays; a label without words behind it leaves nothing that could continue the answer. */
function continuationEdit({ transcript, turn, line, start }: TurnPlace): TextEdit {
  const { remark } = line.head;
  if (remark === undefined && !hasText(line)) return lineRemoval(transcript, turn.firstLine, start);
  const kept = remark === undefined ? "" : spanText(line.text, remark) + (hasText(line) ? " " : "");
  return { span: span(start, start + line.body.start), text: TAB + kept };
}
