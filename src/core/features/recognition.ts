import { skipInvisible, TAB } from "../text/characters.ts";
import { spanText } from "../text/span.ts";
import { Vocabulary } from "../transcript/labels.ts";
import { bodyText, hasText, isLabelled, type Line } from "../transcript/line.ts";
import { readLine } from "../transcript/reading.ts";

/** How many lines from the head of a text say whether it is a transcript. */
export const RECOGNITION_LINES = 200;

/** Of ten lines that are not blank, how many must have the form of a transcript's. */
const FITTING_IN_TEN = 9;

/**
 * Whether a text is a transcript by its content, whatever its name. `lines` are those of the text without their breaks,
 * from the first on. No more of them are asked for than are needed: prose is told by its first paragraph.
 */
export function isTranscriptByContent(lines: Iterable<string>, vocabulary = Vocabulary.builtIn): boolean {
  let read = 0;
  let filled = 0;
  let fitting = 0;
  let answers = 0;
  for (const text of lines) {
    if (read++ === RECOGNITION_LINES) break;
    const line = readLine(text, "", vocabulary);
    if (line.kind === "blank") continue;
    if (filled++ === 0 && !opensTranscript(line, vocabulary)) return false;
    if (isLabelled(line) || beginsWithTab(line)) fitting++;
    if (line.kind === "answer") answers++;
  }
  return answers > 0 && fitting * 10 >= filled * FITTING_IN_TEN;
}

/** `Вопрос⇥Как?` opens a transcript; `Вопрос о границе` is prose, and `Вопрос⇥Ответ` the head of a table. */
function opensTranscript(line: Line, vocabulary: Vocabulary): boolean {
  if (!isLabelled(line) || !hasText(line)) return false;
  return /[\t:]/.test(spanText(line.text, line.head.separator)) && !isLabelAlone(bodyText(line), vocabulary);
}

function isLabelAlone(text: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.find(text) !== undefined) return true;
  const line = readLine(text, "", vocabulary);
  return isLabelled(line) && !hasText(line);
}

function beginsWithTab({ text }: Line): boolean {
  return text[skipInvisible(text, 0)] === TAB;
}
