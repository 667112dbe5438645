import type { Misreading } from "../encoding/mojibake.ts";
import type { Message } from "../messages/catalogue.ts";
import type { Steps } from "../steps.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Role, Vocabulary } from "../transcript/labels.ts";
import type { LabelHead, Line, LineKind } from "../transcript/line.ts";
import type { PlacedTurn, Transcript } from "../transcript/transcript.ts";
import type { Turn } from "../transcript/turn.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** The public names of the rules, as in the format's reference. They do not change. */
export type RuleId =
  | "label-separator"
  | "label-alone"
  | "label-form"
  | "label-lookalike"
  | "label-indent"
  | "continuation-indent"
  | "tab-in-text"
  | "repeated-space"
  | "trailing-space"
  | "blank-line"
  | "empty-turn"
  | "stray-line"
  | "unknown-label"
  | "orphan-paragraph"
  | "answer-without-question"
  | "unanswered-question"
  | "consecutive-answers"
  | "embedded-label"
  | "duplicate-question"
  | "mixed-script"
  | "invisible-character"
  | "decomposed-letter"
  | "mojibake"
  | "replacement-character"
  | "unpaired-mark"
  | "mark-spacing"
  | "doubled-word"
  | "question-mark";

/**
 * One way to mend a finding. Edits are offsets into the text that was checked; they do not overlap each other, and they
 * are made together or not at all.
 */
export interface Fix {
  readonly title: Message;
  /** What the same fix is called wherever it is offered, when its title speaks of this place alone. */
  readonly everywhere?: Message;
  /** A safe fix changes nothing that a reader reads. */
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** A remedy that lies outside of the text, so that only a host such as the editor can apply it. */
export interface HostAction {
  readonly title: Message;
  readonly does:
    | { readonly kind: "add-label"; readonly label: string; readonly role: Role }
    | { readonly kind: "reopen-with-encoding"; readonly encoding: Misreading["writtenIn"] };
}

/** Another place that explains a finding. The span is offsets into the text that was checked. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: Message;
}

/** What is wrong where. The span is offsets into the text that was checked. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Message;
  /** None, one safe, or one or more suggested. */
  readonly fixes: readonly Fix[];
  readonly actions: readonly HostAction[];
  readonly related: readonly RelatedPlace[];
}

/** A finding without what the engine knows itself; what is left out is empty. */
export interface Found {
  readonly span: Span;
  readonly message: Message;
  readonly fixes?: readonly Fix[];
  readonly actions?: readonly HostAction[];
  readonly related?: readonly RelatedPlace[];
}

export type Report = (found: Found) => void;

interface RuleBase {
  readonly id: RuleId;
  /** Unless a user sets another one. */
  readonly severity: Severity;
}

/**
 * A rule that needs one line and nothing around it: what it finds is kept for as long as the line stays the same, so it
 * may read nothing else. Spans and edits are columns of the line.
 */
export interface LineRule extends RuleBase {
  readonly scope: "line";
  /** Of ordinary lines, those with one of these signs are shown to the rule (`LineSign`); it finds nothing on others. */
  readonly signs: number;
  check(line: Line, vocabulary: Vocabulary, report: Report): void;
}

/** A rule about single lines that needs to know where they stand. Spans and edits are offsets into the whole text. */
export interface PlacedLineRule extends RuleBase {
  readonly scope: "placed-line";
  /** Lines of other kinds are not shown to the rule. */
  readonly kinds: readonly LineKind[];
  /** As of a line's rule; 0 when it goes by the kind alone. */
  readonly signs: number;
  check(place: LinePlace, report: Report): void;
}

export interface LinePlace {
  readonly transcript: Transcript;
  readonly line: Line;
  readonly index: number;
  /** The offset at which the line begins. */
  readonly start: number;
  /** The turn that the line belongs to; undefined before the first label. */
  readonly turn: () => Turn | undefined;
}

/**
 * A rule that needs a turn and what stands beside it. It may find something on any line of the turn. Spans and edits are
 * offsets into the whole text.
 */
export interface TurnRule extends RuleBase {
  readonly scope: "turn";
  /** A rule that looks at more of a turn than its head does so in the steps that it gives. */
  check(place: TurnPlace, report: Report): Steps<void> | undefined;
}

export interface TurnPlace {
  readonly transcript: Transcript;
  readonly turn: PlacedTurn;
  /** The labelled line that opens the turn. */
  readonly line: LabelledLine;
  /** The offset at which that line begins. */
  readonly start: number;
  readonly previous: Turn | undefined;
  readonly next: Turn | undefined;
  /** The nearest earlier turn that asks in the same words. */
  readonly earlier: () => Turn | undefined;
  /** Whether a line was read in the wrong encoding, so that nothing else is found on it. */
  readonly isMisread: (line: number) => boolean;
}

/** A line that opens a turn. */
export type LabelledLine = Line & { readonly head: LabelHead };

export type Rule = LineRule | PlacedLineRule | TurnRule;

export function safeFix(title: Message, ...edits: readonly TextEdit[]): Fix {
  return { title, safe: true, edits };
}

export function suggestedFix(title: Message, ...edits: readonly TextEdit[]): Fix {
  return { title, safe: false, edits };
}

/** What tells a suggested fix from the others that its rule suggests: two of the same kind do the same thing. */
export function fixKind({ title, everywhere = title }: Fix): string {
  return JSON.stringify(everywhere);
}
