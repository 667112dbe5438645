import { answerWithoutQuestion } from "./answer-without-question.ts";
import { blankLine } from "./blank-line.ts";
import { consecutiveAnswers } from "./consecutive-answers.ts";
import { continuationIndent } from "./continuation-indent.ts";
import { decomposedLetter } from "./decomposed-letter.ts";
import { doubledWord } from "./doubled-word.ts";
import { duplicateQuestion } from "./duplicate-question.ts";
import { embeddedLabel } from "./embedded-label.ts";
import { emptyTurn } from "./empty-turn.ts";
import { invisibleCharacter } from "./invisible-character.ts";
import { labelAlone } from "./label-alone.ts";
import { labelForm } from "./label-form.ts";
import { labelIndent } from "./label-indent.ts";
import { labelLookalike } from "./label-lookalike.ts";
import { labelSeparator } from "./label-separator.ts";
import { markSpacing } from "./mark-spacing.ts";
import { mixedScript } from "./mixed-script.ts";
import { mojibake } from "./mojibake.ts";
import { orphanParagraph } from "./orphan-paragraph.ts";
import { questionMark } from "./question-mark.ts";
import { repeatedSpace } from "./repeated-space.ts";
import { replacementCharacter } from "./replacement-character.ts";
import type { Rule, RuleId } from "./rule.ts";
import { strayLine } from "./stray-line.ts";
import { tabInText } from "./tab-in-text.ts";
import { trailingSpace } from "./trailing-space.ts";
import { unansweredQuestion } from "./unanswered-question.ts";
import { unknownLabel } from "./unknown-label.ts";
import { unpairedMark } from "./unpaired-mark.ts";

const IN_ORDER: readonly Rule[] = [
  labelSeparator,
  labelAlone,
  labelForm,
  labelLookalike,
  labelIndent,
  continuationIndent,
  tabInText,
  repeatedSpace,
  trailingSpace,
  blankLine,
  emptyTurn,
  strayLine,
  unknownLabel,
  orphanParagraph,
  answerWithoutQuestion,
  unansweredQuestion,
  consecutiveAnswers,
  embeddedLabel,
  duplicateQuestion,
  mixedScript,
  invisibleCharacter,
  decomposedLetter,
  mojibake,
  replacementCharacter,
  unpairedMark,
  markSpacing,
  doubledWord,
  questionMark,
];

/** Every rule under its public name, in the order of the format's reference. */
export const RULES = Object.fromEntries(IN_ORDER.map((rule) => [rule.id, rule])) as Readonly<Record<RuleId, Rule>>;
