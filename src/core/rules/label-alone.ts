import { message } from "../messages/catalogue.ts";
import { TAB, withoutInvisible } from "../text/characters.ts";
import { shiftSpan, span } from "../text/span.ts";
import { firstWord } from "../text/words.ts";
import type { Vocabulary } from "../transcript/labels.ts";
import { bodyText, hasText, type Line } from "../transcript/line.ts";
import { nextParagraph } from "./next-paragraph.ts";
import type { TurnRule } from "./rule.ts";

/** `Вопрос` on a line of its own, and what is asked on the next: the paragraph moves up. */
export const labelAlone: TurnRule = {
  id: "label-alone",
  severity: "warning",
  scope: "turn",
  check(place, report) {
    const { transcript, turn, line, start } = place;
    if (hasText(line)) return;
    const next = nextParagraph(place);
    if (next === undefined) return;
    const { word, number, remark } = line.head;
    const paragraph = next.line;
    const labelEnd = start + (remark ?? number ?? word).end;
    const textStart = next.start + paragraph.body.start;
    report({
      span: shiftSpan(word, start),
      message: message("label-alone", { label: turn.label.text }),
      fixes: [
        {
          title: message("fix.join-paragraph", { label: turn.label.text }),
          safe: paragraph.kind === "continuation" && !beginsWithLabel(paragraph, transcript.vocabulary),
          edits: [{ span: span(labelEnd, textStart), text: TAB }],
        },
      ],
    });
  },
};

/** More of a paragraph than any label needs. */
const HEAD_LENGTH = 200;

/** Whether the paragraph might itself be a turn whose label is not where it belongs: `⇥Ответ: нет.` */
function beginsWithLabel(paragraph: Line, vocabulary: Vocabulary): boolean {
  const word = firstWord(withoutInvisible(bodyText(paragraph).slice(0, HEAD_LENGTH)));
  if (word === undefined) return false;
  // Digits that end a word are its number.
  return vocabulary.find(word) !== undefined || vocabulary.find(word.replace(/\d+$/, "")) !== undefined;
}
