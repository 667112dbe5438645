import { message } from "../messages/catalogue.ts";
import { Pace, type Steps } from "../steps.ts";
import { span } from "../text/span.ts";
import type { Line } from "../transcript/line.ts";
import type { Transcript } from "../transcript/transcript.ts";
import type { Turn } from "../transcript/turn.ts";
import { MOST_MARKS, type PairedMark, pairedMarks } from "./paired-marks.ts";
import type { Report, TurnPlace, TurnRule } from "./rule.ts";

/** `Он сказал: «Да.`: what is opened in a turn is closed in it. */
export const unpairedMark: TurnRule = {
  id: "unpaired-mark",
  severity: "information",
  scope: "turn",
  check(place, report) {
    return place.turn.unsettled === 0 ? undefined : checking(place, report);
  },
};

/** Looking for a line and at its marks takes longer than other things. */
const LINES_PER_STEP = 128;

function* checking({ transcript, turn, isMisread }: TurnPlace, report: Report): Steps<void> {
  const unpaired = yield* withoutPartner(yield* marksOf(transcript, turn, isMisread));
  const pace = new Pace(LINES_PER_STEP);
  for (const mark of unpaired) {
    const { lineIndex, column, character } =
      mark.character === '"' ? lastStraight(mark, transcript, turn, isMisread) : mark;
    const start = transcript.lineStart(lineIndex) + column;
    report({ span: span(start, start + 1), message: message("unpaired-mark", { found: character }) });
    if (pace.isStepDone()) yield;
  }
}

/** Where a mark stands. */
interface MarkPlace {
  readonly character: string;
  readonly lineIndex: number;
  readonly column: number;
}

interface PlacedMark extends PairedMark, MarkPlace {
  readonly line: Line;
  /** Among all marks of the turn. */
  readonly order: number;
}

/**
 * Those of lines that do not settle all of theirs by themselves: what other lines settle is nobody else's partner. None of lines
 * that were read in the wrong encoding, where they are letters.
 */
function* marksOf(
  transcript: Transcript,
  { firstLine, endLine }: Turn,
  isMisread: TurnPlace["isMisread"],
): Steps<PlacedMark[]> {
  const marks: PlacedMark[] = [];
  const pace = new Pace(LINES_PER_STEP);
  let lineIndex = transcript.unsettledFrom(firstLine);
  for (; lineIndex !== undefined && lineIndex < endLine; lineIndex = transcript.unsettledFrom(lineIndex + 1)) {
    if (pace.isStepDone()) yield;
    const line = transcript.line(lineIndex);
    const ofLine = pairedMarks(line);
    if (ofLine.length === 0 || isMisread(lineIndex)) continue;
    if (marks.length + ofLine.length > MOST_MARKS) return [];
    for (const mark of ofLine) marks.push({ ...mark, line, lineIndex, order: marks.length });
  }
  return marks;
}

/**
 * The last `"` of the turn: the given one, or one that stands behind it on a line which settles all of its marks. Of a mark that
 * is the same at both ends nobody can tell which one lacks its partner, so the last one is shown.
 */
function lastStraight(
  given: MarkPlace,
  transcript: Transcript,
  { endLine }: Turn,
  isMisread: TurnPlace["isMisread"],
): MarkPlace {
  const { character } = given;
  for (const { chunk, firstLine } of transcript.chunksBackward(endLine)) {
    if (firstLine + chunk.lineCount <= given.lineIndex) break;
    if (!chunk.text.includes(character)) continue;
    const first = Math.max(0, given.lineIndex + 1 - firstLine);
    for (let index = Math.min(chunk.lineCount, endLine - firstLine) - 1; index >= first; index--) {
      const column = chunk.hasUnsettledMarks(index) ? -1 : chunk.line(index).text.lastIndexOf(character);
      const lineIndex = firstLine + index;
      if (column >= 0 && !isMisread(lineIndex)) return { character, lineIndex, column };
    }
  }
  return given;
}

/** The marks of one kind: what is open, and what nothing before it has opened. */
interface Pairing {
  readonly opened: PlacedMark[];
  readonly closing: PlacedMark[];
  readonly looseOpening: PlacedMark[];
  readonly looseClosing: PlacedMark[];
}

function* withoutPartner(marks: readonly PlacedMark[]): Steps<PlacedMark[]> {
  const kinds = new Map<string, Pairing>();
  const straight: PlacedMark[] = [];
  const lowest = lowestBalances(marks);
  let hasLooseStraight = false;
  const pace = new Pace();
  for (const mark of marks) {
    if (pace.isStepDone()) yield;
    if (mark.character === '"') {
      if (mark.hold === "loose") hasLooseStraight = true;
      else if (mark.hold === "firm" || straight.length % 2 === 1) straight.push(mark);
      continue;
    }
    const { pairing, opens } = placeOf(mark, kinds);
    const isLoose = mark.hold === "loose" || (mark.hold === "list" && !closesParenthesis(mark, pairing));
    if (isLoose) (opens ? pairing.looseOpening : pairing.looseClosing).push(mark);
    else if (opens) pairing.opened.push(mark);
    else close(mark, pairing);
  }
  const unpaired = Array.from(kinds.values()).flatMap(leftOver);
  return straight.length % 2 === 1 && !hasLooseStraight ? [...unpaired, straight.at(-1)!] : unpaired;

  function close(mark: PlacedMark, { opened, closing }: Pairing): void {
    const partner = opened.pop();
    if (partner === undefined) {
      closing.push(mark);
      return;
    }
    // A mark that something further on needs stays open: `«Газета «Правда»»` has one for each.
    const isSpare = mark.character === "»" && opened.length + lowest[mark.order]! > 0;
    if (isSpare && sharesClosing(opened.at(-1)!, partner)) opened.pop();
  }
}

/** Behind each mark, by how much at most `»` outnumber `«` from there to any place further on, as a negative number. */
function lowestBalances(marks: readonly PlacedMark[]): Int32Array {
  const lowest = new Int32Array(marks.length);
  let behind = 0;
  for (let order = marks.length - 1; order >= 0; order--) {
    const { character, hold } = marks[order]!;
    lowest[order] = behind;
    if (hold === "firm" && "«»".includes(character)) behind = Math.min(0, behind + (character === "«" ? 1 : -1));
  }
  return lowest;
}

const PAIRS = ["«»", "„“", "“”", "()", "[]"];

/** The kind that the mark is of, and whether it opens. `“` closes `„` and opens `”`. */
function placeOf(mark: PlacedMark, kinds: Map<string, Pairing>): { pairing: Pairing; opens: boolean } {
  const { character } = mark;
  const isLow = character === "“" && !mark.leads && (kinds.get("„“")?.opened.length ?? 0) > 0;
  const kind = isLow ? "„“" : PAIRS.findLast((pair) => pair.includes(character))!;
  let pairing = kinds.get(kind);
  if (pairing === undefined) {
    pairing = { opened: [], closing: [], looseOpening: [], looseClosing: [] };
    kinds.set(kind, pairing);
  }
  return { pairing, opens: kind.startsWith(character) };
}

/** How far apart two marks may open that one mark closes: `«НК «Роснефть»`. */
const SHARED_REACH = 40;

function sharesClosing(outer: PlacedMark, inner: PlacedMark): boolean {
  // A character has one or two units.
  if (outer.line !== inner.line || inner.column - outer.column > 2 * SHARED_REACH) return false;
  const between = outer.line.text.slice(outer.column, inner.column);
  return Array.from(between).length <= SHARED_REACH && !/[.,;:?!…—»]/.test(between);
}

/** Whether the `)` of what looks like a list mark closes: `(ст. 12)`, but not `(а именно: 1) дома, 2) дороги)`. */
function closesParenthesis(mark: PlacedMark, { opened }: Pairing): boolean {
  const opening = opened.at(-1);
  if (opening?.line !== mark.line) return false;
  return !mark.line.text.slice(opening.column, mark.column).includes(":");
}

/** Marks that found no firm partner, without those that a loose one will do for. */
function leftOver({ opened, closing, looseOpening, looseClosing }: Pairing): PlacedMark[] {
  const left: PlacedMark[] = [];
  let nextLoose = 0;
  for (const [index, mark] of closing.entries()) {
    if (mark.character === ")" && [closing[index - 1], closing[index + 1]].some((other) => adjoins(mark, other)))
      continue;
    if (nextLoose < looseOpening.length && looseOpening[nextLoose]!.order < mark.order) nextLoose++;
    else left.push(mark);
  }
  for (const mark of opened.toReversed()) {
    if (looseClosing.length > 0 && looseClosing.at(-1)!.order > mark.order) looseClosing.pop();
    else left.push(mark);
  }
  return left;
}

/** Two of them are a smile: `))`. */
function adjoins(mark: PlacedMark, other: PlacedMark | undefined): boolean {
  return other?.line === mark.line && Math.abs(other.column - mark.column) === 1;
}
