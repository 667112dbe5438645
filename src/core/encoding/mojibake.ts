import { isUsualMark } from "../text/characters.ts";
import { codeUnits } from "../text/code-units.ts";
import { isLead, isLongLead } from "../text/oddities.ts";
import { WINDOWS_1251, WINDOWS_1252 } from "./code-pages.ts";
import { readAsCp866, readAsKoi8, readAsWindows1251 } from "./misread-letters.ts";
import { readAsUtf8 } from "./misread-utf8.ts";

/** In which encoding a text was written, and in which it was read by mistake. Names of the Encoding Standard. */
export interface Misreading {
  readonly writtenIn: "utf-8" | "windows-1251" | "koi8-r" | "ibm866";
  readonly readAs: "windows-1251" | "windows-1252";
  /** The text as it was written, or undefined when bytes were lost. */
  readonly repaired: string | undefined;
}

/**
 * Whether a line, or a part of it, was read in the wrong encoding: UTF-8 as Windows-1251 (`Р’РѕРїСЂРѕСЃ`) or
 * Windows-1252 (`Ð’Ð¾Ð¿Ñ€Ð¾Ñ\u0081`), Windows-1251 as Windows-1252 (`Âîïðîñ`), KOI8-R (`чПРТПУ`) or CP866 (`‚®Їа®б`)
 * as Windows-1251. Windows-1252 stands for Latin-1 too. Cheap for a line in which no character arouses suspicion.
 */
export function isMojibake(text: string): boolean {
  return findMisreading(text) !== undefined;
}

/**
 * The text as it was written; undefined when it is not misread, or when bytes of it were lost on the way. `misreading` is
 * what `findMisreading` says of the text.
 */
export function repairMojibake(text: string, misreading = findMisreading(text)): string | undefined {
  let repaired = misreading?.repaired;
  // A file that was misread, saved and misread again needs as many repairs.
  for (let round = 0; repaired !== undefined && round < 3; round++) {
    const again = findMisreading(repaired);
    if (again === undefined) return repaired;
    repaired = again.repaired;
  }
  return undefined;
}

/** How the line was misread, or undefined when it was not. */
export function findMisreading(text: string): Misreading | undefined {
  const suspicion = suspect(text, codeUnits(text));
  if (suspicion === 0) return undefined;

  if (suspicion & Suspicion.cyrillicPairs) {
    const { misread, repaired, lost } = readAsUtf8(text, WINDOWS_1251);
    if (misread) return { writtenIn: "utf-8", readAs: "windows-1251", repaired: lost ? undefined : repaired };
  }
  if (suspicion & Suspicion.latinLetters) {
    const utf8 = readAsUtf8(text, WINDOWS_1252);
    const cyrillic = readAsWindows1251(text);
    // Capitals of Windows-1251 such as `ÑÑÑÐ` look like lead bytes that have lost the rest.
    if (utf8.misread && !(utf8.lost && cyrillic.misread)) {
      return { writtenIn: "utf-8", readAs: "windows-1252", repaired: utf8.lost ? undefined : utf8.repaired };
    }
    if (cyrillic.misread) {
      // `Как?»` has lost nothing.
      const asked = text.replaceAll(/\?(?=[»“”…–—])/gu, "");
      return { writtenIn: "windows-1251", readAs: "windows-1252", repaired: unlessLost(asked, cyrillic.repaired) };
    }
  }
  if (suspicion & Suspicion.signs) {
    const { misread, repaired } = readAsCp866(text);
    if (misread) return { writtenIn: "ibm866", readAs: "windows-1251", repaired: unlessLost(text, repaired) };
  }
  if (suspicion & Suspicion.capitals) {
    const { misread, repaired } = readAsKoi8(text);
    if (misread) return { writtenIn: "koi8-r", readAs: "windows-1251", repaired: unlessLost(text, repaired) };
  }
  return undefined;
}

/** What in a line makes it worth a closer look; flags. */
const Suspicion = {
  /** A lead byte, as Windows-1251 reads it, before a character that is no Russian letter. */
  cyrillicPairs: 1,
  /** Letters of Latin-1. */
  latinLetters: 2,
  /** Several signs and letters that are no part of Russian words. */
  signs: 4,
  /** More capitals after a letter than names and abbreviations bring into prose. */
  capitals: 8,
} as const;

/** Looks at each character once: nearly every line of nearly every file is told here to be in order. */
function suspect(text: string, units: Uint16Array): number {
  let suspicion = 0;
  let capitalsInside = 0;
  let signs = 0;
  let smallLetters = 0;
  let previous = 0;
  /** Where the third byte of a character would stand whose first two seem to stand before it. */
  let third = -1;
  for (let index = 0; index < text.length; index++) {
    const code = units[index]!;
    if (code >= 0x430 && code <= 0x44f) {
      smallLetters++;
    } else if (code >= 0x410 && code <= 0x42f) {
      if (previous >= 0x410 && previous <= 0x44f) capitalsInside++;
    } else if (code === QUESTION_CODE) {
      if (previous === 0x420 || previous === 0x421) suspicion |= Suspicion.cyrillicPairs;
    } else if (code >= 0x80) {
      if (index === third) suspicion |= Suspicion.cyrillicPairs;
      if (!isUsualMark(code)) {
        if (isLead(previous)) suspicion |= Suspicion.cyrillicPairs;
        else if (isLongLead(previous)) third = index + 1;
      }
      if (code >= 0xc0 && code <= 0xff) suspicion |= Suspicion.latinLetters;
      else if (isSign(code)) signs++;
    }
    previous = code;
  }
  // `«` is one as well, inside a word.
  if (signs >= 2 || (signs === 1 && INNER_QUOTATION.test(text))) suspicion |= Suspicion.signs;
  if (capitalsInside >= 4 && capitalsInside * 2 >= smallLetters) suspicion |= Suspicion.capitals;
  return suspicion;
}

const QUESTION_CODE = 0x3f;
const INNER_QUOTATION = /[^\0-\x7F]«[^\0-\x7F]/;

/** Signs and letters in which CP866's `о е и м ж з й` and capitals are read. */
function isSign(code: number): boolean {
  if (code < 0x100) {
    return code === 0xa4 || code === 0xa6 || code === 0xa7 || code === 0xa9 || code === 0xac || code === 0xae;
  }
  if (code >= 0x401 && code <= 0x40f) return code !== 0x405 && code !== 0x406;
  if (code === 0x2030) return true;
  return code === 0x490 || code === 0x2020 || code === 0x2021 || code === 0x2022 || code === 0x20ac || code === 0x2122;
}

/** U+FFFD, or a question mark inside a word, stands where a byte was lost. */
function unlessLost(text: string, repaired: string): string | undefined {
  return /\uFFFD|[^\0-\x7F]\?[^\0-\x7F]/u.test(text) ? undefined : repaired;
}
