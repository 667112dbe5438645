/** One thing inside a label that is not the canonical letter, and what it is instead. */
export type LookalikeFault =
  | { readonly kind: "twin"; readonly found: string; readonly meant: string }
  | { readonly kind: "invisible"; readonly character: string }
  | { readonly kind: "decomposed"; readonly letter: string };

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
  "label-lookalike": Labelled & { readonly faults: readonly LookalikeFault[] };
  "label-indent": Labelled & Found;
  "continuation-indent": Found;
  "tab-in-text": Found;
  "repeated-space": Found & { readonly kept: string };
  "trailing-space": Found;
  "blank-line": Found;
  "blank-line.last": Found;
  "empty-turn": Labelled;
  "stray-line": Nothing;
  "unknown-label": Found;
  "orphan-paragraph": Nothing;
  "answer-without-question": Labelled;
  "unanswered-question": Labelled & { readonly isLast: boolean };
  "consecutive-answers": Labelled;

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
  "fix.one-space": { readonly kept: string };
  "fix.space-instead": Found;
  "fix.remove-line": Nothing;
  "fix.make-continuation": Nothing;
  "fix.make-question": Labelled;
  "fix.make-answer": Labelled;
  "fix.question-instead": Labelled & Found;
  "fix.answer-instead": Labelled & Found;

  "format-refused.mojibake": { readonly mojibakeLines: number; readonly textLines: number };
  "format-refused.words-changed": { readonly line: number };
  "format-refused.no-end": { readonly passes: number };

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
}

export type MessageId = keyof MessageArguments;

export interface MessageOf<Id extends MessageId> {
  readonly id: Id;
  readonly arguments: MessageArguments[Id];
}

/** Something said to the reader: a sentence of the catalogue and what is put into it. Plain data. */
export type Message = { [Id in MessageId]: MessageOf<Id> }[MessageId];

/** Every sentence in one language: a language that lacks one does not compile. */
export type Sentences = { readonly [Id in MessageId]: (given: MessageArguments[Id]) => string };

export function message<Id extends MessageId>(id: Id, given: MessageArguments[Id]): MessageOf<Id> {
  return { id, arguments: given };
}
