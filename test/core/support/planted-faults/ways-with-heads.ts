import { type Draft, isStillLabelled, type LineDraft } from "./draft.ts";
import type { Random } from "./random.ts";
import { LABELS, REMARKS } from "./sentences.ts";
import type { Way } from "./way.ts";

/** Twins of letters that labels have, from the format's reference. */
const LATIN_TWINS = new Map(
  Array.from("АВСЕНІКМОРТХасеікорсух", (own, index) => [own, "ABCEHIKMOPTXaceikopcyx"[index]!]),
);
const GREEK_TWINS = new Map(Array.from("АВЕКОРТо", (own, index) => [own, "ΑΒΕΚΟΡΤο"[index]!]));
const CYRILLIC_TWINS = new Map(Array.from("Aeosi", (own, index) => [own, "Аеоѕі"[index]!]));
const INVISIBLE = ["\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u200E", "\u034F", "\u007F", "\u0001"];
const BULLETS = ["- ", "– ", "— ", "• ", "· ", "* ", "> ", "•\t", "-\u00A0", "-  "];
const LIST_NUMBERS = ["1. ", "12) ", "1234. ", "7)\u00A0", "3.\t"];
const NUMBERS = [" 5", " № 7", "№ 12", " №3", "8", " 1024"];

/** One change of a labelled line's head; undefined where it does not go. */
type Change = (line: LineDraft, random: Random) => Partial<LineDraft> | undefined;

/** Faults of labels, of what stands beside them, and of indentation. */
export const WAYS_WITH_HEADS: readonly Way[] = [
  way(
    "label-separator",
    "a TAB or colon and more",
    true,
    separated(["", ":", ": ", " : ", ":\t", " \t", "\t ", "\t\t"]),
  ),
  way(
    "label-separator",
    "a TAB among other white and marks",
    true,
    separated([" :\t", ".\t", " —\t", "\u00A0\t", "\t \t"]),
  ),
  way("label-separator", "something invisible behind the TAB", true, separated(["\t\u200B", "\t\u2060 ", ":\u00AD "])),
  way(
    "label-separator",
    "four and more spaces",
    true,
    separated(["    ", "     ", "  \u00A0  ", "\u3000\u3000\u3000\u3000"]),
  ),
  way("label-separator", "two or three spaces", true, separated(["  ", "   ", "\u00A0 ", "\u2003\u2003"])),
  way("label-separator", "one space", false, separated([" ", "\u00A0"])),
  way("label-separator", "a dash or full stop", false, separated([" — ", " – ", " - ", "— ", ". ", " .  "])),
  way(
    "label-form",
    "lower case",
    true,
    inCase((text) => text.toLowerCase()),
  ),
  way(
    "label-form",
    "capitals",
    true,
    inCase((text) => text.toUpperCase()),
  ),
  way(
    "label-form",
    "a capital inside",
    true,
    inCase((text) => text.slice(0, 2) + text.slice(2).toUpperCase()),
  ),
  way("label-form", "a bullet", true, ({ ornament }, random) => free(ornament, { ornament: random.pick(BULLETS) })),
  way("label-form", "a list number", false, ({ ornament }, random) =>
    free(ornament, { ornament: random.pick(LIST_NUMBERS) }),
  ),
  way("label-form", "a number", false, ({ number, misspelt }, random) =>
    misspelt ? undefined : free(number, { number: random.pick(NUMBERS) }),
  ),
  way("label-form", "a remark", false, ({ remark }, random) =>
    free(remark, { remark: `${random.pick([" ", " ", ""])}${random.pick(REMARKS)}` }),
  ),
  way("label-form", "a misspelling", false, misspell),
  way("label-lookalike", "a Latin letter", true, typedWith(LATIN_TWINS)),
  way("label-lookalike", "a Greek letter", true, typedWith(GREEK_TWINS)),
  way("label-lookalike", "a Cyrillic letter in an English label", true, typedWith(CYRILLIC_TWINS, "en")),
  way(
    "label-lookalike",
    "a digit",
    true,
    typedWith(
      new Map([
        ["о", "0"],
        ["О", "0"],
      ]),
    ),
  ),
  way("label-lookalike", "something invisible", true, typedWithInvisible),
  way("label-indent", "up to three spaces", true, ({ indent }, random) =>
    free(indent, { indent: random.pick([" ", "  ", "   "]) }),
  ),
  way("label-indent", "any white before a TAB", true, ({ indent }, random) =>
    free(indent, { indent: random.pick(["\t", "    ", "\u00A0", "\t\t", "\u3000 ", "        "]) }),
  ),
  {
    rule: "continuation-indent",
    name: "other white than a TAB",
    phase: 2,
    safe: true,
    plant: indented([" ", "  ", "    ", "\u00A0", "\u3000", "        "], ["    ", "     "]),
  },
  {
    rule: "continuation-indent",
    name: "a TAB and more",
    phase: 2,
    safe: true,
    plant: indented(["\t\t", "\t ", " \t", "\t\t\t"]),
  },
  {
    rule: "continuation-indent",
    name: "something invisible in it",
    phase: 2,
    safe: true,
    plant: indented(["\t\u200B", "\t\uFEFF", " \u00AD "], ["\t\u200B"]),
  },
];

function way(rule: Way["rule"], name: string, safe: boolean, change: Change): Way {
  return {
    rule,
    name,
    phase: 2,
    safe,
    plant(draft, random) {
      const lines = draft.lines.filter(({ kind, misread }) => kind === "labelled" && misread === undefined);
      for (const line of random.shuffled(lines)) {
        const changed = change(line, random);
        if (changed === undefined || !isStillLabelled({ ...line, ...changed })) continue;
        Object.assign(line, changed);
        return true;
      }
      return false;
    },
  };
}

function free(present: string, change: Partial<LineDraft>): Partial<LineDraft> | undefined {
  return present === "" ? change : undefined;
}

function separated(separators: readonly string[]): Change {
  return ({ words, separator }, random) =>
    words.length === 0 || separator !== "\t"
      ? undefined
      : { separator: random.pick(separators.filter((one) => one !== "")) };
}

function inCase(cased: (text: string) => string): Change {
  return ({ typed, label }) => {
    const text = cased(label!.text);
    return typed === label!.text && text !== typed ? { typed: text, ownLetters: text } : undefined;
  };
}

function typedWith(twins: ReadonlyMap<string, string>, language?: string): Change {
  return (line, random) => {
    if (line.typed !== line.ownLetters || line.misspelt) return undefined;
    if (language !== undefined ? line.label!.language !== language : line.label!.language === "en") return undefined;
    // Digits have no case to keep.
    if ([...twins.values()].includes("0") && line.typed !== line.label!.text) return undefined;
    const places = Array.from(line.typed, (_, index) => index).filter((index) => twins.has(line.typed[index]!));
    if (places.length === 0) return undefined;
    const [first, second] = random.shuffled(places);
    const chosen = random.chance(0.3) ? [first, second] : [first];
    return {
      typed: Array.from(line.typed, (letter, index) => (chosen.includes(index) ? twins.get(letter)! : letter)).join(""),
    };
  };
}

function typedWithInvisible(
  { typed, ownLetters, misspelt }: LineDraft,
  random: Random,
): Partial<LineDraft> | undefined {
  if (typed !== ownLetters || misspelt) return undefined;
  const place = 1 + random.integer(typed.length - 1);
  return { typed: typed.slice(0, place) + random.pick(INVISIBLE) + typed.slice(place) };
}

/** One letter too many, too few, wrong, or two in the wrong order; with a TAB behind it, or it would be no label. */
function misspell(line: LineDraft, random: Random): Partial<LineDraft> | undefined {
  const { label, typed, number, separator } = line;
  if (typed !== label!.text || number !== "" || !separator.includes("\t")) return undefined;
  const place = random.integer(typed.length - 1);
  const [before, here, next, after] = [typed.slice(0, place), typed[place]!, typed[place + 1]!, typed.slice(place + 2)];
  const other = random.pick(Array.from(label!.language === "en" ? "bdgmz" : "бдгмж"));
  const wrong = random.pick([
    before + next + after,
    before + here + other + next + after,
    before + other + next + after,
    before + next + here + after,
    (before + next + here + after).toLowerCase(),
  ]);
  const meant = LABELS.filter(({ text }) => isOneStepAway(wrong.toLowerCase(), text.toLowerCase()));
  return wrong.length >= 4 && meant.length === 1 && meant[0] === label
    ? { typed: wrong, ownLetters: wrong, misspelt: true }
    : undefined;
}

/** Tries all that one step can be. */
function isOneStepAway(from: string, to: string): boolean {
  if (from === to) return false;
  for (let place = 0; place <= from.length; place++) {
    const before = from.slice(0, place);
    const rest = from.slice(place);
    if (before + rest.slice(1) === to) return true;
    if (before + rest.charAt(1) + rest.charAt(0) + rest.slice(2) === to) return true;
    const letter = to.charAt(place);
    if (before + letter + rest.slice(1) === to || before + letter + rest === to) return true;
  }
  return false;
}

/** @param beforeLabel for a paragraph that begins with a label, which less white would make a turn of */
function indented(indents: readonly string[], beforeLabel = indents.filter((indent) => indent.startsWith("\t"))) {
  return (draft: Draft, random: Random): boolean => {
    const lines = draft.lines.filter(
      ({ kind, misread, settled, indent }) =>
        kind === "continuation" && misread === undefined && !settled && indent === "\t",
    );
    if (lines.length === 0) return false;
    const line = random.pick(lines);
    const mayBeLabel = line.embedded !== undefined || /^[\p{L}]+ ?[:\t]/u.test(line.words.join(" "));
    line.indent = random.pick(mayBeLabel ? beforeLabel : indents);
    return true;
  };
}
