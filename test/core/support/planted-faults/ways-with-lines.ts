import {
  AS_1251_BY_1252,
  AS_1251_BY_LATIN1,
  AS_CP866_BY_1251,
  AS_KOI8_BY_1251,
  AS_UTF8_BY_1251,
  AS_UTF8_BY_1252,
  AS_UTF8_BY_LATIN1,
  holds,
  type OneByteEncoding,
} from "../misreadings.ts";
import {
  type Draft,
  isStillLabelled,
  type LineDraft,
  newLabelledLine,
  newLine,
  opensWithLabelWord,
  type TurnDraft,
  turnOf,
  turnsOf,
} from "./draft.ts";
import type { Random } from "./random.ts";
import {
  LABELS,
  MORE_ANSWERS,
  OPENED_BY_A_LABEL_WORD,
  PROLOGUES,
  RUSSIAN_ANSWER,
  SPEAKERS,
  SPOKEN,
  STRAY_LINES,
  TOO_LONG_FOR_A_NAME,
} from "./sentences.ts";
import { mendedInPlace, region, within, written } from "./sheet.ts";
import type { Way } from "./way.ts";

/** White that makes a blank line; the last two have something invisible in them. */
const BLANK = ["", "", " ", "\t", "  \t", "\u00A0", "\u3000", "\u2028", "\u200B", " \u00AD\t"];

/** Separators behind a label without text. */
const UNJUDGED = ["", "", "\t", ":", ": ", ".", " ", " —", "\t\t"];

type Misreader = readonly [name: string, writtenIn: OneByteEncoding | "utf-8", misread: (text: string) => string];

const MISREADINGS: readonly Misreader[] = [
  ["UTF-8 as Windows-1251", "utf-8", AS_UTF8_BY_1251],
  ["UTF-8 as Windows-1252", "utf-8", AS_UTF8_BY_1252],
  ["UTF-8 as Latin-1", "utf-8", AS_UTF8_BY_LATIN1],
  ["Windows-1251 as Latin-1", "windows-1251", AS_1251_BY_LATIN1],
  ["Windows-1251 as Windows-1252", "windows-1251", AS_1251_BY_1252],
  ["KOI8-R as Windows-1251", "koi8-r", AS_KOI8_BY_1251],
  ["CP866 as Windows-1251", "ibm866", AS_CP866_BY_1251],
];

/** Faults of whole lines and turns. */
export const WAYS_WITH_LINES: readonly Way[] = [
  { rule: "answer-without-question", name: "the first question is left out", phase: 0, plant: leaveOutFirstQuestion },
  { rule: "unanswered-question", name: "an answer is left out", phase: 0, plant: leaveOutAnswer },
  { rule: "unanswered-question", name: "the last answer is left out", phase: 0, plant: leaveOutLastAnswer },
  { rule: "consecutive-answers", name: "an answer more", phase: 0, plant: addAnswer },
  { rule: "consecutive-answers", name: "a continuation gets a label", phase: 0, plant: labelContinuation },
  { rule: "empty-turn", name: "an answer without text", phase: 0, plant: emptied("answer") },
  { rule: "empty-turn", name: "a question without text", phase: 0, plant: emptied("question") },
  { rule: "empty-turn", name: "a label at the end", phase: 0, plant: addLabelAtEnd },
  {
    rule: "label-alone",
    name: "the text one line further down",
    phase: 0,
    safe: true,
    plant: setApart("continuation"),
  },
  { rule: "label-alone", name: "the text in a stray line", phase: 0, plant: setApart("stray") },
  { rule: "label-alone", name: "a text that begins like a label", phase: 0, plant: setApartLikeLabel },
  { rule: "duplicate-question", name: "the same words", phase: 0, plant: repeated((text) => text) },
  { rule: "duplicate-question", name: "in capitals", phase: 0, plant: repeated((text) => text.toUpperCase()) },
  {
    rule: "duplicate-question",
    name: "in other punctuation",
    phase: 0,
    plant: repeated((text) => text.replace(/\?$/, "?!").replaceAll(/,|(?<= )[—–] /g, "")),
  },
  { rule: "question-mark", name: "a full stop instead", phase: 0, plant: unasked(".") },
  { rule: "question-mark", name: "an ellipsis instead", phase: 0, plant: unasked("…") },
  { rule: "question-mark", name: "nothing instead", phase: 0, plant: unasked("") },
  { rule: "orphan-paragraph", name: "a paragraph before the first label", phase: 1, plant: addPrologue },
  { rule: "stray-line", name: "a line more", phase: 1, plant: addStrayLine },
  { rule: "stray-line", name: "a continuation without its TAB", phase: 1, plant: unindent },
  { rule: "stray-line", name: "too long for a name", phase: 1, plant: addTooLongName },
  { rule: "unknown-label", name: "a name and a TAB", phase: 1, plant: addSpeaker },
  { rule: "unknown-label", name: "a name and a TAB at the head", phase: 1, plant: addSpeakerAtHead },
  { rule: "embedded-label", name: "at the start of a continuation", phase: 1, plant: embedAtStart },
  ...MISREADINGS.map(([name, writtenIn, misread]): Way => ({
    rule: "mojibake",
    name,
    phase: 1,
    plant: (draft, random) => misreadLine(draft, random, writtenIn, misread),
  })),
  ...MISREADINGS.map(([name, writtenIn, misread]): Way => ({
    rule: "mojibake",
    name: `${name}, with the label`,
    phase: 1,
    plant: (draft, random) => misreadWithLabel(draft, random, writtenIn, misread),
  })),
  { rule: "mojibake", name: "with lost bytes", phase: 1, plant: misreadWithLoss },
  { rule: "trailing-space", name: "spaces", phase: 4, safe: true, plant: trailed([" ", "  ", "    "]) },
  {
    rule: "trailing-space",
    name: "other white",
    phase: 4,
    safe: true,
    plant: trailed(["\t", "\u00A0", " \t ", "\u3000 "]),
  },
  {
    rule: "trailing-space",
    name: "separating controls",
    phase: 4,
    safe: true,
    plant: trailed(["\v", " \f", "\u2028"]),
  },
  { rule: "blank-line", name: "between lines", phase: 4, safe: true, plant: addBlankLine },
  { rule: "blank-line", name: "at the head", phase: 4, safe: true, plant: addBlankLineAtHead },
  { rule: "blank-line", name: "white after the last line break", phase: 4, safe: true, plant: addBlankAtEnd },
];

function leaveOutFirstQuestion(draft: Draft): boolean {
  const [question, answer] = turnsOf(draft);
  if (question?.role !== "question" || answer?.role !== "answer" || draft.lines[0] !== question.first) return false;
  return leftOut(draft, question);
}

function leaveOutAnswer(draft: Draft, random: Random): boolean {
  const answers = turnsOf(draft).filter(({ role }, index, turns) => role === "answer" && index < turns.length - 1);
  return answers.length > 3 && leftOut(draft, random.pick(answers));
}

function leaveOutLastAnswer(draft: Draft): boolean {
  const turns = turnsOf(draft);
  const last = turns.at(-1);
  return last?.role === "answer" && turns.length > 5 && leftOut(draft, last);
}

function leftOut(draft: Draft, { lines }: TurnDraft): boolean {
  if (lines.some(({ frozen, settled }) => frozen || settled)) return false;
  draft.lines.splice(draft.lines.indexOf(lines[0]!), lines.length);
  return true;
}

function addAnswer(draft: Draft, random: Random): boolean {
  const answers = turnsOf(draft).filter(({ role }) => role === "answer");
  if (answers.length === 0) return false;
  const turn = random.pick(answers);
  insertAfter(draft, turn.lines.at(-1)!, newLabelledLine(RUSSIAN_ANSWER, random.pick(MORE_ANSWERS)));
  return true;
}

function labelContinuation(draft: Draft, random: Random): boolean {
  const continuations = turnsOf(draft)
    .filter(({ role, first }) => role === "answer" && first.words.length > 0)
    .flatMap(({ first, lines }) => lines.slice(1).map((line) => ({ label: first.label!, line })))
    .filter(({ line }) => isPlainContinuation(line) && !opensWithLabelWord(line) && hasNoPairs(turnOf(draft, line)));
  if (continuations.length === 0) return false;
  const { label, line } = random.pick(continuations);
  // Numerals of a list stay what they are behind a label; the marks of one could be taken for a part of its separator.
  if (!/^[\p{L}«]/u.test(line.words[0]!)) return false;
  Object.assign(line, newLabelledLine(label, line.words.join(" ")));
  return true;
}

function emptied(role: "question" | "answer") {
  return (draft: Draft, random: Random): boolean => {
    const turns = turnsOf(draft).filter(({ role: own, lines }) => own === role && lines.length === 1);
    const free = turns.filter(({ first }) => !first.settled && !first.frozen);
    if (free.length === 0) return false;
    const { first } = random.pick(free);
    Object.assign(first, { words: [], separator: random.pick(UNJUDGED), settled: true, frozen: true });
    return true;
  };
}

function addLabelAtEnd(draft: Draft, random: Random): boolean {
  if (draft.lines.at(-1)?.kind === "blank") return false;
  const label = newLabelledLine(random.pick(LABELS), "");
  draft.lines.push(Object.assign(label, { separator: random.pick(UNJUDGED), settled: true, frozen: true }));
  return true;
}

/** A label on a line of its own, its text in the next one. */
function setApart(kind: "continuation" | "stray") {
  return (draft: Draft, random: Random): boolean => {
    const lines = draft.lines.filter(
      (line) =>
        line.kind === "labelled" &&
        !line.settled &&
        !line.frozen &&
        line.words.length > 2 &&
        !opensWithLabelWord(line) &&
        (kind === "continuation" || /^\p{Lu}/u.test(line.words[0]!)),
    );
    if (lines.length === 0) return false;
    const line = random.pick(lines);
    const text = newLine(kind, line.language, line.words.join(" "), { settled: kind === "stray" });
    insertAfter(draft, line, text);
    Object.assign(line, { words: [], separator: random.pick(UNJUDGED), settled: true, frozen: true });
    return true;
  };
}

function setApartLikeLabel(draft: Draft, random: Random): boolean {
  const lines = draft.lines.filter(
    (line) =>
      line.label?.language === "ru" &&
      !line.settled &&
      !line.frozen &&
      line.words.length > 0 &&
      hasNoPairs(turnOf(draft, line)),
  );
  if (lines.length === 0) return false;
  const line = random.pick(lines);
  const paragraph = random
    .shuffled(OPENED_BY_A_LABEL_WORD[line.label!.role])
    .find((text) => !draft.lines.some(({ words }) => words.join(" ") === text));
  if (paragraph === undefined) return false;
  insertAfter(draft, line, newLine("continuation", "ru", paragraph));
  Object.assign(line, { words: [], separator: random.pick(UNJUDGED), settled: true, frozen: true });
  return true;
}

/** A question asked again, in words that are the same when case, punctuation and spacing are left aside. */
function repeated(vary: (text: string) => string) {
  return (draft: Draft, random: Random): boolean => {
    const questions = turnsOf(draft).filter(({ role, first, lines }) => {
      const text = first.words.join(" ");
      return (
        role === "question" &&
        lines.length === 1 &&
        !first.settled &&
        (!first.frozen || first.repeats !== undefined) &&
        // No abbreviations, quotations or numbers, which capitals or other punctuation could make something else of.
        /^[\p{L} ,—–-]{12,}\?$/u.test(text)
      );
    });
    if (questions.length < 2) return false;
    const place = random.integer(questions.length - 1);
    const [earlier, later] = [
      questions[place]!.first,
      questions[random.integer(questions.length - place - 1) + place + 1]!.first,
    ];
    if (later.frozen) return false;
    const between = questions.filter(({ first }) => first.repeats === earlier);
    if (between.length > 0) return false;
    earlier.frozen = true;
    Object.assign(later, newLabelledLine(earlier.label!, vary(earlier.words.join(" "))), {
      repeats: earlier,
      frozen: true,
    });
    return true;
  };
}

function unasked(mark: string) {
  return (draft: Draft, random: Random): boolean => {
    const turns = turnsOf(draft).filter(({ role, first, lines }) => {
      const text = lines.map(({ words }) => words.join(" ")).join(" ");
      return role === "question" && !first.frozen && lines.length === 1 && /^[^?]+[\p{L}]\?$/u.test(text);
    });
    if (turns.length === 0) return false;
    const { first } = random.pick(turns);
    first.words = [...first.words.slice(0, -1), first.words.at(-1)!.replace("?", mark)];
    return true;
  };
}

function addPrologue(draft: Draft, random: Random): boolean {
  const paragraph = random.pick(PROLOGUES);
  if (draft.lines.some(({ words }) => words.join(" ") === paragraph)) return false;
  draft.lines.unshift(newLine("continuation", "ru", paragraph));
  return true;
}

function addStrayLine(draft: Draft, random: Random): boolean {
  const line = newLine("stray", "ru", random.pick(STRAY_LINES), { settled: true });
  if (random.chance(0.15)) draft.lines.unshift(line);
  else insertAfter(draft, random.pick(draft.lines.filter(isFollowedFreely(draft))), line);
  return true;
}

function unindent(draft: Draft, random: Random): boolean {
  const lines = draft.lines.filter(
    (line, index) =>
      isPlainContinuation(line) &&
      index > 0 &&
      draft.lines[index - 1]!.words.length > 0 &&
      !opensWithLabelWord(line) &&
      /^\p{L}/u.test(line.words[0]!),
  );
  if (lines.length === 0) return false;
  Object.assign(random.pick(lines), { kind: "stray", indent: "", settled: true });
  return true;
}

/** The TAB behind what is too long for a name is one in text. */
function addTooLongName(draft: Draft, random: Random): boolean {
  const line = newLine("stray", "ru", `${TOO_LONG_FOR_A_NAME} ${random.pick(SPOKEN)}`, { settled: true, frozen: true });
  const tab = region("TAB in text");
  line.afterWord.set(TOO_LONG_FOR_A_NAME.split(" ").length - 1, {
    pieces: within(tab, written("\t", " ")),
    faults: [mendedInPlace("tab-in-text", tab, "fix.space-instead", " ", "safe")],
  });
  insertAfter(draft, random.pick(draft.lines.filter(isFollowedFreely(draft))), line);
  return true;
}

function addSpeaker(draft: Draft, random: Random): boolean {
  insertAfter(draft, random.pick(draft.lines.filter(isFollowedFreely(draft))), newSpokenLine(random));
  return true;
}

function addSpeakerAtHead(draft: Draft, random: Random): boolean {
  draft.lines.unshift(newSpokenLine(random));
  return true;
}

function newSpokenLine(random: Random): LineDraft {
  return newLine("spoken", "ru", random.pick(SPOKEN), { opening: random.pick(SPEAKERS), settled: true });
}

function embedAtStart(draft: Draft, random: Random): boolean {
  const lines = draft.lines.filter(
    (line, index) => isPlainContinuation(line) && draft.lines[index - 1]?.words.length !== 0,
  );
  if (lines.length === 0) return false;
  const line = random.pick(lines);
  const isWord = /^\p{L}/u.test(line.words[0]!);
  line.embedded = { label: random.pick(LABELS), separator: random.pick(isWord ? [": ", ": ", ":"] : [": "]) };
  return true;
}

function misreadLine(
  draft: Draft,
  random: Random,
  writtenIn: Misreader[1],
  misread: Misreader[2],
  lose: (text: string) => string = (text) => text,
): boolean {
  const lines = linesToMisread(draft, writtenIn).filter(
    (line) =>
      lose(misread(line.words.join(" "))) !== "" &&
      !(line.label === undefined && turnOf(draft, line)?.role === "question"),
  );
  if (lines.length === 0) return false;
  const line = random.pick(lines);
  const whole = misread(line.words.join(" "));
  const text = lose(whole);
  Object.assign(line, { misread: { text, lost: text !== whole }, settled: true, frozen: true });
  return true;
}

/** A line without a label, as far as anybody can tell: it joins the turn above. */
function misreadWithLabel(draft: Draft, random: Random, writtenIn: Misreader[1], misread: Misreader[2]): boolean {
  const turns = turnsOf(draft);
  const lines = linesToMisread(draft, writtenIn).filter((line) => {
    const place = turns.findIndex(({ first }) => first === line);
    const above = turns[place - 1];
    if (place < 0 || turns[place]!.lines.length > 1) return false;
    return above === undefined || (!above.first.frozen && above.first.words.length > 0 && hasNoPairs(above));
  });
  if (lines.length === 0) return false;
  const line = random.pick(lines);
  const paragraph = `${line.label!.text}\t${line.words.join(" ")}`;
  const rest = { misread: { text: misread(paragraph), lost: false }, settled: true, frozen: true };
  Object.assign(line, newLine("stray", line.language, paragraph, rest));
  return true;
}

/** Lines of enough Russian words to be told by, which can be written in the encoding. */
function linesToMisread(draft: Draft, writtenIn: Misreader[1]): LineDraft[] {
  const misreadLines = draft.lines.filter((line) => line.misread !== undefined);
  // Formatting is refused when three lines in ten are misread.
  if (misreadLines.length * 6 > draft.lines.length) return [];
  return draft.lines.filter((line) => {
    const text = line.words.join(" ");
    return (
      line.language === "ru" &&
      (line.kind === "labelled" || line.kind === "stray" || isPlainContinuation(line)) &&
      !line.frozen &&
      (text.match(/[а-яё]/g)?.length ?? 0) >= 30 &&
      !/[\p{Script=Latin}әғқңөұүһіїєґў]/u.test(text) &&
      holds(writtenIn, text) &&
      hasNoPairs(turnOf(draft, line), line) &&
      !followsLabelAlone(draft, line)
    );
  });
}

/** A byte that Windows-1251 does not know is what a program loses first. */
function misreadWithLoss(draft: Draft, random: Random): boolean {
  return misreadLine(draft, random, "utf-8", AS_UTF8_BY_1251, (text) =>
    text.includes("\u0098") ? text.replaceAll("\u0098", "\uFFFD") : "",
  );
}

/** Letters read wrongly may look like quotation marks, and a turn that is divided may divide a pair. */
function hasNoPairs(turn: TurnDraft | undefined, line?: LineDraft): boolean {
  return (turn?.lines ?? []).every((other) => other === line || !/[«»„“”"()[\]]/u.test(other.words.join(" ")));
}

function followsLabelAlone({ lines }: Draft, line: LineDraft): boolean {
  const above = lines[lines.indexOf(line) - 1];
  return above?.kind === "labelled" && above.words.length === 0;
}

function trailed(white: readonly string[]) {
  return (draft: Draft, random: Random): boolean => {
    const lines = draft.lines.filter(
      ({ words, misread, trailing }) => words.length > 0 && misread === undefined && trailing === "",
    );
    if (lines.length === 0) return false;
    random.pick(lines).trailing = random.pick(white);
    return true;
  };
}

function addBlankLine(draft: Draft, random: Random): boolean {
  const place = 1 + random.integer(draft.lines.length - 1);
  draft.lines.splice(place, 0, newLine("blank", "ru", "", { opening: random.pick(BLANK), settled: true }));
  return true;
}

function addBlankLineAtHead(draft: Draft, random: Random): boolean {
  draft.lines.unshift(newLine("blank", "ru", "", { opening: random.pick(BLANK), settled: true }));
  return true;
}

function addBlankAtEnd(draft: Draft, random: Random): boolean {
  if (!draft.endsWithBreak || draft.lines.at(-1)?.kind === "blank") return false;
  draft.lines.push(newLine("blank", "ru", "", { opening: random.pick(BLANK.slice(2)), settled: true }));
  draft.endsWithBreak = false;
  return true;
}

function insertAfter(draft: Draft, line: LineDraft, inserted: LineDraft): void {
  draft.lines.splice(draft.lines.indexOf(line) + 1, 0, inserted);
}

function isPlainContinuation({ kind, settled, frozen, misread, embedded }: LineDraft): boolean {
  return kind === "continuation" && !settled && !frozen && misread === undefined && embedded === undefined;
}

/** A line that may be followed by one without a label: not a question that is repeated, nor a label without text. */
function isFollowedFreely(draft: Draft) {
  return (line: LineDraft): boolean => {
    const first = turnOf(draft, line)?.first;
    return line.words.length > 0 && (first === undefined || (!first.frozen && isStillLabelled(first)));
  };
}
