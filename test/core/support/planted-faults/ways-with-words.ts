import { type Draft, type LineDraft, opensWithLabelWord, type Planted, turnOf } from "./draft.ts";
import type { Random } from "./random.ts";
import { LABELS, type Language, NO_FAULTS } from "./sentences.ts";
import { mendedInPlace, type Piece, type PlantedFault, region, within, withoutFix, written } from "./sheet.ts";
import type { Way } from "./way.ts";

const LOWER_CASE: Readonly<Record<Language, string>> = {
  ru: "а-яё",
  kk: "а-яёәғқңөұүһі",
  uk: "а-яіїєґ",
  be: "а-яёіў",
  en: "a-z",
};

/** From the format's reference; capitals apart, since fewer small letters have a twin. */
const LATIN_TWINS = new Map(Array.from("асеорхукАВСЕНКМОРТХ", (own, index) => [own, "aceopxykABCEHKMOPTX"[index]!]));

const INVISIBLE = [
  "\u00AD",
  "\u200B",
  "\u200C",
  "\u200D",
  "\u200E",
  "\u202A",
  "\u2060",
  "\uFEFF",
  "\u061C",
  "\u007F",
  "\u0001",
];
const C1 = ["\u0081", "\u0090", "\u0098"];

const PREPOSITIONS = ["на", "в", "с", "по", "для", "из", "от", "к", "у", "о", "за", "до", "под", "над", "при", "без"];
const CONJUNCTIONS = ["и", "а", "но", "или"];

/** What is done between two words: what stands there instead of the space, and what is wrong with it. */
type Between = (random: Random, draft: Draft) => Planted;

/** What is done to a word; undefined where that cannot be done. */
type Inside = (word: string, random: Random) => Planted | undefined;

/** Faults of the text. */
export const WAYS_WITH_WORDS: readonly Way[] = [
  between("tab-in-text", "a TAB", { safe: true, tab: true }, () => tabs("\t")),
  between("tab-in-text", "two TABs", { safe: true, tab: true }, () => tabs("\t\t")),
  between("tab-in-text", "another separating control", { safe: true }, (random) =>
    tabs(random.pick(["\v", "\f", "\u2028", "\u2029"])),
  ),
  between("tab-in-text", "U+0085", { safe: true }, () => tabs("\u0085")),
  between("tab-in-text", "a TAB and a space", { safe: true, tab: true }, (random) => {
    const tab = region("TAB in text");
    const pieces = within(tab, written("\t", " "));
    return {
      pieces: random.chance(0.5) ? [written(" ", ""), ...pieces] : [...pieces, written(" ", "")],
      faults: [mendedInPlace("tab-in-text", tab, "fix.space-instead", " ", "safe")],
    };
  }),
  between("repeated-space", "spaces", { safe: true }, (random) =>
    spaces(random.pick(["  ", "   ", "\u2003 ", " \u2009"]), " "),
  ),
  between("repeated-space", "with a no-break space", {}, (random) => {
    const [found, kept] = random.pick([
      [" \u00A0", "\u00A0"],
      ["\u00A0\u00A0", "\u00A0"],
      [" \u202F\u00A0", "\u202F"],
      ["\u2007 ", "\u2007"],
    ] as const);
    return spaces(found, kept);
  }),
  inside("invisible-character", "inside a word", { safe: true }, (word, random) =>
    split(word, random, [random.pick(INVISIBLE)], "safe"),
  ),
  inside("invisible-character", "two inside a word", { safe: true }, (word, random) =>
    split(word, random, [random.pick(INVISIBLE), random.pick(INVISIBLE)], "safe"),
  ),
  inside("invisible-character", "a C1 control", {}, (word, random) =>
    // In Windows-1251 no other small letter of Russian is a byte that goes on a letter in UTF-8.
    /[^а-я]/.test(word) ? undefined : split(word, random, [random.pick(C1)], "suggested"),
  ),
  between("invisible-character", "half of a letter", { language: "ru", latin: true }, (random) => {
    const [first, second, letter] = random.pick([
      ["Ñ", "\u0081", "с"],
      ["Р", "\u0098", "И"],
    ] as const);
    const [misread, half] = [region("letter"), region("half of it")];
    const mended = mendedInPlace("invisible-character", misread, "fix.write-character", letter, "suggested");
    return {
      pieces: [written(" "), ...within(misread, written(first), ...within(half, written(second))), written(" ")],
      faults: [{ ...mended, region: half }],
    };
  }),
  inside("decomposed-letter", "a letter and its mark", { safe: true }, decompose),
  inside("mixed-script", "Latin letters inside a word", { latin: true }, mixLatin),
  inside("mixed-script", "a Latin capital", { latin: true, capitalised: true }, mixLatinCapital),
  between("mixed-script", "a part of a hyphenated word", { latin: true, language: "ru" }, (random) => {
    const [before, mixed, meant, after] = random.pick([
      [" северо-", "вoстока", "востока", " "],
      [" ", "севeро", "северо", "-востока "],
      [" по-", "рyсски", "русски", " "],
    ] as const);
    return mixedWord(before, mixed, after, "fix.cyrillic-script", meant);
  }),
  between("mixed-script", "a Cyrillic letter in a Latin word", { latin: true, language: "ru" }, (random) => {
    const [found, meant] = random.pick([
      ["Windоws", "Windows"],
      ["Теlegram", "Telegram"],
      ["Gооgle", "Google"],
    ] as const);
    return mixedWord(" ", found, " ", "fix.latin-script", meant);
  }),
  between("mixed-script", "Roman numerals", { latin: true, language: "ru" }, (random) => {
    const [found, meant] = random.pick([
      ["ХIV", "XIV"],
      ["ХV", "XV"],
      ["IХ", "IX"],
    ] as const);
    return mixedWord(" ", found, " ", "fix.latin-script", meant);
  }),
  between("mixed-script", "a Latin word of one letter", { latin: true, language: "ru" }, (random) => {
    const letter = random.pick(Array.from("асоук"));
    return mixedWord(" ", LATIN_TWINS.get(letter)!, " ", "fix.cyrillic-script", letter);
  }),
  between(
    "mixed-script",
    "a Latin capital that opens a sentence",
    { latin: true, language: "ru", longWord: true },
    (random) => {
      const letter = random.pick(Array.from("АСОК"));
      return mixedWord(". ", LATIN_TWINS.get(letter)!, " ", "fix.cyrillic-script", letter);
    },
  ),
  between("replacement-character", "alone", {}, (random) => lost(" ", random, " ")),
  inside("replacement-character", "inside a word", {}, (word, random) => {
    const place = 1 + random.integer(word.length - 1);
    return lost(word.slice(0, place), random, word.slice(place));
  }),
  between("unpaired-mark", "an opening mark", { pairs: true }, (random) =>
    unpaired(" ", random.pick(["«", "„", "(", "["]), ""),
  ),
  between("unpaired-mark", "a closing mark", { pairs: true }, (random) =>
    unpaired("", random.pick(["»", "”", ")", "]"]), " "),
  ),
  between("unpaired-mark", "a straight quotation mark", { pairs: true }, (random) =>
    random.chance(0.5) ? unpaired(" ", '"', "") : unpaired(' "да" ', '"', ""),
  ),
  between("unpaired-mark", "the wrong way round", { pairs: true }, () => {
    const [closing, opening] = [region("closing mark"), region("opening mark")];
    return {
      pieces: [...within(closing, written("»")), written(" тихо "), ...within(opening, written("«"))],
      faults: [withoutFix("unpaired-mark", closing), withoutFix("unpaired-mark", opening)],
    };
  }),
  between("mark-spacing", "white before a mark", { language: "ru" }, (random) =>
    spacing("", random.pick([" ", "\u00A0"]), "", `${random.pick([",", ";", ":", ".", "!"])} `),
  ),
  between("mark-spacing", "white before a mark and behind a closing one", { language: "ru", pairs: true }, () =>
    spacing(" «да»", " ", "", ", "),
  ),
  between("mark-spacing", "two spaces before a mark", { language: "ru" }, () => {
    const white = region("white");
    return {
      pieces: [...within(white, written("  ", " ")), written(", ")],
      faults: [
        mendedInPlace("repeated-space", white, "fix.one-space", " ", "safe"),
        mendedInPlace("mark-spacing", white, "fix.usual-spacing", "", "suggested"),
      ],
    };
  }),
  between("mark-spacing", "no white after a comma", { language: "ru" }, () => spacing("", ",", ", ", "")),
  between("mark-spacing", "no white at the end of a sentence", { language: "ru", longWord: true }, (random) => {
    const mark = random.pick([".", "!", "…"]);
    return spacing("", mark, `${mark} `, "Там ");
  }),
  between("mark-spacing", "no white before a quotation", { language: "ru", pairs: true }, (random) => {
    const mark = random.pick([":", ","]);
    return spacing("", mark, `${mark} `, random.pick(["«да» ", "„да“ "]));
  }),
  inside("mark-spacing", "white behind a hyphen", { hyphenated: true }, (word) => {
    const [before, after] = word.split("-") as [string, string];
    if (["и", "или", "да", "либо"].includes(after)) return undefined;
    return spacing(`${before}-`, " ", "", after);
  }),
  between("doubled-word", "a preposition", { language: "ru" }, (random) => doubled(random.pick(PREPOSITIONS))),
  between("doubled-word", "a conjunction", { language: "ru" }, (random) => doubled(random.pick(CONJUNCTIONS))),
  between("embedded-label", "after the end of a sentence", { break: true }, (random, draft) =>
    embedded(draft, random, random.pick([".", "!", "…", "!..", " (да)"]), ": "),
  ),
  between("embedded-label", "with a TAB", { break: true }, (random, draft) => embedded(draft, random, ".", "\t")),
  ...NO_FAULTS.map(([rule, text]): Way =>
    between(rule, `none: ${text}`, { decoy: true, ...demands(text) }, () => ({ pieces: [written(text)], faults: [] })),
  ),
];

function demands(text: string): Demands {
  return {
    ...(/[()«»]/.test(text) ? { pairs: true } : {}),
    ...(/[A-Za-z]/.test(text) ? { latin: true } : {}),
    language: "ru",
  };
}

/** Which places will do. */
interface Demands {
  readonly safe?: boolean;
  /** Where a TAB would not make something else of the line. */
  readonly tab?: boolean;
  readonly break?: boolean;
  readonly latin?: boolean;
  /** A turn without quotation marks, parentheses and brackets. */
  readonly pairs?: boolean;
  readonly capitalised?: boolean;
  readonly hyphenated?: boolean;
  readonly language?: Language;
  readonly longWord?: boolean;
  readonly decoy?: boolean;
}

function between(rule: Way["rule"], name: string, demanded: Demands, make: Between): Way {
  return plantedAt(rule, name, demanded, (draft, line, random) => {
    const word = lowerCase(line.language);
    const isLong = (text: string): boolean => demanded.longWord !== true || text.length >= 4;
    const places = line.words
      .map((_, index) => index)
      .filter(
        (index) =>
          index + 1 < line.words.length &&
          // A label with a TAB behind it would open a turn.
          !(index === 0 && demanded.tab === true && opensWithLabelWord(line)) &&
          isUntouched(line, index) &&
          isUntouched(line, index + 1) &&
          word.test(line.words[index]!) &&
          word.test(line.words[index + 1]!) &&
          isLong(line.words[index]!),
      );
    if (places.length === 0) return false;
    const place = random.pick(places);
    const planted = make(random, draft);
    // A word that is doubled already would stand there three times.
    if (planted.pieces.some((piece) => isWord(piece, line.words[place]!) || isWord(piece, line.words[place + 1]!)))
      return false;
    line.afterWord.set(place, planted);
    return true;
  });
}

function inside(rule: Way["rule"], name: string, demanded: Demands, make: Inside): Way {
  return plantedAt(rule, name, demanded, (_, line, random) => {
    const word = demanded.capitalised
      ? /^[АВСЕНКМОРТХ][а-яё]{3,}$/
      : demanded.hyphenated
        ? /^[а-яё]{2,}-[а-яё]{2,}$/
        : lowerCase(line.language);
    const places = line.words
      .map((_, index) => index)
      .filter((index) => index > 0 && isUntouched(line, index) && word.test(line.words[index]!))
      // `радио- либо телепередача`: by its next word the hyphen is known to be right.
      .filter((index) => !line.words[index - 1]!.endsWith("-"));
    for (const place of random.shuffled(places)) {
      const planted = make(line.words[place]!, random);
      if (planted === undefined) continue;
      line.atWord.set(place, planted);
      return true;
    }
    return false;
  });
}

function plantedAt(
  rule: Way["rule"],
  name: string,
  demanded: Demands,
  plant: (draft: Draft, line: LineDraft, random: Random) => boolean,
): Way {
  return {
    rule,
    name,
    phase: 3,
    safe: demanded.safe === true,
    plant(draft, random) {
      const lines = draft.lines.filter((line) => line.words.length > 3 && suits(draft, line, demanded));
      // Several faults on a line are wanted: a line that has one is tried first, now and then.
      const order = random.shuffled(lines);
      if (random.chance(0.5)) order.sort((a, b) => countOf(b) - countOf(a));
      return order.some((line) => plant(draft, line, random));
    },
  };
}

function countOf({ atWord, afterWord }: LineDraft): number {
  return Math.min(atWord.size + afterWord.size, 3);
}

function suits(draft: Draft, line: LineDraft, demanded: Demands): boolean {
  if (line.frozen || line.misread !== undefined) return false;
  if (demanded.language !== undefined && line.language !== demanded.language) return false;
  if (demanded.tab === true && line.kind === "stray") return false;
  if (demanded.hyphenated === true && line.language !== "ru") return false;
  // Whoever makes a turn of the middle of a stray line, or of a line before the first label, cannot know what it becomes.
  if (demanded.break === true && line.kind !== "labelled" && line.kind !== "continuation") return false;
  const turn = turnOf(draft, line);
  if (demanded.latin === true && /\p{Script=Latin}/u.test(currentText(line))) return false;
  if (demanded.latin === true && line.language === "en") return false;
  if (demanded.pairs === true) {
    if (turn === undefined || line.kind === "stray" || line.kind === "spoken") return false;
    if (turn.lines.some((other) => other.misread !== undefined || /[«»„“”"()[\]]/u.test(currentText(other))))
      return false;
  }
  return true;
}

/** With what has been planted. */
function currentText(line: LineDraft): string {
  const text = ({ pieces }: Planted): string =>
    pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
  return line.words
    .map((word, index) => {
      const [at, after] = [line.atWord.get(index), line.afterWord.get(index)];
      return (at === undefined ? word : text(at)) + (after === undefined ? " " : text(after));
    })
    .join("");
}

function isUntouched({ atWord, afterWord }: LineDraft, index: number): boolean {
  return !atWord.has(index) && !afterWord.has(index) && !afterWord.has(index - 1);
}

function isWord(piece: Piece, word: string): boolean {
  return piece.kind === "text" && piece.text.split(" ").includes(word);
}

function lowerCase(language: Language): RegExp {
  return new RegExp(`^[${LOWER_CASE[language]}]{2,}$`);
}

function tabs(found: string): Planted {
  const pieces: Piece[] = [];
  const faults: PlantedFault[] = [];
  for (const [index, character] of Array.from(found).entries()) {
    const tab = region("TAB in text");
    // What two TABs become is two spaces, and those become one.
    pieces.push(...within(tab, written(character, index === 0 ? " " : "")));
    faults.push(mendedInPlace("tab-in-text", tab, "fix.space-instead", " ", "safe"));
  }
  return { pieces, faults };
}

function spaces(found: string, kept: string): Planted {
  const white = region("spaces");
  const title = kept === " " ? "fix.one-space" : "fix.one-no-break-space";
  return {
    pieces: within(white, written(found, kept)),
    faults: [mendedInPlace("repeated-space", white, title, kept, "safe")],
  };
}

function split(word: string, random: Random, characters: readonly string[], safety: "safe" | "suggested"): Planted {
  const place = 1 + random.integer(word.length - 1);
  const pieces = [written(word.slice(0, place))];
  const faults: PlantedFault[] = [];
  for (const character of characters) {
    const invisible = region("invisible character");
    pieces.push(...within(invisible, written(character, safety === "safe" ? "" : character)));
    faults.push(mendedInPlace("invisible-character", invisible, "fix.remove-white", "", safety));
  }
  return { pieces: [...pieces, written(word.slice(place))], faults };
}

function decompose(word: string): Planted | undefined {
  const pieces: Piece[] = [];
  const faults: PlantedFault[] = [];
  for (const letter of word) {
    const parts = letter.normalize("NFD");
    if (parts === letter) {
      pieces.push(written(letter));
      continue;
    }
    const cluster = region("letter");
    pieces.push(...within(cluster, written(parts, letter)));
    faults.push(mendedInPlace("decomposed-letter", cluster, "fix.compose-letter", letter, "safe"));
  }
  return faults.length === 0 ? undefined : { pieces, faults };
}

/** Some letters, never the first: an ending on a Latin stem is no fault. */
function mixLatin(word: string, random: Random): Planted | undefined {
  const places = Array.from(word, (_, index) => index).filter((index) => index > 0 && LATIN_TWINS.has(word[index]!));
  if (places.length === 0 || !hasLetterWithoutTwin(word)) return undefined;
  const [first, second] = random.shuffled(places);
  const mixed = Array.from(word, (letter, index) =>
    index === first || (index === second && random.chance(0.4)) ? LATIN_TWINS.get(letter)! : letter,
  ).join("");
  return mixedWord("", mixed, "", "fix.cyrillic-script", word);
}

function mixLatinCapital(word: string): Planted | undefined {
  if (!hasLetterWithoutTwin(word)) return undefined;
  return mixedWord("", LATIN_TWINS.get(word[0]!)! + word.slice(1), "", "fix.cyrillic-script", word);
}

/** So that the word can be Cyrillic alone. */
function hasLetterWithoutTwin(word: string): boolean {
  return /[бгджзийлпфцчшщъыьэюяё]/.test(word);
}

function mixedWord(
  before: string,
  mixed: string,
  after: string,
  title: "fix.cyrillic-script" | "fix.latin-script",
  meant: string,
): Planted {
  const word = region("word");
  return {
    pieces: [written(before), ...within(word, written(mixed)), written(after)],
    faults: [mendedInPlace("mixed-script", word, title, meant, "suggested")],
  };
}

function lost(before: string, random: Random, after: string): Planted {
  const run = region("lost text");
  return {
    pieces: [written(before), ...within(run, written("\uFFFD".repeat(1 + random.integer(3)))), written(after)],
    faults: [withoutFix("replacement-character", run)],
  };
}

function unpaired(before: string, found: string, after: string): Planted {
  const mark = region("mark");
  return {
    pieces: [written(before), ...within(mark, written(found)), written(after)],
    faults: [withoutFix("unpaired-mark", mark)],
  };
}

function spacing(before: string, found: string, mended: string, after: string): Planted {
  const place = region("place");
  return {
    pieces: [written(before), ...within(place, written(found)), written(after)],
    faults: [mendedInPlace("mark-spacing", place, "fix.usual-spacing", mended, "suggested")],
  };
}

function doubled(word: string): Planted {
  const both = region("both words");
  return {
    pieces: [written(" "), ...within(both, written(`${word} ${word}`)), written(" ")],
    faults: [mendedInPlace("doubled-word", both, "fix.one-word", word, "suggested")],
  };
}

function embedded(draft: Draft, random: Random, end: string, separator: string): Planted {
  const [whole, word] = [region("white, label and separator"), region("label")];
  const { text } = random.pick(LABELS);
  const mended = mendedInPlace("embedded-label", whole, "fix.start-turn", `${draft.lineBreak}${text}\t`, "suggested");
  return {
    pieces: [written(end), ...within(whole, written(" "), ...within(word, written(text)), written(separator))],
    faults: [{ ...mended, region: word }],
  };
}
