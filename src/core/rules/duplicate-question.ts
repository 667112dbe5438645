import { message } from "../messages/catalogue.ts";
import { withoutInvisible } from "../text/characters.ts";
import { type Span, span } from "../text/span.ts";
import { bodyText, hasText, isLabelled, type Line } from "../transcript/line.ts";
import type { Transcript } from "../transcript/transcript.ts";
import type { Turn } from "../transcript/turn.ts";
import type { PlacedLineRule } from "./rule.ts";

/** A question asked before in the same words. */
export const duplicateQuestion: PlacedLineRule = {
  id: "duplicate-question",
  severity: "information",
  // Not a turn's rule, since the text may begin on a line below the label.
  scope: "placed-line",
  kinds: ["question", "continuation", "stray"],
  check({ transcript, turn, index }, report) {
    if (turn?.role !== "question") return;
    const earlier = earlierQuestion(transcript, turn.index);
    if (earlier === undefined) return;
    const text = firstText(transcript, turn);
    if (text?.line !== index) return;
    report({
      span: text.span,
      message: message("duplicate-question", {}),
      related: [
        {
          span: firstText(transcript, transcript.turn(earlier)!)!.span,
          message: message("duplicate-question.earlier", {}),
        },
      ],
    });
  },
};

/** The text of the turn's first line that has text. */
function firstText(transcript: Transcript, turn: Turn): { readonly line: number; readonly span: Span } | undefined {
  let line = turn.firstLine;
  for (const paragraph of transcript.lines(turn.firstLine, turn.endLine)) {
    if (hasText(paragraph)) {
      const start = transcript.lineStart(line);
      return { line, span: span(start + paragraph.body.start, start + paragraph.body.end) };
    }
    line++;
  }
  return undefined;
}

/** What is known of a transcript's questions from the first one up to the one that was asked for last. */
interface KnownQuestions {
  readonly unread: IterableIterator<Question>;
  /** The index of the turn that was read last; -1 before the first. */
  read: number;
  /** By words, the index of the last turn that asks them. */
  readonly asked: Map<string, number>;
  /** For each turn that asks what has been asked before: the index of the nearest earlier one that does. */
  readonly earlier: Map<number, number>;
}

interface Question {
  readonly turn: number;
  readonly words: string;
}

const KNOWN = new WeakMap<Transcript, KnownQuestions>();

/** The nearest earlier question of the same words, as the index of its turn. Reads no further than it must. */
function earlierQuestion(transcript: Transcript, turn: number): number | undefined {
  let known = KNOWN.get(transcript);
  if (known === undefined) {
    known = { unread: questions(transcript), read: -1, asked: new Map(), earlier: new Map() };
    KNOWN.set(transcript, known);
  }
  while (known.read < turn) {
    const next = known.unread.next();
    if (next.done === true) break;
    const question = next.value;
    const before = known.asked.get(question.words);
    if (before !== undefined) known.earlier.set(question.turn, before);
    known.asked.set(question.words, question.turn);
    known.read = question.turn;
  }
  return known.earlier.get(turn);
}

/** The questions that have words, in order. */
function* questions(transcript: Transcript): IterableIterator<Question> {
  let turn = -1;
  let isQuestion = false;
  let words = "";
  for (const line of transcript.lines()) {
    if (isLabelled(line)) {
      if (words !== "") yield { turn, words };
      turn++;
      isQuestion = line.kind === "question";
      words = "";
    }
    if (!isQuestion || line.words === 0) continue;
    const more = comparedWords(line);
    words = words === "" ? more : `${words} ${more}`;
  }
  if (words !== "") yield { turn, words };
}

/** Kept with the line, so that a check after an edit reads no words but those of new lines. */
const WORDS = new WeakMap<Line, string>();

/** The words of a paragraph, without case, punctuation and spacing; signs that tell words apart stay: `C++` is not `C#`. */
function comparedWords(line: Line): string {
  let words = WORDS.get(line);
  if (words === undefined) {
    const text = withoutInvisible(bodyText(line)).normalize("NFC").toLowerCase();
    words = text.match(wordOrSign())?.join(" ") ?? "";
    WORDS.set(line, words);
  }
  return words;
}

let wordPattern: RegExp | undefined;

function wordOrSign(): RegExp {
  return (wordPattern ??= new RegExp("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*|[\\p{Sc}+#%&@§]", "gu"));
}
