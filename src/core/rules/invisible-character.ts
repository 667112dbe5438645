import { utf8CharacterAround } from "../encoding/misread-utf8.ts";
import { message } from "../messages/catalogue.ts";
import { BYTE_ORDER_MARK, isC1Control, isInvisible } from "../text/characters.ts";
import { span } from "../text/span.ts";
import type { Line } from "../transcript/line.ts";
import { type Fix, type LineRule, safeFix, suggestedFix } from "./rule.ts";

/** A character that no reader sees and that every search stumbles over: `слу\u00ADчай`. */
export const invisibleCharacter: LineRule = {
  id: "invisible-character",
  severity: "warning",
  scope: "line",
  signs: 0,
  check(line, _vocabulary, report) {
    const { text, body } = line;
    for (let column = body.start; column < body.end; column++) {
      if (!isInvisible(text.charCodeAt(column)) || joins(text, column)) continue;
      const found = text[column]!;
      report({
        span: span(column, column + 1),
        message: message(isC1Control(found.charCodeAt(0)) ? "invisible-character.half" : "invisible-character", {
          found,
        }),
        fixes: [fixOf(line, column, found)],
      });
    }
  },
};

function fixOf({ text, body }: Line, column: number, found: string): Fix {
  const removal = { span: span(column, column + 1 + marksBroughtToHead(text, column)), text: "" };
  const title = message("fix.remove-white", { found });
  if (!isC1Control(found.charCodeAt(0))) return safeFix(title, removal);
  const character = utf8CharacterAround(text, column, body.start);
  if (character === undefined) return suggestedFix(title, removal);
  return suggestedFix(message("fix.write-character", { character: character.text }), character);
}

/**
 * How many U+FEFF would come to the head of the line. If the line is the first, they would be taken for the file's
 * byte-order mark there, so they go along.
 */
function marksBroughtToHead(text: string, column: number): number {
  if (column > 0 || text.startsWith(BYTE_ORDER_MARK)) return 0;
  let marks = 0;
  while (text[1 + marks] === BYTE_ORDER_MARK) marks++;
  return marks;
}

/** Farther than any emoji or letter with its marks reaches. */
const REACH = 32;

/**
 * Whether the character is a joiner with something to do: with one between them, a woman and a rocket are one picture,
 * an astronaut, and letters of Arabic or Devanagari change their shapes. Those of Latin, Cyrillic and Greek do not.
 */
function joins(text: string, column: number): boolean {
  const isJoiner = text[column] === "\u200D";
  if (!isJoiner && text[column] !== "\u200C") return false;
  const before = text.slice(Math.max(0, column - REACH), column);
  const after = text.slice(column + 1, column + 1 + REACH);
  if (
    isJoiner &&
    new RegExp("\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\uFE0E\\uFE0F]*$", "u").test(before) &&
    new RegExp("^\\p{Cf}*\\p{Extended_Pictographic}", "u").test(after)
  )
    return true;
  const letter = "(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}])\\p{L}";
  return (
    new RegExp(`${letter}[\\p{M}\\p{Cf}]*$`, "u").test(before) &&
    new RegExp(`^[\\p{M}\\p{Cf}]*${letter}`, "u").test(after)
  );
}
