import { type Message, message } from "../messages/catalogue.ts";
import { isControlWhite, isWhite, withoutInvisible } from "../text/characters.ts";
import { type Span, span } from "../text/span.ts";
import { LineSign } from "../transcript/line-facts.ts";
import { type LineRule, suggestedFix } from "./rule.ts";

const STOPS = ".?!…";
const HYPHENS = "-\u2010\u2011";
const MARK = /[,;:.?!…\-\u2010\u2011]/g;
const CLOSING = '»”“")]';

/** `слово ,которое`, `Да был.Нет`, `что- нибудь`: white where Russian has none, or none where it has some. */
export const markSpacing: LineRule = {
  id: "mark-spacing",
  severity: "information",
  scope: "line",
  signs: LineSign.spacing,
  check({ text: line, body }, _vocabulary, report) {
    const text = line.slice(0, body.end);
    MARK.lastIndex = body.start + 1;
    for (let match = MARK.exec(text); match !== null; match = MARK.exec(text)) {
      const { 0: mark, index: column } = match;
      let end = column + 1;
      if (HYPHENS.includes(mark)) {
        if (!losesWord(text, column)) continue;
        mend(span(end, skipSpaces(text, end)), "", message("mark-spacing.hyphen", {}));
        continue;
      }
      if (STOPS.includes(mark)) while (STOPS.includes(text[end] ?? " ")) end++;
      MARK.lastIndex = end;
      const found = text.slice(column, end);
      let wordEnd = column;
      // The text of a line does not begin with white.
      while (isSpace(text.charCodeAt(wordEnd - 1))) wordEnd--;
      if (wordEnd < column) {
        if (!closesWord(text, wordEnd) || !isPunctuation(found, text.slice(end, end + REACH))) continue;
        mend(span(wordEnd, column), "", message("mark-spacing.before", { found }));
      }
      if (needsSpace(text, wordEnd, mark, end) && !isInAddress(text, column)) {
        mend(span(column, end), found + " ", message("mark-spacing.after", { found }));
      }
    }

    function mend(place: Span, replacement: string, said: Message): void {
      report({
        span: place,
        message: said,
        fixes: [suggestedFix(message("fix.usual-spacing", {}), { span: place, text: replacement })],
      });
    }
  },
};

/** How much of what follows a mark is looked at. */
const REACH = 40;

/** A TAB and its like have a rule of their own. */
function isSpace(code: number): boolean {
  return isWhite(code) && !isControlWhite(code);
}

function skipSpaces(text: string, from: number): number {
  let index = from;
  while (index < text.length && isSpace(text.charCodeAt(index))) index++;
  return index;
}

/** Whether a Russian word, or a mark that closes, ends at `end`; a smiley closes nothing. */
function closesWord(text: string, end: number): boolean {
  if (endsRussianWord(text, end)) return true;
  return end > 1 && CLOSING.includes(text[end - 1]!) && !/[\s:;=(«„^-]/.test(text[end - 2]!);
}

function endsRussianWord(text: string, end: number): boolean {
  let last = end - 1;
  while (last > 0 && patterns().attached.test(text[last]!)) last--;
  return last >= 0 && patterns().cyrillic.test(text[last]!);
}

/**
 * Whether the mark behind white is one of the sentence, given what follows it: neither the beginning of `...`, `.NET`,
 * `.рф`, `:)` or `:улыбка:`, nor before a number or a word of another script.
 */
function isPunctuation(mark: string, rest: string): boolean {
  if (/^(?:…|\..)/.test(mark) || patterns().foreign.test(rest)) return false;
  if (mark === ".") return !patterns().notAfterStop.test(rest);
  return !":;".includes(mark) || !patterns().notAfterColon.test(rest);
}

/** Whether white is missing behind the mark that ends at `end`, and before which a word ends at `wordEnd`. */
function needsSpace(text: string, wordEnd: number, mark: string, end: number): boolean {
  if (end === text.length || mark === ";" || isWhite(text.charCodeAt(end))) return false;
  if (STOPS.includes(mark)) return patterns().capital.test(text[end]!) && endsLongWord(text, wordEnd);
  let before = wordEnd;
  // `и т. д.,которые`
  while (before > 0 && STOPS.includes(text[before - 1]!)) before--;
  const rest = text.slice(end, end + REACH);
  return closesWord(text, before) && (mark === "," || /^[«„“"]/.test(rest)) && patterns().opened.test(rest);
}

/** Shorter ones are abbreviations and initials: `им.Ленина`, `И.Петров`. */
const LONG_WORD = 4;

/** Whether a Russian word of four letters or more ends at `end`, or before the marks that close there. */
function endsLongWord(text: string, end: number): boolean {
  const { attached, cyrillic } = patterns();
  let letters = 0;
  let index = end - 1;
  while (index > 0 && CLOSING.includes(text[index]!)) index--;
  for (; index >= 0 && letters < LONG_WORD; index--) {
    if (cyrillic.test(text[index]!)) letters++;
    else if (!attached.test(text[index]!) && !HYPHENS.includes(text[index]!)) break;
  }
  return letters === LONG_WORD;
}

/** Whether the hyphen has white on its right side only, and no word before which a part of another is left out. */
function losesWord(text: string, column: number): boolean {
  const next = skipSpaces(text, column + 1);
  if (next === column + 1 || !endsRussianWord(text, column)) return false;
  const rest = withoutInvisible(text.slice(next, next + REACH));
  return patterns().cyrillic.test(rest.charAt(0)) && !patterns().conjunction.test(rest);
}

/** How far to each side an address is looked for. */
const ADDRESS_REACH = 200;

function isInAddress(text: string, column: number): boolean {
  const before = /\S*$/.exec(text.slice(Math.max(0, column - ADDRESS_REACH), column))![0];
  const after = /^\S*/.exec(text.slice(column, column + ADDRESS_REACH))![0];
  return /[@\\_=]|\/\/|\bwww\.|\.[^\s./]+\/|\.[a-z]\w{1,4}(?!\w)/i.test(before + after);
}

interface Patterns {
  readonly cyrillic: RegExp;
  readonly capital: RegExp;
  /** Of a word, but no letter: a stress mark, a soft hyphen or another invisible character, an apostrophe. */
  readonly attached: RegExp;
  /** A number, a word of another script or a sign follows. */
  readonly foreign: RegExp;
  readonly notAfterStop: RegExp;
  readonly notAfterColon: RegExp;
  /** A Russian word follows, perhaps behind marks that open. */
  readonly opened: RegExp;
  /** `теле- и радио`, `от двух- до пятилетних`; `і`, `та`, `або`, `және` … are those of the other languages. */
  readonly conjunction: RegExp;
}

let made: Patterns | undefined;

/** Made when first needed: the engine reads the tables of letters then. */
function patterns(): Patterns {
  if (made !== undefined) return made;
  const cyrillic = "\\p{Script=Cyrillic}";
  const around = '\\s«„“"(\\[—–»”)\\]…';
  const pattern = (source: string): RegExp => new RegExp(source, "u");
  return (made = {
    cyrillic: pattern(cyrillic),
    capital: pattern(`(?=\\p{Lu})${cyrillic}`),
    attached: pattern("[\\p{M}\\p{Cf}'’ʼ]"),
    foreign: pattern(`^(?:[${around}]*(?!${cyrillic})[\\p{L}\\p{N}]|[^\\p{L}${around}])`),
    notAfterStop: pattern("^(?:\\s*\\.|\\p{Ll}|\\p{Lu}\\p{Lu})"),
    notAfterColon: pattern("^(?:[()\\[\\]]|\\p{L}(?!\\p{L})|\\p{L}+:)"),
    opened: pattern(`^[«„“"(\\[]*…?${cyrillic}`),
    conjunction: new RegExp("^(?:и|или|да|либо|до|і|й|та|або|чи|ды|ці|және|немесе)(?!\\p{L})", "iu"),
  });
}
