import { byteOf, type CodePage, CP866, KOI8_R, WINDOWS_1251 } from "./code-pages.ts";
import { MAC_CYRILLIC } from "./mac-cyrillic.ts";

/** The encodings that transcripts are saved in, by the names that people know them by. */
export type EncodingName = "utf-8" | "utf-16le" | "utf-16be" | "windows-1251" | "koi8-r" | "cp866" | "mac-cyrillic";

/** Those with one byte a character. */
export type PageName = Exclude<EncodingName, "utf-8" | "utf-16le" | "utf-16be">;

/** Every encoding, the likelier one first. */
export const ENCODING_NAMES: readonly EncodingName[] = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1251",
  "koi8-r",
  "cp866",
  "mac-cyrillic",
];

export const PAGES: Readonly<Record<PageName, CodePage>> = {
  "windows-1251": WINDOWS_1251,
  "koi8-r": KOI8_R,
  cp866: CP866,
  "mac-cyrillic": MAC_CYRILLIC,
};

/** Other names of the same encodings, without the marks inside them: `utf8`, `cp1251`, `ibm866`. */
const OTHER_NAMES: ReadonlyMap<string, EncodingName> = new Map([
  ["unicode", "utf-16le"],
  ["utf16", "utf-16le"],
  ["cp1251", "windows-1251"],
  ["win1251", "windows-1251"],
  ["1251", "windows-1251"],
  ["koi8", "koi8-r"],
  ["ibm866", "cp866"],
  ["dos866", "cp866"],
  ["866", "cp866"],
  ["xmaccyrillic", "mac-cyrillic"],
  ["maccyr", "mac-cyrillic"],
  ["cp10007", "mac-cyrillic"],
]);

/** The encoding that a person means by a name, in whatever case and with whatever marks inside; undefined for none. */
export function encodingNamed(name: string): EncodingName | undefined {
  const plain = withoutMarks(name);
  return ENCODING_NAMES.find((encoding) => withoutMarks(encoding) === plain) ?? OTHER_NAMES.get(plain);
}

function withoutMarks(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, "");
}

export function isPage(encoding: EncodingName): encoding is PageName {
  return encoding in PAGES;
}

/** The byte-order mark of each encoding that has one, as bytes. */
export const BYTE_ORDER_MARKS: readonly (readonly [EncodingName, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** The encoding whose byte-order mark the bytes begin with, and the mark's length; undefined without one. */
export function markAt(bytes: Uint8Array): { readonly encoding: EncodingName; readonly length: number } | undefined {
  const found = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  return found && { encoding: found[0], length: found[1].length };
}

/** How many characters are put together at once: as many as a call takes arguments. */
const CHUNK = 8192;

/** Every byte is a character in these pages, so this never fails and `encodePage` gives the same bytes back. */
export function decodePage(bytes: Uint8Array, page: CodePage): string {
  const codes = Uint16Array.from({ length: 256 }, (_, byte) =>
    byte < 0x80 ? byte : page.characters.charCodeAt(byte - 0x80),
  );
  const units = new Uint16Array(Math.min(CHUNK, bytes.length));
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const length = Math.min(CHUNK, bytes.length - start);
    for (let index = 0; index < length; index++) units[index] = codes[bytes[start + index]!]!;
    text += String.fromCharCode(...units.subarray(0, length));
  }
  return text;
}

/** The text as bytes, or the offset of the first character that the page lacks. */
export function encodePage(text: string, page: CodePage): Uint8Array | number {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const byte = byteOf(page, text.charCodeAt(index));
    if (byte < 0) return index;
    bytes[index] = byte;
  }
  return bytes;
}

/** UTF-16 as text; a byte without its other half is left out, and halves of a pair are kept as they are. */
export function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): string {
  const high = encoding === "utf-16le" ? 1 : 0;
  const units = new Uint16Array(Math.min(CHUNK, bytes.length >> 1));
  let text = "";
  for (let start = 0; start + 1 < bytes.length; start += CHUNK * 2) {
    const length = Math.min(CHUNK, (bytes.length - start) >> 1);
    for (let index = 0; index < length; index++) {
      const at = start + index * 2;
      units[index] = (bytes[at + high]! << 8) | bytes[at + 1 - high]!;
    }
    text += String.fromCharCode(...units.subarray(0, length));
  }
  return text;
}

export function encodeUtf16(text: string, encoding: "utf-16le" | "utf-16be"): Uint8Array {
  const high = encoding === "utf-16le" ? 1 : 0;
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    bytes[index * 2 + high] = code >> 8;
    bytes[index * 2 + 1 - high] = code & 0xff;
  }
  return bytes;
}
