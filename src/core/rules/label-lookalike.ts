import { type Fault, message } from "../messages/catalogue.ts";
import { composed, isInvisible, withoutInvisible } from "../text/characters.ts";
import { keepsLabel, labelWord, type LabelWord } from "./label-word.ts";
import type { LineRule } from "./rule.ts";

/** `Вoпрос` with a Latin `o`, `Вопр0с`, `Во\u00ADпрос`: a reader sees the label, a search does not find it. */
export const labelLookalike: LineRule = {
  id: "label-lookalike",
  severity: "error",
  scope: "line",
  signs: 0,
  check(line, _vocabulary, report) {
    const { head } = line;
    if (head === undefined || head.misspelt) return;
    const word = labelWord(line, head);
    if (word.typed === word.respelled) return;
    report({
      span: head.word,
      message: message("label-lookalike", { label: head.label.text, faults: faultsOf(word) }),
      fixes: [
        {
          title: message("fix.replace-letters", { replacement: word.respelled }),
          safe: keepsLabel(line, head, word.respelled),
          edits: [{ span: head.word, text: word.respelled }],
        },
      ],
    });
  },
};

function faultsOf({ typed, twins }: LabelWord): Fault[] {
  const faults: Fault[] = [];
  for (const [found, meant] of new Map(twins.map((twin) => [twin.found, twin.meant]))) {
    faults.push(message("fault.twin", { found, meant }));
  }
  const invisible = new Set(Array.from(typed).filter((character) => isInvisible(character.charCodeAt(0))));
  for (const character of invisible) faults.push(message("fault.invisible", { character }));
  for (const [cluster] of withoutInvisible(typed).matchAll(/\P{M}\p{M}*/gu)) {
    const letter = composed(cluster);
    if (letter !== cluster) faults.push(message("fault.decomposed", { letter }));
  }
  return faults;
}
