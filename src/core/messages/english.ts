import { isWhiteOrInvisible } from "../text/characters.ts";
import type { LookalikeFault, Sentences } from "./catalogue.ts";
import { characterRuns, codePointName, type LetterScript, letterScript } from "./character-runs.ts";
import { inForm } from "./counts.ts";

/** What no reader sees, by name: of one, of several. */
const NAMES: ReadonlyMap<string, readonly [one: string, other: string]> = new Map([
  ["\t", ["TAB", "TABs"]],
  [" ", ["space", "spaces"]],
  ["\u000B", ["U+000B vertical tab", "U+000B vertical tabs"]],
  ["\u000C", ["U+000C form feed", "U+000C form feeds"]],
  ["\u0085", ["U+0085 next line", "U+0085 next lines"]],
  ["\u00A0", ["U+00A0 no-break space", "U+00A0 no-break spaces"]],
  ["\u2002", ["U+2002 en space", "U+2002 en spaces"]],
  ["\u2003", ["U+2003 em space", "U+2003 em spaces"]],
  ["\u2007", ["U+2007 figure space", "U+2007 figure spaces"]],
  ["\u2009", ["U+2009 thin space", "U+2009 thin spaces"]],
  ["\u200A", ["U+200A hair space", "U+200A hair spaces"]],
  ["\u2028", ["U+2028 line separator", "U+2028 line separators"]],
  ["\u2029", ["U+2029 paragraph separator", "U+2029 paragraph separators"]],
  ["\u202F", ["U+202F narrow no-break space", "U+202F narrow no-break spaces"]],
  ["\u3000", ["U+3000 ideographic space", "U+3000 ideographic spaces"]],
  ["\u00AD", ["U+00AD soft hyphen", "U+00AD soft hyphens"]],
  ["\u200B", ["U+200B zero-width space", "U+200B zero-width spaces"]],
  ["\u200C", ["U+200C zero-width non-joiner", "U+200C zero-width non-joiners"]],
  ["\u200D", ["U+200D zero-width joiner", "U+200D zero-width joiners"]],
  ["\u200E", ["U+200E left-to-right mark", "U+200E left-to-right marks"]],
  ["\u200F", ["U+200F right-to-left mark", "U+200F right-to-left marks"]],
  ["\u2060", ["U+2060 word joiner", "U+2060 word joiners"]],
  ["\uFEFF", ["U+FEFF byte-order mark", "U+FEFF byte-order marks"]],
]);

function named(text: string): string {
  if (text === "") return "nothing";
  return characterRuns(text)
    .map(({ character, count }) => {
      const [one, other] = NAMES.get(character) ?? unnamed(character);
      return count === 1 ? one : `${count} ${inForm("en", count, { one, other })}`;
    })
    .join(", ");
}

function unnamed(character: string): readonly [one: string, other: string] {
  if (!isWhiteOrInvisible(character.charCodeAt(0))) return [quoted(character), quoted(character)];
  const code = codePointName(character);
  return [`${code} character`, `${code} characters`];
}

function quoted(text: string): string {
  return `“${text}”`;
}

const SCRIPTS: Readonly<Record<LetterScript, string>> = {
  Latin: "Latin ",
  Cyrillic: "Cyrillic ",
  Greek: "Greek ",
  digit: "the digit ",
  other: "",
};

function fault(given: LookalikeFault): string {
  switch (given.kind) {
    case "twin":
      return `${letterNamed(given.found)} instead of ${letterNamed(given.meant)}`;
    case "invisible":
      return `an invisible character, ${named(given.character)}`;
    case "decomposed":
      return `${quoted(given.letter)} typed as a letter and a mark`;
  }
}

function letterNamed(letter: string): string {
  return `${SCRIPTS[letterScript(letter)]}${quoted(letter)}`;
}

/** What findings and fixes say in English. */
export const ENGLISH: Sentences = {
  "label-separator": ({ label, found }) =>
    `Between “${label}” and its text: ${named(found)}. Exactly one TAB belongs there.`,
  "label-alone": ({ label }) =>
    `“${label}” stands alone on its line, and its text begins further down. Put the text behind the label and a TAB.`,
  "label-form.case": ({ label, found }) => `“${found}”: this label is spelled “${label}”.`,
  "label-form.bullet": ({ found }) => `List mark ${quoted(found)} before the label. The label opens the line.`,
  "label-form.list-number": ({ found }) => `List number ${quoted(found)} before the label. The label opens the line.`,
  "label-form.number": ({ label, found }) =>
    `Number ${quoted(found)} after “${label}”. Questions and answers are not numbered; remove it.`,
  "label-form.remark": ({ label, found }) =>
    `Remark ${quoted(found)} between “${label}” and the text. Move it to the head of the text.`,
  "label-form.misspelling": ({ label, found }) => `“${found}” is no label. “${label}” seems to be meant.`,
  "label-lookalike": ({ label, faults }) =>
    `The label “${label}” is not typed in its own letters: ${faults.map(fault).join("; ")}.`,
  "label-indent": ({ label, found }) =>
    `Before “${label}”: ${named(found)}. A label stands at the very beginning of its line.`,
  "continuation-indent": ({ found }) => `Indentation: ${named(found)}. A continuation is indented by exactly one TAB.`,
  "tab-in-text": ({ found }) => `Inside the text: ${named(found)}. Words are set apart by a space.`,
  "repeated-space": ({ found, kept }) =>
    `In a row: ${named(found)}. ${kept === " " ? "One space is enough" : `Leave one: ${named(kept)}`}.`,
  "trailing-space": ({ found }) => `At the end of the line: ${named(found)}. Nothing belongs after the text.`,
  "blank-line": ({ found }) =>
    found === ""
      ? "Blank line. There are none in a transcript; remove it."
      : `Line without text: ${named(found)}. There are none in a transcript; remove it.`,
  "blank-line.last": ({ found }) => `After the last line: ${named(found)}. Remove it.`,
  "empty-turn": ({ label }) => `“${label}” has no text. Write it, or remove the label.`,
  "stray-line": () =>
    "This line has neither a label nor a TAB before it. Say what it is: a continuation, a question or an answer.",
  "unknown-label": ({ found }) => `“${found}” is no label. Say whether it asks or answers.`,
  "orphan-paragraph": () => "This paragraph stands before the first label. Say whether it is a question or an answer.",
  "answer-without-question": ({ label }) =>
    `The transcript begins with “${label}”. Put the question it answers before it.`,
  "unanswered-question": ({ label, isLast }) =>
    `No answer follows “${label}”. Add it${isLast ? "" : ", or join the question to the next one"}.`,
  "consecutive-answers": ({ label }) =>
    `“${label}” follows an answer. If nobody has asked in between, this is a continuation of that answer.`,

  "fix.one-tab": ({ found }) => `Replace ${named(found)} with one TAB`,
  "fix.join-paragraph": ({ label }) => `Move the text up behind “${label}”`,
  "fix.write-label": ({ label, found }) => `Replace “${found}” with “${label}”`,
  "fix.replace-letters": ({ replacement }) => `Type “${replacement}” in its own letters`,
  "fix.remove-bullet": ({ found }) => `Remove the list mark ${quoted(found)}`,
  "fix.remove-list-number": ({ found }) => `Remove the list number ${quoted(found)}`,
  "fix.remove-number": ({ found }) => `Remove the number ${quoted(found)}`,
  "fix.move-remark": ({ found }) => `Move ${quoted(found)} to the head of the text`,
  "fix.remove-list-numbers": () => "Remove the list numbers",
  "fix.remove-numbers": () => "Remove the numbers",
  "fix.move-remarks": () => "Move the remarks to the head of the text",
  "fix.one-tab-each": () => "Put one TAB behind the label",
  "fix.remove-white": ({ found }) => `Remove: ${named(found)}`,
  "fix.one-space": ({ kept }) => (kept === " " ? "Leave one space" : `Leave one: ${named(kept)}`),
  "fix.space-instead": ({ found }) => `Replace with a space: ${named(found)}`,
  "fix.remove-line": () => "Remove the blank line",
  "fix.make-continuation": () => "Make it a continuation",
  "fix.make-question": ({ label }) => `Make it a question (${label})`,
  "fix.make-answer": ({ label }) => `Make it an answer (${label})`,
  "fix.question-instead": ({ label, found }) => `Make it a question: “${label}” instead of “${found}”`,
  "fix.answer-instead": ({ label, found }) => `Make it an answer: “${label}” instead of “${found}”`,

  "format-refused.mojibake": ({ mojibakeLines, textLines }) =>
    `Not formatted: ${mojibakeLines} of ${textLines} ${inForm("en", textLines, { one: "line", other: "lines" })} with text ` +
    `${mojibakeLines === 1 ? "was" : "were"} read in the wrong encoding. Reopen the file with the right one first.`,
  "format-refused.words-changed": ({ line }) =>
    `Not formatted: formatting would change what is read in line ${line}. Mend that line by hand first.`,
  "format-refused.no-end": ({ passes }) =>
    `Not formatted: after ${passes} ${inForm("en", passes, { one: "pass", other: "passes" })} there was still something to mend.`,

  "label-separator.summary": () => "between a label and its text stands something else than exactly one TAB",
  "label-alone.summary": () => "a label stands alone on its line, and its text begins further down",
  "label-form.summary": () => "a label in the wrong case, misspelt, or with a list mark, a number or a remark",
  "label-lookalike.summary": () => "a label with letters of another script or invisible characters in it",
  "label-indent.summary": () => "white space before a label",
  "continuation-indent.summary": () => "a continuation indented by something else than exactly one TAB",
  "tab-in-text.summary": () => "a TAB or another separating control character inside text",
  "repeated-space.summary": () => "two or more spaces in a row inside text",
  "trailing-space.summary": () => "white space at the end of a line",
  "blank-line.summary": () => "a line without text",
  "empty-turn.summary": () => "a question or an answer without text",
  "stray-line.summary": () => "a line with neither a label nor a TAB before it",
  "unknown-label.summary": () => "a word and a TAB at the beginning of a line, and the word is no label",
  "orphan-paragraph.summary": () => "a paragraph before the first label",
  "answer-without-question.summary": () => "a transcript that begins with an answer",
  "unanswered-question.summary": () => "a question that no answer follows",
  "consecutive-answers.summary": () => "an answer straight after an answer",
};
