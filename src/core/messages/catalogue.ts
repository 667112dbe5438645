import type { Misreading } from "../encoding/mojibake.ts";

/** One thing inside a word that is not the usual letter, and what it is instead. */
export type Fault = MessageOf<"fault.twin" | "fault.invisible" | "fault.decomposed">;

type Nothing = Readonly<Record<string, never>>;

interface Labelled {
  /** A label in its canonical spelling. */
  readonly label: string;
}

interface Found {
  /** The characters that are wrong, as they stand in the text. */
  readonly found: string;
}

/**
 * Everything that a finding or a fix says, and what each sentence needs to be said. Arguments are plain data: parts of
 * the text and numbers, never words of a language.
 */
export interface MessageArguments {
  "label-separator": Labelled & Found;
  "label-alone": Labelled;
  "label-form.case": Labelled & Found;
  "label-form.bullet": Found;
  "label-form.list-number": Found;
  "label-form.number": Labelled & Found;
  "label-form.remark": Labelled & Found;
  "label-form.misspelling": Labelled & Found;
  "label-lookalike": Labelled & { readonly faults: readonly Fault[] };
  "label-indent": Labelled & Found;
  "continuation-indent": Found;
  "tab-in-text": Found;
  "repeated-space": Found;
  "repeated-space.no-break": Found & { readonly kept: string };
  "trailing-space": Found;
  "blank-line": Nothing;
  "blank-line.white": Found;
  "blank-line.last": Found;
  "empty-turn": Labelled;
  "stray-line": Nothing;
  "unknown-label": Found;
  "orphan-paragraph": Nothing;
  "answer-without-question": Labelled;
  "unanswered-question": Labelled;
  "unanswered-question.last": Labelled;
  "consecutive-answers": Labelled;
  "embedded-label": Labelled;
  "duplicate-question": Nothing;
  "duplicate-question.earlier": Nothing;
  "mixed-script": Found & { readonly faults: readonly Fault[] };
  "mixed-script.letter": { readonly faults: readonly Fault[] };
  "invisible-character": Found;
  "invisible-character.half": Found;
  "decomposed-letter": Found & { readonly letter: string };
  mojibake: Pick<Misreading, "writtenIn" | "readAs"> & { readonly repaired: string };
  "mojibake.lost": Pick<Misreading, "writtenIn" | "readAs">;
  "replacement-character": Nothing;
  "unpaired-mark": Found;
  "mark-spacing.before": Found;
  "mark-spacing.after": Found;
  "mark-spacing.hyphen": Nothing;
  "doubled-word": Found;
  "question-mark": Nothing;

  "fix.one-tab": Found;
  "fix.join-paragraph": Labelled;
  "fix.write-label": Labelled & Found;
  "fix.replace-letters": { readonly replacement: string };
  "fix.remove-bullet": Found;
  "fix.remove-list-number": Found;
  "fix.remove-number": Found;
  "fix.move-remark": Found;
  "fix.remove-list-numbers": Nothing;
  "fix.remove-numbers": Nothing;
  "fix.move-remarks": Nothing;
  "fix.one-tab-each": Nothing;
  "fix.remove-white": Found;
  "fix.one-space": Nothing;
  "fix.one-no-break-space": { readonly kept: string };
  "fix.space-instead": Found;
  "fix.remove-line": Nothing;
  "fix.make-continuation": Nothing;
  "fix.make-question": Labelled;
  "fix.make-answer": Labelled;
  "fix.question-instead": Labelled & Found;
  "fix.answer-instead": Labelled & Found;
  "fix.add-question-label": Labelled;
  "fix.add-answer-label": Labelled;
  "fix.start-turn": Nothing;
  "fix.latin-script": { readonly replacement: string };
  "fix.cyrillic-script": { readonly replacement: string };
  "fix.one-script-each": Nothing;
  "fix.usual-spacing": Nothing;
  "fix.one-word": Found;
  "fix.one-word-each": Nothing;
  "fix.write-character": { readonly character: string };
  "fix.compose-letter": { readonly letter: string };
  "fix.repair-text": Nothing;
  "fix.reopen-with-encoding": Pick<Misreading, "writtenIn">;

  "configuration.empty": Nothing;
  "configuration.syntax": Nothing;
  /** A sign of the syntax or the name of a property. */
  "configuration.missing": { readonly missing: string };
  "configuration.object": Nothing;
  "configuration.array": Nothing;
  "configuration.string": Nothing;
  "configuration.value": Found & { readonly allowed: string };
  "configuration.unknown": Found;
  "configuration.misspelt": Found & { readonly suggestion: string };
  "configuration.duplicate": Found;
  "configuration.label": Found & { readonly longest: number };
  "configuration.label-taken": Labelled & Found;
  "configuration.unused": { readonly rule: string };
  "configuration.not-edited": Nothing;

  "format-refused.mojibake": { readonly mojibakeLines: number; readonly textLines: number };
  "format-refused.words-changed": { readonly line: number };
  "format-refused.no-end": { readonly passes: number };
  "format-refused.too-many": { readonly millions: number };

  "fault.twin": Found & { readonly meant: string };
  "fault.invisible": { readonly character: string };
  "fault.decomposed": { readonly letter: string };

  "label-separator.summary": Nothing;
  "label-alone.summary": Nothing;
  "label-form.summary": Nothing;
  "label-lookalike.summary": Nothing;
  "label-indent.summary": Nothing;
  "continuation-indent.summary": Nothing;
  "tab-in-text.summary": Nothing;
  "repeated-space.summary": Nothing;
  "trailing-space.summary": Nothing;
  "blank-line.summary": Nothing;
  "empty-turn.summary": Nothing;
  "stray-line.summary": Nothing;
  "unknown-label.summary": Nothing;
  "orphan-paragraph.summary": Nothing;
  "answer-without-question.summary": Nothing;
  "unanswered-question.summary": Nothing;
  "consecutive-answers.summary": Nothing;
  "embedded-label.summary": Nothing;
  "duplicate-question.summary": Nothing;
  "mixed-script.summary": Nothing;
  "invisible-character.summary": Nothing;
  "decomposed-letter.summary": Nothing;
  "mojibake.summary": Nothing;
  "replacement-character.summary": Nothing;
  "unpaired-mark.summary": Nothing;
  "mark-spacing.summary": Nothing;
  "doubled-word.summary": Nothing;
  "question-mark.summary": Nothing;
}

export type MessageId = keyof MessageArguments;

/** Something said to the reader: a sentence of the catalogue and what is put into it. Plain data. */
export type MessageOf<Id extends MessageId> = Id extends MessageId
  ? { readonly id: Id; readonly arguments: MessageArguments[Id] }
  : never;

export type Message = MessageOf<MessageId>;

export function message<Id extends MessageId>(id: Id, given: MessageArguments[Id]): MessageOf<Id> {
  return { id, arguments: given } as MessageOf<Id>;
}

/**
 * Whether two messages say the same of the same things, which were given in the same order. False where what was given is more than
 * texts and numbers.
 */
export function isSameMessage(a: Message, b: Message): boolean {
  if (a.id !== b.id) return false;
  const others = Object.values(b.arguments);
  return Object.values(a.arguments).every((value, index) => value === others[index]);
}
