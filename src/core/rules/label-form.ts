import { message } from "../messages/catalogue.ts";
import { visibleText } from "../text/characters.ts";
import { span, spanText } from "../text/span.ts";
import { hasText, type LabelHead, type Line } from "../transcript/line.ts";
import { keepsLabel, labelWord } from "./label-word.ts";
import { type Found, type LineRule, safeFix, suggestedFix } from "./rule.ts";

/** `вопрос⇥`, `- Вопрос⇥`, `1. Вопрос⇥`, `Вопрос 5⇥`, `Ответ (смеётся)⇥` and `Вопрс⇥`: a finding for each fault. */
export const labelForm: LineRule = {
  id: "label-form",
  severity: "error",
  scope: "line",
  signs: 0,
  check(line, _vocabulary, report) {
    const { head } = line;
    if (head === undefined) return;
    for (const found of [
      ornamentFound(line, head),
      wordFound(line, head),
      numberFound(line, head),
      remarkFound(line, head),
    ]) {
      if (found !== undefined) report(found);
    }
  },
};

function ornamentFound({ text }: Line, { ornament }: LabelHead): Found | undefined {
  if (ornament === undefined) return undefined;
  const edit = { span: ornament.span, text: "" };
  const found = visibleText(spanText(text, ornament.span));
  return ornament.kind === "bullet"
    ? {
        span: ornament.span,
        message: message("label-form.bullet", { found }),
        fixes: [safeFix(message("fix.remove-bullet", { found }), edit)],
      }
    : {
        span: ornament.span,
        message: message("label-form.list-number", { found }),
        fixes: [
          {
            ...suggestedFix(message("fix.remove-list-number", { found }), edit),
            everywhere: message("fix.remove-list-numbers", {}),
          },
        ],
      };
}

function wordFound(line: Line, head: LabelHead): Found | undefined {
  const { label, word, misspelt } = head;
  const { typed, respelled } = misspelt
    ? { typed: spanText(line.text, word), respelled: undefined }
    : labelWord(line, head);
  if (respelled === label.text) return undefined;
  const given = { label: label.text, found: typed };
  return {
    span: word,
    message: misspelt ? message("label-form.misspelling", given) : message("label-form.case", given),
    fixes: [
      {
        title: message("fix.write-label", given),
        safe: !misspelt && keepsLabel(line, head, label.text),
        edits: [{ span: word, text: label.text }],
      },
    ],
  };
}

function numberFound({ text }: Line, { label, word, number }: LabelHead): Found | undefined {
  if (number === undefined) return undefined;
  const found = spanText(text, number);
  return {
    span: number,
    message: message("label-form.number", { label: label.text, found }),
    fixes: [
      {
        // The white before the number goes with it.
        ...suggestedFix(message("fix.remove-number", { found }), { span: span(word.end, number.end), text: "" }),
        everywhere: message("fix.remove-numbers", {}),
      },
    ],
  };
}

function remarkFound(line: Line, { label, word, number, remark, separator }: LabelHead): Found | undefined {
  if (remark === undefined) return undefined;
  const found = spanText(line.text, remark);
  return {
    span: remark,
    message: message("label-form.remark", { label: label.text, found }),
    fixes: [
      {
        ...suggestedFix(
          message("fix.move-remark", { found }),
          { span: span((number ?? word).end, remark.end), text: "" },
          { span: span(separator.end, separator.end), text: hasText(line) ? `${found} ` : found },
        ),
        everywhere: message("fix.move-remarks", {}),
      },
    ],
  };
}
