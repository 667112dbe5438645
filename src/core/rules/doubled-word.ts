import { message } from "../messages/catalogue.ts";
import { isWhite, skipInvisible } from "../text/characters.ts";
import { span } from "../text/span.ts";
import { LineSign } from "../transcript/line-facts.ts";
import { type LineRule, suggestedFix } from "./rule.ts";

/**
 * Prepositions and conjunctions of Russian, Ukrainian, Belarusian, Kazakh and English that no correct sentence has twice
 * in a row. Left out are those that one does: `так как как раз`, `я знаю, что что бы ни случилось`, `да да`, `пока пока`,
 * Ukrainian `та та`, Kazakh `мен мен`.
 */
const WORDS: ReadonlySet<string> = new Set(
  (
    "в во на с со к ко о об обо от ото до из изо за по под подо над при про для без безо у через чрез сквозь между " +
    "перед передо среди около возле после вместо кроме ради из-за из-под и а но или либо если чтобы чтоб хотя ибо зато " +
    "із зі від для біля серед й і але або якщо щоб " +
    "ў з са са ад праз пры пад перад але або калі каб " +
    "және бірақ немесе " +
    "and of with from"
  ).split(" "),
);

/** `на на`, `и и`: a word begun again after a pause, or left behind when a phrase was rewritten. */
export const doubledWord: LineRule = {
  id: "doubled-word",
  severity: "information",
  scope: "line",
  signs: LineSign.doubledWord,
  check({ text, body }, _vocabulary, report) {
    let start = body.start;
    for (let column = start; column < body.end; column++) {
      if (!isWhite(text.charCodeAt(column))) continue;
      while (start < column && isOpeningMark(text.charCodeAt(start))) start++;
      let end = column;
      for (let next = repetitionEnd(text, start, column, end); next > end;) {
        end = next;
        next = repetitionEnd(text, start, column, end);
      }
      const found = end > column ? text.slice(start, column) : "";
      if (WORDS.has(found) && !isUnit(text, start, found)) {
        report({
          span: span(start, end),
          message: message("doubled-word", { found }),
          fixes: [
            {
              ...suggestedFix(message("fix.one-word", { found }), { span: span(column, end), text: "" }),
              everywhere: message("fix.one-word-each", {}),
            },
          ],
        });
      }
      column = end;
      while (column < body.end && isWhite(text.charCodeAt(column))) column++;
      start = column;
    }
  },
};

const LEFT_BRACKET = 0x5b;

/** What is no letter and may stand before a word. */
function isOpeningMark(code: number): boolean {
  return code < 0x30 || code === LEFT_BRACKET || (code > 0xa0 && code < 0xc0) || (code >= 0x2010 && code <= 0x2027);
}

/** Where the word `[start, end)` ends that stands once more behind `column`, white between; `column` when none does. */
function repetitionEnd(text: string, start: number, end: number, column: number): number {
  let next = column;
  while (isWhite(text.charCodeAt(next))) next++;
  if (next === column || text.charCodeAt(next) !== text.charCodeAt(start)) return column;
  const word = text.slice(start, end);
  return text.startsWith(word, next) && endsWord(text, next, next + word.length) ? next + word.length : column;
}

/** Not so in `по по-прежнему`, nor in abbreviations: `с с. Ивановка`, `в в/ч`. */
function endsWord(text: string, start: number, end: number): boolean {
  const next = skipInvisible(text, end);
  const after = text.slice(next, next + 2);
  return !goesOn().test(after) && !(end - start === 1 && /^\.(?!\.)/.test(after));
}

let goesOnPattern: RegExp | undefined;

/** Made when first needed: the engine reads the tables of letters then. */
function goesOn(): RegExp {
  return (goesOnPattern ??= new RegExp("^[\\p{L}\\p{M}\\p{N}_/'’-]", "u"));
}

/** `за 10 с с места`: the first is a unit of time. */
function isUnit(text: string, start: number, word: string): boolean {
  let end = start;
  while (end > 0 && isWhite(text.charCodeAt(end - 1))) end--;
  return word === "с" && end < start && /\d/.test(text.charAt(end - 1));
}
