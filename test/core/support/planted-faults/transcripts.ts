import type { MessageId } from "../../../../src/core/messages/catalogue.ts";
import type { RuleId } from "../../../../src/core/rules/rule.ts";
import { applyEdits } from "../../../../src/core/text/edit.ts";
import { cleanText, type Draft, draftOf, isStillLabelled, writeDraft } from "./draft.ts";
import { type Random, randomOf } from "./random.ts";
import { CLEAN_EXCHANGES } from "./sentences.ts";
import { type Place, type PlantedFault, read } from "./sheet.ts";
import { WAYS_WITH_HEADS } from "./ways-with-heads.ts";
import { WAYS_WITH_LINES } from "./ways-with-lines.ts";
import { WAYS_WITH_WORDS } from "./ways-with-words.ts";
import type { Way } from "./way.ts";

export interface ExpectedFix {
  readonly title: MessageId;
  readonly safe: boolean;
  /** The whole text after the fix is one of these; none where the format does not say what it makes. */
  readonly outcomes: readonly string[];
}

/** The span is offsets into the text. */
export interface ExpectedFinding {
  readonly rule: RuleId;
  readonly span: Place;
  readonly fixes: readonly ExpectedFix[];
  readonly actions: readonly MessageId[];
  readonly related: Place | undefined;
}

export interface PlantedTranscript {
  readonly seed: number;
  readonly ways: readonly Way[];
  /** Before anything was planted. */
  readonly clean: string;
  readonly text: string;
  /** By place: the start of the span, its end, then the name of the rule. */
  readonly findings: readonly ExpectedFinding[];
  /** After Format Document. */
  readonly formatted: string;
  /** What it changes, in order. */
  readonly wrong: readonly Place[];
  /** Whether nothing was planted but what is mended safely: the formatted text is the clean one. */
  readonly isSafe: boolean;
}

export const WAYS: readonly Way[] = [...WAYS_WITH_LINES, ...WAYS_WITH_HEADS, ...WAYS_WITH_WORDS];

/** Every fourth transcript has safe faults alone. The ways take turns, so that all of them are gone in the end. */
export function plantedTranscripts(count: number, firstSeed = 1): PlantedTranscript[] {
  const decks = { any: deckOf(WAYS, randomOf(firstSeed)), safe: deckOf(WAYS.filter(isSafeWay), randomOf(firstSeed)) };
  return Array.from({ length: count }, (_, index) => {
    const isSafe = index % 4 === 3;
    return plantedTranscript(firstSeed + index, isSafe ? decks.safe : decks.any, isSafe);
  });
}

const isSafeWay = ({ safe }: Way): boolean => safe === true;

type Deck = (count: number) => Way[];

function deckOf(ways: readonly Way[], random: Random): Deck {
  let left: Way[] = [];
  return (count) =>
    Array.from({ length: count }, () => {
      if (left.length === 0) left = random.shuffled(ways);
      return left.pop()!;
    });
}

function plantedTranscript(seed: number, deck: Deck, isSafe: boolean): PlantedTranscript {
  const random = randomOf(seed);
  const draft = newDraft(random);
  const clean = cleanText(draft);
  const planted: Way[] = [];
  const drawn = deck(10 + random.integer(14)).sort((a, b) => a.phase - b.phase);
  for (const way of drawn) {
    if (way.plant(draft, random)) planted.push(way);
  }
  for (const line of draft.lines) {
    if (line.kind === "labelled" && line.misread === undefined && !isStillLabelled(line)) {
      throw new Error(`No label any more: ${line.typed}`);
    }
  }
  const { pieces, faults } = writeDraft(draft);
  const { text, formatted, places, wrong } = read(pieces);
  const findings = faults
    .map((fault) => expected(fault, text, (region) => places.get(region)!))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1));
  return { seed, ways: planted, clean, text, findings, formatted, wrong, isSafe };
}

function newDraft(random: Random): Draft {
  const exchanges = random
    .shuffled(random.chance(0.5) ? CLEAN_EXCHANGES.flat() : random.pick(CLEAN_EXCHANGES))
    .slice(0, 6 + random.integer(6));
  return draftOf(exchanges, {
    lineBreak: random.pick(["\n", "\n", "\n", "\r\n", "\r\n", "\r"]),
    byteOrderMark: random.pick(["", "", "\uFEFF"]),
    endsWithBreak: random.chance(0.7),
  });
}

function expected(
  fault: PlantedFault,
  text: string,
  placeOf: (region: PlantedFault["region"]) => Place,
): ExpectedFinding {
  const { rule, region, fixes, actions, related } = fault;
  return {
    rule,
    span: placeOf(region),
    fixes: fixes.map(({ title, safe, outcomes }) => ({
      title,
      safe,
      outcomes: outcomes.map((edits) =>
        applyEdits(
          text,
          edits.map((edit) => ({ span: placeOf(edit.region), text: edit.text })),
        ),
      ),
    })),
    actions,
    related: related && placeOf(related),
  };
}
