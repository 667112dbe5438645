import { type Fault, message } from "../messages/catalogue.ts";
import { mixesScripts } from "../text/character-pairs.ts";
import { LONGEST_RUN, skipBlank, withoutInvisible } from "../text/characters.ts";
import { codeUnits } from "../text/code-units.ts";
import { sentences } from "../text/sentences.ts";
import { shiftSpan, type Span, span } from "../text/span.ts";
import { NO_TWINS, NON_RUSSIAN_TWINS, type Script, type TwinCounts, TWINS } from "../text/twins.ts";
import { type Line } from "../transcript/line.ts";
import type { Transcript } from "../transcript/transcript.ts";
import { LineSign } from "../transcript/line-facts.ts";
import { type PlacedLineRule, suggestedFix } from "./rule.ts";

/** `Kазахстан` with a Latin `K`, `c ними` with a Latin `c`. */
export const mixedScript: PlacedLineRule = {
  id: "mixed-script",
  severity: "warning",
  scope: "placed-line",
  kinds: ["question", "answer", "continuation", "stray"],
  signs: LineSign.mixedScript,
  check({ transcript, line, start }, report) {
    for (const mixture of mixturesOf(line)) {
      const { typed } = mixture;
      const script = scriptMeant(mixture, transcript);
      const replacement = mixture.readings[script]!;
      const place = shiftSpan(mixture.span, start);
      report({
        span: place,
        message:
          typed.length === 1
            ? message("mixed-script.letter", { faults: faultsIn(typed, replacement) })
            : message("mixed-script", { found: typed, faults: faultsIn(typed, replacement) }),
        fixes: [
          {
            ...suggestedFix(message(script === "Latin" ? "fix.latin-script" : "fix.cyrillic-script", { replacement }), {
              span: place,
              text: replacement,
            }),
            everywhere: message("fix.one-script-each", {}),
          },
        ],
      });
    }
  },
};

/** A word, or a part of one, that is typed in two scripts, and what it is in one. */
interface Mixture {
  /** Columns of the line. */
  readonly span: Span;
  readonly typed: string;
  /** How often the word that it is a part of holds each of `NON_RUSSIAN_TWINS`. */
  readonly twins: TwinCounts;
  /** In the scripts that have all of its letters; one of them at least. */
  readonly readings: Readonly<Record<Script, string | undefined>>;
}

function mixturesOf(line: Line): Mixture[] {
  if (!mixesScripts(codeUnits(line.text), line.body.start, line.body.end)) return [];
  const words = latinWords(line);
  return [...words.flatMap((word) => mixturesIn(word, line)), ...loneLetters(line, words)];
}

function scriptMeant({ readings, twins }: Mixture, transcript: Transcript): Script {
  const { Cyrillic, Latin } = readings;
  if (Latin === undefined) return "Cyrillic";
  if (Cyrillic === undefined || /^[IVX]+$/.test(withoutInvisible(Latin))) return "Latin";
  const needed = countTwins(Cyrillic);
  const isForeign = Array.from(NON_RUSSIAN_TWINS).some(
    (letter, place) => needed[place]! > 0 && transcript.countTwin(letter) <= twins[place]!,
  );
  return isForeign ? "Latin" : "Cyrillic";
}

function countTwins(text: string): TwinCounts {
  const lower = text.toLowerCase();
  return Array.from(NON_RUSSIAN_TWINS, (letter) => lower.split(letter).length - 1);
}

/** Each letter that is replaced, once. */
function faultsIn(typed: string, replacement: string): Fault[] {
  const letters = Array.from(replacement);
  const twins = new Map(Array.from(typed, (found, index) => [found, letters[index]!]));
  return [...twins]
    .filter(([found, meant]) => found !== meant)
    .map(([found, meant]) => message("fault.twin", { found, meant }));
}

const PATTERNS = new Map<string, RegExp>();

/** The pattern, made once, and not before it is needed: what Unicode knows of its letters takes time to load. */
function pattern(source: string, flags = "u"): RegExp {
  let made = PATTERNS.get(source);
  if (made === undefined) PATTERNS.set(source, (made = new RegExp(source, flags)));
  return made;
}

/** What stands inside a word without dividing it; control characters, which are invisible, among it. */
const PIECE = `[\\p{L}\\p{M}\\p{N}\\p{Cf}\\0-\\x08\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F]{1,${LONGEST_RUN}}`;
/** In `Apple’ом` or `з’їзд` an apostrophe divides nothing; a hyphen does. */
const APOSTROPHES = "'’";
const HYPHENS = "-‐‑";

/** A word with its hyphens; `start` is its column. */
interface Word {
  readonly start: number;
  readonly text: string;
}

/** Those of the paragraph that may have Latin letters. */
function latinWords({ text, body }: Line): Word[] {
  const words: Word[] = [];
  const latin = pattern("\\p{Script=Latin}", "gu");
  let end = body.start;
  const nextLetter = (): number => {
    latin.lastIndex = end;
    return latin.exec(text)?.index ?? Infinity;
  };
  for (let letter = nextLetter(); letter < body.end; letter = nextLetter()) {
    const start = Math.max(end, text.lastIndexOf(" ", letter) + 1);
    const space = text.indexOf(" ", letter);
    end = space < 0 ? body.end : Math.min(space, body.end);
    for (const word of split(text.slice(start, end), start, APOSTROPHES + HYPHENS)) words.push(word);
  }
  return words;
}

/** The words of a text that begins at a column, each as long as what stands between its pieces is one of the joints. */
function split(text: string, from: number, joints: string): Word[] {
  const words: Word[] = [];
  let start = -1;
  let end = -1;
  const add = (): void => {
    if (start >= 0 && end - start <= LONGEST_RUN) words.push({ start: from + start, text: text.slice(start, end) });
  };
  for (const { index, 0: piece } of text.matchAll(pattern(PIECE, "gu"))) {
    const goesOn = index === end || (index === end + 1 && joints.includes(text[end]!));
    if (start < 0 || !goesOn) {
      add();
      start = index;
    }
    end = index + piece.length;
  }
  add();
  return words;
}

/** Addresses, paths and names in programs are not spelled as words are. */
function isCode({ text }: Line, word: Word): boolean {
  return /[~/\\$@=_]/.test(text.charAt(word.start - 1) + text.charAt(word.start + word.text.length));
}

function mixturesIn(word: Word, line: Line): Mixture[] {
  if (!isMixed(word.text) || isCode(line, word)) return [];
  const twins = countTwins(word.text);
  return split(word.text, word.start, APOSTROPHES).flatMap((part) => {
    const typed = pattern("\\p{L}.*[\\p{L}\\p{M}]|\\p{L}", "su").exec(part.text);
    if (typed === null || !isMixed(typed[0]) || isForeignStem(typed[0])) return [];
    const Cyrillic = reading(typed[0], "Cyrillic");
    const Latin = reading(typed[0], "Latin");
    if (Cyrillic === undefined && Latin === undefined) return [];
    const start = part.start + typed.index;
    return {
      span: span(start, start + typed[0].length),
      typed: typed[0],
      twins,
      readings: { Cyrillic, Latin },
    };
  });
}

function holds(text: string, script: Script): boolean {
  return pattern(`(?=\\p{L})\\p{Script=${script}}`).test(text);
}

function isMixed(part: string): boolean {
  return holds(part, "Latin") && holds(part, "Cyrillic");
}

/** The part in one script, or undefined when it has a letter without a twin there. As long as what is given. */
function reading(part: string, script: Script): string | undefined {
  const kept = pattern(`\\P{L}|[\\p{Script=${script}}\\p{Script=Common}]`);
  let result = "";
  for (const character of part) {
    const letter = kept.test(character) ? character : TWINS[script].get(character);
    if (letter === undefined) return undefined;
    result += letter;
  }
  return result;
}

const VOWEL = /[аеёиоуыэюяіїєәөүұ]/i;

/** `SMSка`, `WhatsAppе`: a Russian ending on a word that is Latin for certain; behind an apostrophe any is. */
function isForeignStem(part: string): boolean {
  const letters = part.replace(pattern("[^\\p{Script=Latin}\\p{Script=Cyrillic}'’ʼ]", "gu"), "");
  const match = pattern("^(\\p{Script=Latin}+)(['’ʼ]?)(\\p{Script=Cyrillic}+)$").exec(letters);
  if (match === null) return false;
  const [, stem = "", apostrophe, ending = ""] = match;
  if (stem.length > 1 && apostrophe !== "") return true;
  if (ending.length > 3 || !VOWEL.test(ending)) return false;
  const isAcronym = pattern("^\\p{Lu}{2,}$").test(stem) && pattern("^\\p{Ll}+$").test(ending);
  return isAcronym || Array.from(stem).some((letter) => !TWINS.Cyrillic.has(letter));
}

/** `c ними`, typed in Latin; not where Latin letters are names of something: `стороны a и b`. */
function loneLetters(line: Line, words: readonly Word[]): Mixture[] {
  const [word, ...others] = words.filter(({ text }) => isLatinLetter(text));
  if (word === undefined || others.length > 0 || isCode(line, word)) return [];
  const { 0: typed, index } = pattern("\\p{L}").exec(word.text)!;
  if (!/[acoyk]/.test(typed) && !(/[ACOYK]/.test(typed) && opensSentence(line, word.start))) return [];
  if (!precedesCyrillic(line, word.start + word.text.length)) return [];
  const start = word.start + index;
  const readings = { Cyrillic: TWINS.Cyrillic.get(typed)!, Latin: undefined };
  return [{ span: span(start, start + 1), typed, twins: NO_TWINS, readings }];
}

function isLatinLetter(word: string): boolean {
  // `Ⅳ` belongs to the script and is no letter.
  return pattern("^(?=\\p{L})\\p{Script=Latin}\\p{M}*$").test(withoutInvisible(word));
}

/** Enough of what follows to tell a Cyrillic word by. */
const REACH = 100;

/** Whether nothing but white, and perhaps an opening quotation mark, stands between the column and a Cyrillic word. */
function precedesCyrillic({ text }: Line, column: number): boolean {
  const after = skipBlank(text, column);
  const ahead = text.slice(after, after + REACH);
  const [opening] = /^[«„“"]*/.exec(ahead)!;
  const [first] = split(ahead, 0, APOSTROPHES);
  const next = first?.start === opening.length ? first.text : "";
  return after > column && holds(next, "Cyrillic") && reading(next, "Cyrillic") !== undefined;
}

/** At the head of the sentence perhaps a list mark, a dash, opening marks; so too behind a colon in quotation marks. */
function opensSentence({ text, body }: Line, column: number): boolean {
  if (/:\s*[«„“"]$/.test(text.slice(body.start, column))) return true;
  for (const sentence of sentences(text, body)) {
    if (sentence.end <= column) continue;
    return pattern("^(?:\\p{N}+[.)])?[^\\p{L}\\p{N}]*$").test(text.slice(sentence.start, column));
  }
  return false;
}
