import { translate } from "../../../src/core/messages/translate.ts";
import { check } from "../../../src/core/rules/engine.ts";
import type { RuleId } from "../../../src/core/rules/rule.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { text } from "./marked.ts";

/** What each finding of the rule says in English, in order: its message, then the titles of its fixes and actions. */
export function said(rule: RuleId, drawing: string, vocabulary: Vocabulary = Vocabulary.builtIn): string[][] {
  return check(Transcript.parse(text(drawing), vocabulary))
    .filter((finding) => finding.rule === rule)
    .map(({ message, fixes, actions }) =>
      [message, ...[...fixes, ...actions].map(({ title }) => title)].map((one) => translate(one, "en")),
    );
}
