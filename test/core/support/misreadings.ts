export type OneByteEncoding = "windows-1251" | "windows-1252" | "koi8-r" | "ibm866";

const CHARACTERS = new Map<OneByteEncoding, string>();

/** The characters of the bytes 0 to 255, from the platform's own tables. */
function charactersOf(encoding: OneByteEncoding): string {
  let characters = CHARACTERS.get(encoding);
  if (characters === undefined) {
    characters = read(
      encoding,
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
    );
    CHARACTERS.set(encoding, characters);
  }
  return characters;
}

/** The bytes of a text in a one-byte encoding; a character that it lacks becomes `?`, as most programs write it. */
function bytesIn(encoding: OneByteEncoding, text: string): Uint8Array {
  const characters = charactersOf(encoding);
  return Uint8Array.from({ length: text.length }, (_, index) => {
    const byte = characters.indexOf(text.charAt(index));
    return byte < 0 ? 0x3f : byte;
  });
}

/** Whether the encoding has every character of the text. */
export function holds(encoding: OneByteEncoding | "utf-8", text: string): boolean {
  if (encoding === "utf-8") return true;
  const characters = charactersOf(encoding);
  return Array.from(text).every((character) => characters.includes(character));
}

const read = (encoding: string, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes);
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const AS_UTF8_BY_1251 = (text: string): string => read("windows-1251", utf8(text));
export const AS_UTF8_BY_1252 = (text: string): string => read("windows-1252", utf8(text));
export const AS_UTF8_BY_LATIN1 = (text: string): string => latin1(utf8(text));
export const AS_1251_BY_LATIN1 = (text: string): string => latin1(bytesIn("windows-1251", text));
export const AS_1251_BY_1252 = (text: string): string => read("windows-1252", bytesIn("windows-1251", text));
export const AS_KOI8_BY_1251 = (text: string): string => read("windows-1251", bytesIn("koi8-r", text));
export const AS_CP866_BY_1251 = (text: string): string => read("windows-1251", bytesIn("ibm866", text));
