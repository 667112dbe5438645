import type { Label } from "../transcript/labels.ts";
import type { LinePlace } from "./rule.ts";

/** The labels that a line would get: of the vocabulary of the nearest label above, else below, else Russian. */
export function labelsBeside({ transcript, turn }: LinePlace): { readonly question: string; readonly answer: string } {
  const like: Label | undefined = (turn() ?? transcript.turn(0))?.label;
  const { vocabulary } = transcript;
  return { question: vocabulary.labelFor("question", like).text, answer: vocabulary.labelFor("answer", like).text };
}
