import { isWhite, TAB } from "../text/characters.ts";
import { onOtherLayout } from "../text/keyboard.ts";
import type { Span } from "../text/span.ts";
import { fold, type Label, type Role, ROLES } from "../transcript/labels.ts";
import { isLabelled } from "../transcript/line.ts";
import type { Transcript } from "../transcript/transcript.ts";

/** One way to begin at the start of a line. */
export interface Completion {
  /** A turn, or a question with its answer. */
  readonly kind: Role | "exchange";
  /** One label, or an exchange's two. */
  readonly labels: readonly Label[];
  /** The columns that give way to it: what was typed, and white that would stand beside the TAB. */
  readonly replaced: Span;
  /** The label in the letters it was begun in, so that what is typed further goes on matching. */
  readonly filter: string;
}

/** How many turns above a line say which labels the transcript uses. */
const TURNS_LOOKED_AT = 20;

/**
 * What may begin at the start of a line, what the place calls for first: after a question an answer, else a question.
 * Labels are those of the transcript, by the nearest turn of that role; those of other languages follow when they
 * begin with what was typed, or when the transcript has no label yet. None inside text.
 *
 * @param locale of the user, such as `kk-KZ`: where a transcript has no label yet, that language comes first.
 */
export function completionsAt(transcript: Transcript, index: number, column: number, locale: string): Completion[] {
  const line = transcript.line(index);
  const place = placeAt(line.text, column);
  if (place === undefined || (place.typed === "" && isLabelled(line))) return [];
  const candidates = placesCall(transcript, index) === "answer" ? ANSWER_FIRST : QUESTION_FIRST;
  const completions: Completion[] = [];
  for (const labels of labelSets(transcript, index, place.typed !== "", locale)) {
    for (const kind of candidates) {
      const used = kind === "exchange" ? ROLES.map((role) => labels[role]) : [labels[kind]];
      if (used.includes(undefined)) continue;
      const filter = filterFor(used[0]!, place.typed);
      if (filter !== undefined) completions.push({ kind, labels: used as Label[], replaced: place.replaced, filter });
    }
  }
  return completions.filter((completion, at) => completions.findIndex((one) => isSame(one, completion)) === at);
}

/** The label alone stands first: whoever types it in full and then TAB must not get an exchange. */
const QUESTION_FIRST = ["question", "exchange", "answer"] as const;
const ANSWER_FIRST = ["answer", "question", "exchange"] as const;

function isSame(a: Completion, b: Completion): boolean {
  return a.kind === b.kind && a.labels.every((label, index) => label.text === b.labels[index]!.text);
}

interface Place {
  /** The beginning of a label, or nothing. */
  readonly typed: string;
  readonly replaced: Span;
}

/** Undefined when the column is not at the start of a line, or when text goes on behind what was typed. */
function placeAt(text: string, column: number): Place | undefined {
  const start = whiteEnd(text, 0, column);
  const typed = text.slice(start, column);
  if (Array.from(typed).some((character) => isWhite(character.charCodeAt(0)))) return undefined;
  const end = whiteEnd(text, column, text.length);
  if (end < text.length && column > 0) return undefined;
  return { typed, replaced: { start: 0, end } };
}

function whiteEnd(text: string, from: number, to: number): number {
  let index = from;
  while (index < to && isWhite(text.charCodeAt(index))) index++;
  return index;
}

function placesCall(transcript: Transcript, line: number): Role {
  return turnAbove(transcript, line)?.role === "question" ? "answer" : "question";
}

function turnAbove(transcript: Transcript, line: number): ReturnType<Transcript["turn"]> {
  return line === 0 ? undefined : transcript.turnAt(line - 1);
}

type LabelSet = Readonly<Partial<Record<Role, Label>>>;

/** One set a language, the transcript's own first. */
function labelSets(transcript: Transcript, line: number, all: boolean, locale: string): LabelSet[] {
  const used = usedLabels(transcript, line);
  if (used !== undefined && !all) return [used];
  const { labels } = transcript.vocabulary;
  const languages = new Set([...preferredLanguages(locale), ...labels.map(({ vocabulary }) => vocabulary)]);
  const sets = Array.from(languages, (language) => ofLanguage(labels, language)).flat();
  return used === undefined ? sets : [used, ...sets];
}

/** A user's own labels are there for this very transcript, and may be more than two. */
function ofLanguage(labels: readonly Label[], language: string): LabelSet[] {
  const [questions, answers] = ROLES.map((role) =>
    labels.filter((label) => label.vocabulary === language && label.role === role),
  ) as [Label[], Label[]];
  return Array.from({ length: Math.max(questions.length, answers.length) }, (_, index) => ({
    ...(questions[index] && { question: questions[index] }),
    ...(answers[index] && { answer: answers[index] }),
  }));
}

/**
 * English is not preferred over Russian: as the language of an editor it is what nobody has changed, and says little
 * about the language of the text.
 */
function preferredLanguages(locale: string): string[] {
  const language = locale.slice(0, 2).toLowerCase();
  return language === "en" ? ["own", "ru"] : ["own", language, "ru"];
}

/** By the nearest turn of each role: a transcript may ask in Kazakh and answer in Russian. */
function usedLabels(transcript: Transcript, line: number): LabelSet | undefined {
  const above = turnAbove(transcript, line)?.index ?? -1;
  const nearest = transcript.turn(above) ?? turnBelow(transcript, line);
  if (nearest === undefined) return undefined;
  const labels: Partial<Record<Role, Label>> = {};
  for (let index = above; index > above - TURNS_LOOKED_AT; index--) {
    const turn = transcript.turn(index);
    if (turn === undefined) break;
    labels[turn.role] ??= turn.label;
  }
  for (const role of ROLES) {
    labels[role] ??= role === nearest.role ? nearest.label : transcript.vocabulary.labelFor(role, nearest.label);
  }
  return labels;
}

/** The line itself may be a label that is being typed, which says nothing. */
function turnBelow(transcript: Transcript, line: number): ReturnType<Transcript["turn"]> {
  const first = transcript.turn(0);
  return first?.firstLine === line ? transcript.turn(1) : first;
}

/** Undefined when the label does not begin with what was typed, in any case, in letters alike or on the wrong layout. */
function filterFor(label: Label, typed: string): string | undefined {
  const { text, script } = label;
  if (text.toLowerCase().startsWith(typed.toLowerCase())) return text;
  const folded = fold(typed, script);
  if (fold(text, script).startsWith(folded)) return typed + text.slice(folded.length);
  const mistyped = onOtherLayout(text);
  return mistyped.startsWith(typed.toLowerCase()) ? mistyped : undefined;
}

/** What a completion writes: each label with its TAB, one a line. */
export function completionLines({ labels }: Completion): string[] {
  return labels.map(({ text }) => text + TAB);
}
