import type { MessageId } from "../../../../src/core/messages/catalogue.ts";
import { LABELS, type Asking, type CleanExchange, type KnownLabel, type Language } from "./sentences.ts";
import {
  mendedInPlace,
  type Piece,
  type PlantedEdit,
  type PlantedFault,
  type PlantedFix,
  type Region,
  region,
  within,
  withoutFix,
  written,
} from "./sheet.ts";

/** What stands in place of a word or of the space after it. */
export interface Planted {
  readonly pieces: readonly Piece[];
  readonly faults: readonly PlantedFault[];
}

/** A line that has yet to be written. What it says of its head is as it will stand there. */
export interface LineDraft {
  kind: "labelled" | "continuation" | "stray" | "spoken" | "blank";
  language: Language;
  /** Of a labelled line. */
  label: KnownLabel | undefined;
  /** Who speaks, on a line that opens with a name and a TAB; the white, on a blank line. */
  opening: string;
  indent: string;
  ornament: string;
  /** The label as it is typed, and as it would be in its own letters; the latter only in another case than the label. */
  typed: string;
  ownLetters: string;
  misspelt: boolean;
  /** With the white before it, like the remark. */
  number: string;
  remark: string;
  separator: string;
  /** A label, with a separator, at the start of a continuation's text. */
  embedded: { readonly label: KnownLabel; readonly separator: string } | undefined;
  words: readonly string[];
  readonly atWord: Map<number, Planted>;
  readonly afterWord: Map<number, Planted>;
  trailing: string;
  /** Nothing more may be done to the words. */
  frozen: boolean;
  /** No label, indentation or kind may be changed any more. */
  settled: boolean;
  /** The paragraph as it reads in the wrong encoding. */
  misread: { readonly text: string; readonly lost: boolean } | undefined;
  /** The question that this one repeats. */
  repeats: LineDraft | undefined;
}

export interface Draft {
  readonly lines: LineDraft[];
  readonly lineBreak: "\n" | "\r\n" | "\r";
  readonly byteOrderMark: "" | "\uFEFF";
  /** Whether the last line ends with a line break. */
  endsWithBreak: boolean;
}

export function newLine(
  kind: LineDraft["kind"],
  language: Language,
  paragraph: string,
  rest: Partial<LineDraft> = {},
): LineDraft {
  return {
    kind,
    language,
    label: undefined,
    opening: "",
    indent: kind === "continuation" ? "\t" : "",
    ornament: "",
    typed: "",
    ownLetters: "",
    misspelt: false,
    number: "",
    remark: "",
    separator: kind === "labelled" || kind === "spoken" ? "\t" : "",
    embedded: undefined,
    words: paragraph === "" ? [] : paragraph.split(" "),
    atWord: new Map(),
    afterWord: new Map(),
    trailing: "",
    frozen: false,
    settled: false,
    misread: undefined,
    repeats: undefined,
    ...rest,
  };
}

export function newLabelledLine(label: KnownLabel, paragraph: string): LineDraft {
  return newLine("labelled", label.language, paragraph, { label, typed: label.text, ownLetters: label.text });
}

export function draftOf(
  exchanges: readonly CleanExchange[],
  form: Pick<Draft, "lineBreak" | "byteOrderMark" | "endsWithBreak">,
): Draft {
  const lines = exchanges
    .flat()
    .flatMap(({ label, paragraphs: [first, ...others] }) => [
      newLabelledLine(label, first!),
      ...others.map((paragraph) => newLine("continuation", label.language, paragraph)),
    ]);
  return { lines, ...form };
}

/** The text as it is before anything is done to it. */
export function cleanText({ lines, lineBreak, byteOrderMark, endsWithBreak }: Draft): string {
  const written = lines.map(({ label, words }) => `${label?.text ?? ""}\t${words.join(" ")}`);
  return byteOrderMark + written.join(lineBreak) + (endsWithBreak ? lineBreak : "");
}

export interface TurnDraft {
  readonly role: Asking;
  readonly first: LineDraft;
  readonly lines: LineDraft[];
}

/** Lines without a label belong to the turn above them. */
export function turnsOf({ lines }: Draft): TurnDraft[] {
  const turns: TurnDraft[] = [];
  for (const line of lines) {
    if (line.label !== undefined) turns.push({ role: line.label.role, first: line, lines: [line] });
    else turns.at(-1)?.lines.push(line);
  }
  return turns;
}

export function turnOf(draft: Draft, line: LineDraft): TurnDraft | undefined {
  return turnsOf(draft).find(({ lines }) => lines.includes(line));
}

/** Whether the paragraph opens with a word that, in whatever case, is a label. */
export function opensWithLabelWord({ words, embedded }: LineDraft): boolean {
  const word = embedded?.label.text ?? words[0]?.replace(/[^\p{L}].*$/u, "") ?? "";
  return LABELS.some(({ text }) => text.toLowerCase() === word.toLowerCase());
}

/** Whether the head of a labelled line still makes it one: the format's reference, "labelled", sentence by sentence. */
export function isStillLabelled({ indent, ornament, typed, misspelt, remark, separator, words }: LineDraft): boolean {
  const hasTab = separator.includes("\t");
  const isStrong = hasTab || separator.includes(":");
  if (misspelt && !(hasTab && ornament === "" && /^ {0,3}$/.test(indent))) return false;
  if (remark !== "" && !/^[\t:]/.test(separator)) return false;
  if (indent !== "" && !hasTab && !(isStrong && /^ {1,3}$/.test(indent))) return false;
  if (isStrong) return true;
  if (indent !== "" || !/^\p{Lu}/u.test(typed)) return false;
  if (words.length === 0) return true;
  if (separator === "") return false;
  // A parenthesis could be taken for a remark, a digit for a number, another mark for a part of the separator.
  return /^[\p{Lu}«„“"]/u.test(words[0]!) || (/^\s{4,}$/u.test(separator) && /^\p{L}/u.test(words[0]!));
}

/** All that is written, and all that is wrong with it. */
export function writeDraft(draft: Draft): { readonly pieces: Piece[]; readonly faults: PlantedFault[] } {
  const pieces: Piece[] = [written(draft.byteOrderMark)];
  const faults: PlantedFault[] = [];
  const turns = turnsOf(draft);
  const texts = new Map<LineDraft, Region>(draft.lines.map((line) => [line, region("text")]));
  let joined: Region | undefined;
  for (const [index, line] of draft.lines.entries()) {
    const isLast = index === draft.lines.length - 1;
    const lineBreak = isLast && !draft.endsWithBreak ? "" : draft.lineBreak;
    const turnIndex = turns.findIndex(({ first }) => first === line);
    switch (line.kind) {
      case "blank":
        writeBlankLine(line, lineBreak);
        break;
      case "labelled":
        if (line.misread !== undefined) writeMisread(line, lineBreak);
        else writeLabelled(line, turnIndex, lineBreak);
        break;
      case "continuation":
      case "stray":
      case "spoken":
        if (line.misread !== undefined) writeMisread(line, lineBreak);
        else writeOther(line, turns[0] === undefined || draft.lines.indexOf(turns[0].first) > index, lineBreak);
        break;
    }
  }
  return { pieces, faults };

  function writeBlankLine({ opening }: LineDraft, lineBreak: string): void {
    const whole = region("blank line");
    pieces.push(...within(whole, written(opening + lineBreak, "")));
    faults.push(
      mendedInPlace("blank-line", whole, lineBreak === "" ? "fix.remove-white" : "fix.remove-line", "", "safe"),
    );
  }

  function writeMisread(line: LineDraft, lineBreak: string): void {
    const whole = region("line");
    const { text, lost } = line.misread!;
    const head = line.kind === "labelled" ? `${line.label!.text}\t` : line.indent;
    pieces.push(...within(whole, written(head + text)), written(lineBreak));
    const mended = mendedInPlace("mojibake", whole, "fix.repair-text", head + line.words.join(" "), "suggested");
    faults.push({ ...mended, fixes: lost ? [] : mended.fixes, actions: ["fix.reopen-with-encoding"] });
  }

  function writeLabelled(line: LineDraft, turnIndex: number, lineBreak: string): void {
    const label = line.label!;
    const turn = turns[turnIndex]!;
    const hasText = line.words.length > 0;
    const word = region("label");
    const head = region("head");
    pieces.push({ kind: "open", region: head });
    if (line.indent !== "") {
      const indent = region("indent");
      pieces.push(...within(indent, written(line.indent, "")));
      faults.push(mendedInPlace("label-indent", indent, "fix.remove-white", "", "safe"));
    }
    if (line.ornament !== "") {
      const ornament = region("ornament");
      const isBullet = !/^\d/.test(line.ornament);
      pieces.push(...within(ornament, written(line.ornament, isBullet ? "" : line.ornament)));
      faults.push(
        isBullet
          ? mendedInPlace("label-form", ornament, "fix.remove-bullet", "", "safe")
          : mendedInPlace("label-form", ornament, "fix.remove-list-number", "", "suggested"),
      );
    }
    pieces.push(...within(word, written(line.typed, line.misspelt ? line.typed : label.text)));
    if (line.misspelt) {
      faults.push(mendedInPlace("label-form", word, "fix.write-label", label.text, "suggested"));
    } else {
      if (line.ownLetters !== label.text) {
        faults.push(mendedInPlace("label-form", word, "fix.write-label", label.text, "safe"));
      }
      if (line.typed !== line.ownLetters) {
        faults.push(mendedInPlace("label-lookalike", word, "fix.replace-letters", line.ownLetters, "safe"));
      }
    }
    writeDropped(line.number, "number", "fix.remove-number");
    const start = region("start of the text");
    writeDropped(line.remark, "remark", "fix.move-remark", hasText ? start : undefined);
    const following = turn.lines.find((other) => other !== line && other.kind !== "blank");
    if (!hasText) {
      writeAlone(line, turn, word, following, lineBreak);
      pieces.push({ kind: "close", region: head });
      writeTurnFaults(line, turnIndex, word, head);
      return;
    }
    const isSafe = /[\t:]/.test(line.separator) || /^\s{2,}$/u.test(line.separator);
    if (line.separator === "\t") pieces.push(written("\t"));
    else {
      const separator = region("separator");
      pieces.push(...within(separator, written(line.separator, isSafe ? "\t" : line.separator)));
      faults.push(mendedInPlace("label-separator", separator, "fix.one-tab", "\t", isSafe ? "safe" : "suggested"));
    }
    pieces.push({ kind: "close", region: head }, ...within(start));
    writeText(line);
    pieces.push(written(lineBreak));
    if (line.repeats !== undefined) {
      const related = texts.get(line.repeats)!;
      faults.push({ ...withoutFix("duplicate-question", texts.get(line)!), related });
    }
    writeTurnFaults(line, turnIndex, word, head);
  }

  function writeDropped(text: string, name: string, title: MessageId, start?: Region): void {
    if (text === "") return;
    const whole = region(`${name} with white`);
    const bare = region(name);
    const mark = text.trimStart();
    const white = text.slice(0, text.length - mark.length);
    pieces.push(...within(whole, written(white), ...within(bare, written(mark))));
    const edits: PlantedEdit[] = [{ region: whole, text: "" }];
    if (start !== undefined) edits.push({ region: start, text: `${mark} ` });
    // Without a text the remark has no head of one to go to on its line.
    const outcomes = name === "remark" && start === undefined ? [] : [edits];
    faults.push({ rule: "label-form", region: bare, fixes: [{ title, safe: false, outcomes }], actions: [] });
  }

  /** A label without text: the whole turn is empty, or its text begins further down. */
  function writeAlone(
    line: LineDraft,
    turn: TurnDraft,
    word: Region,
    following: LineDraft | undefined,
    lineBreak: string,
  ): void {
    const rest = line.separator + line.trailing;
    if (following === undefined) {
      pieces.push(written(rest + lineBreak));
      faults.push(withoutFix("empty-turn", word));
      return;
    }
    const safe = following.kind === "continuation" && !opensWithLabelWord(following);
    const between = region("from label to text");
    const isNext = turn.lines[1] === following;
    pieces.push({ kind: "open", region: between }, written(rest + lineBreak, safe ? "\t" : rest + lineBreak));
    joined = between;
    const outcomes = isNext && !(following.embedded !== undefined) ? [[{ region: between, text: "\t" }]] : [];
    const fix: PlantedFix = { title: "fix.join-paragraph", safe, outcomes };
    faults.push({ rule: "label-alone", region: word, fixes: [fix], actions: [] });
  }

  function writeTurnFaults(line: LineDraft, turnIndex: number, word: Region, head: Region): void {
    const { role, lines } = turns[turnIndex]!;
    const previous = turns[turnIndex - 1];
    const next = turns[turnIndex + 1];
    if (role === "answer" && previous === undefined) faults.push(withoutFix("answer-without-question", word));
    if (role === "question" && next?.role !== "answer") faults.push(withoutFix("unanswered-question", word));
    if (role === "answer" && previous?.role === "answer") {
      const isPlain = line.words.length > 0 && line.number === "" && line.remark === "" && !/^\d/.test(line.ornament);
      const outcomes = isPlain ? [[{ region: head, text: "\t" }]] : [];
      const fix: PlantedFix = { title: "fix.make-continuation", safe: false, outcomes };
      faults.push({ rule: "consecutive-answers", region: word, fixes: [fix], actions: [] });
    }
    const words = lines.flatMap((one) => one.words);
    if (role === "question" && words.length > 0 && !words.some((one) => one.includes("?"))) {
      faults.push(withoutFix("question-mark", word));
    }
  }

  /** A line without a label. */
  function writeOther(line: LineDraft, isBeforeFirstTurn: boolean, lineBreak: string): void {
    const whole = region("line");
    const indent = region("indent");
    const entry = joined;
    joined = undefined;
    const isJoined = entry !== undefined && line.kind === "continuation" && !opensWithLabelWord(line);
    pieces.push({ kind: "open", region: whole });
    const embeddedHead = region("head of a turn");
    pieces.push({ kind: "open", region: embeddedHead });
    pieces.push(...within(indent, written(line.indent, isJoined ? "" : line.kind === "continuation" ? "\t" : "")));
    if (entry !== undefined) pieces.push({ kind: "close", region: entry });
    if (line.embedded !== undefined) {
      const { label, separator } = line.embedded;
      const word = region("embedded label");
      pieces.push(...within(word, written(label.text)), written(separator));
      faults.push({
        ...mendedInPlace("embedded-label", embeddedHead, "fix.start-turn", `${label.text}\t`, "suggested"),
        region: word,
      });
    }
    pieces.push({ kind: "close", region: embeddedHead });
    if (line.kind === "continuation" && line.indent !== "\t") {
      faults.push(mendedInPlace("continuation-indent", indent, "fix.one-tab", "\t", "safe"));
    }
    const speaker = region("speaker");
    if (line.kind === "spoken") pieces.push(...within(speaker, written(line.opening)), written("\t"));
    writeText(line);
    pieces.push({ kind: "close", region: whole }, written(lineBreak));
    if (line.kind === "continuation" && isBeforeFirstTurn) {
      faults.push({
        rule: "orphan-paragraph",
        region: whole,
        fixes: [turned("question"), turned("answer")],
        actions: [],
      });
    }
    if (line.kind === "stray") {
      const continued: PlantedFix = {
        title: "fix.make-continuation",
        safe: false,
        outcomes: [[{ region: indent, text: "\t" }]],
      };
      const fixes = [continued, turned("question"), turned("answer")];
      faults.push({ rule: "stray-line", region: whole, fixes, actions: [] });
    }
    if (line.kind === "spoken") {
      const fixes = (["question", "answer"] as const).map((role) => ({
        title: `fix.${role}-instead` as const,
        safe: false,
        outcomes: labelsOf(role).map((text) => [{ region: speaker, text }]),
      }));
      const actions: MessageId[] = /\s/u.test(line.opening) ? [] : ["fix.add-question-label", "fix.add-answer-label"];
      faults.push({ rule: "unknown-label", region: speaker, fixes, actions });
    }

    function turned(role: Asking): PlantedFix {
      const outcomes = labelsOf(role).map((text) => [{ region: indent, text: `${text}\t` }]);
      return { title: `fix.make-${role}`, safe: false, outcomes };
    }
  }

  /** In whichever language: the format does not say which. */
  function labelsOf(role: Asking): string[] {
    const languages = new Set<Language>(["ru", ...turns.map(({ first }) => first.language)]);
    return LABELS.filter((label) => label.role === role && languages.has(label.language)).map(({ text }) => text);
  }

  function writeText(line: LineDraft): void {
    pieces.push({ kind: "open", region: texts.get(line)! });
    for (const [index, word] of line.words.entries()) {
      writePlanted(line.atWord.get(index), word);
      if (index < line.words.length - 1) writePlanted(line.afterWord.get(index), " ");
    }
    pieces.push({ kind: "close", region: texts.get(line)! });
    if (line.trailing !== "") {
      const trailing = region("trailing white");
      pieces.push(...within(trailing, written(line.trailing, "")));
      faults.push(mendedInPlace("trailing-space", trailing, "fix.remove-white", "", "safe"));
    }
  }

  function writePlanted(planted: Planted | undefined, usual: string): void {
    pieces.push(...(planted?.pieces ?? [written(usual)]));
    faults.push(...(planted?.faults ?? []));
  }
}
