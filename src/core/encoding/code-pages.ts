/**
 * The one-byte encodings that transcripts are met in, and in which they are misread. Each page is the 128 characters
 * of the bytes 0x80 to 0xFF, as the WHATWG Encoding Standard's indexes have them; below 0x80 all are ASCII.
 */
export interface CodePage {
  /** As the Encoding Standard names it. */
  readonly name: "windows-1251" | "windows-1252" | "koi8-r" | "ibm866" | "x-mac-cyrillic";
  /** The characters of the bytes 0x80 to 0xFF, each one UTF-16 unit. */
  readonly characters: string;
  /** For each character code below 0x2600, beyond which no page has one, its byte from 0x80 up; 0 when it has none. */
  readonly bytes: Uint8Array;
}

const CODES = 0x2600;
const CYRILLIC_CAPITALS = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ";
const CYRILLIC_SMALL = CYRILLIC_CAPITALS.toLowerCase();

export const WINDOWS_1251 = codePage(
  "windows-1251",
  "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ" +
    "\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї" +
    CYRILLIC_CAPITALS +
    CYRILLIC_SMALL,
);

export const WINDOWS_1252 = codePage(
  "windows-1252",
  "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ" + latin1(0xa0, 0x100),
);

export const KOI8_R = codePage(
  "koi8-r",
  "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u00A0⌡°²·÷" +
    "═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©" +
    "юабцдефгхийклмнопярстужвьызшэщчъ" +
    "ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ",
);

export const CP866 = codePage(
  "ibm866",
  CYRILLIC_CAPITALS +
    CYRILLIC_SMALL.slice(0, 16) +
    "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀" +
    CYRILLIC_SMALL.slice(16) +
    "ЁёЄєЇїЎў°∙·√№¤■\u00A0",
);

/**
 * The byte that a character is read from in the page, or -1 when the page lacks it. Windows-1252 takes the C1 controls
 * too: a text read as Latin-1 has them where Windows-1252 has marks.
 */
export function byteOf(page: CodePage, code: number): number {
  if (code < 0x80) return code;
  const byte = code < CODES ? page.bytes[code]! : 0;
  if (byte !== 0) return byte;
  return page === WINDOWS_1252 && code < 0xa0 ? code : -1;
}

/** The character that the page has for a byte of 0 to 0xFF. */
export function characterOf(page: CodePage, byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : page.characters.charAt(byte - 0x80);
}

/** What was written in one page and read in another, as it was meant; characters that `readAs` lacks stay. */
export function reread(text: string, readAs: CodePage, writtenIn: CodePage): string {
  let result = "";
  for (let index = 0; index < text.length; index++) {
    const byte = byteOf(readAs, text.charCodeAt(index));
    result += byte < 0 ? text.charAt(index) : characterOf(writtenIn, byte);
  }
  return result;
}

/** @param characters those of the bytes 0x80 to 0xFF. */
export function codePage(name: CodePage["name"], characters: string): CodePage {
  const bytes = new Uint8Array(CODES);
  for (let index = 0; index < characters.length; index++) bytes[characters.charCodeAt(index)] = 0x80 + index;
  return { name, characters, bytes };
}

function latin1(from: number, to: number): string {
  let characters = "";
  for (let code = from; code < to; code++) characters += String.fromCharCode(code);
  return characters;
}
