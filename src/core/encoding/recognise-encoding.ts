import { countPairs } from "./letter-pairs.ts";
import { decodePage, type EncodingName, markAt, type PageName, PAGES } from "./text-encoding.ts";

/** How many bytes of lines that are not plain ASCII say which page they are written in. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * The encoding that the bytes of a text are in, or undefined when they are no text: by the byte-order mark, by validity,
 * and else by the page in which labels can be read. UTF-8 and UTF-16 may be damaged: what cannot be decoded is for the
 * reader to see.
 *
 * @param countLabels how many labels a text holds that are not plain ASCII.
 */
export function recogniseEncoding(bytes: Uint8Array, countLabels: (text: string) => number): EncodingName | undefined {
  const mark = markAt(bytes);
  if (mark !== undefined) return mark.encoding;
  const wide = utf16Order(bytes);
  if (wide !== undefined) return wide;
  if (bytes.includes(0)) return undefined;
  const { sequences, faults } = scanUtf8(bytes);
  // Words written in a page are nearly all faults; a damaged file has a fault here and there.
  if (faults === 0 || sequences > faults * 2) return "utf-8";
  return holdsManyControls(bytes) ? undefined : likeliestPage(bytes, countLabels);
}

/**
 * Which half of each pair of bytes says that it is a Latin or Cyrillic letter, a sign or general punctuation: nine in
 * ten of the high bytes of such a text do, and few of the low ones.
 */
function utf16Order(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  const high = [0, 0];
  let zeros = 0;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index]!;
    if (byte === 0x00 || byte === 0x04 || byte === 0x20 || byte === 0x21) high[index & 1]!++;
    if (byte === 0x00 || byte === 0x04) zeros++;
  }
  const pairs = length / 2;
  if (pairs === 0 || zeros * 4 < pairs) return undefined;
  const [even, odd] = high as [number, number];
  if (odd * 10 >= pairs * 9 && even * 2 < pairs) return "utf-16le";
  return even * 10 >= pairs * 9 && odd * 2 < pairs ? "utf-16be" : undefined;
}

/** Of valid UTF-8: no overlong form, no surrogate, nothing above U+10FFFF. */
interface Utf8Scan {
  /** Characters of two bytes and more. */
  readonly sequences: number;
  /** Bytes, or beginnings of a sequence, that are no part of a character. */
  readonly faults: number;
}

export function scanUtf8(bytes: Uint8Array): Utf8Scan {
  let sequences = 0;
  let faults = 0;
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index++]!;
    if (lead < 0x80) continue;
    const more = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
    let read = 0;
    while (read < more && isTrail(bytes[index], read === 0 ? lead : 0)) {
      read++;
      index++;
    }
    if (more > 0 && read === more) sequences++;
    else faults++;
  }
  return { sequences, faults };
}

/** The second byte of some sequences has narrower bounds; `lead` is 0 for the bytes after it. */
function isTrail(byte: number | undefined, lead: number): boolean {
  if (byte === undefined) return false;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= least && byte <= most;
}

/** Pictures and archives have control characters throughout; a text has none, or a few that strayed into it. */
function holdsManyControls(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1a) controls++;
  }
  return controls * 20 > bytes.length;
}

function likeliestPage(bytes: Uint8Array, countLabels: (text: string) => number): PageName {
  const sample = linesBeyondAscii(bytes);
  const verdicts = (Object.keys(PAGES) as PageName[]).map((name) => {
    const text = decodePage(sample, PAGES[name]);
    return { name, labels: countLabels(text), likeness: likenessToProse(text) };
  });
  return verdicts.reduce((best, one) => {
    const better = one.labels - best.labels || one.likeness - best.likeness;
    return better > 0 ? one : best;
  }).name;
}

/** The first lines that hold a byte above 0x7F: in the others all pages are alike. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES));
  let length = 0;
  let start = 0;
  let isBeyond = false;
  for (let index = 0; index <= bytes.length && length < sample.length; index++) {
    const byte = bytes[index];
    if (byte !== undefined && byte >= 0x80) isBeyond = true;
    if (byte !== undefined && byte !== 0x0a && byte !== 0x0d) continue;
    const end = Math.min(index + 1, bytes.length, start + sample.length - length);
    if (isBeyond) {
      sample.set(bytes.subarray(start, end), length);
      length += end - start;
    }
    start = index + 1;
    isBeyond = false;
  }
  return sample.subarray(0, length);
}

const USUAL_MARKS = "«»„“”‘’–—…№§°·•\u00A0\u00AD";
const LETTERS_OF_OTHERS = /[ЂЃЉЊЌЋЏђѓљњќћџЅѕЈј]/g;

/**
 * How much a text looks like Cyrillic prose: common pairs of letters and sentences that begin with a capital count for it;
 * against it, pairs that are not common, sentences that begin with a small letter, capitals behind small letters, letters
 * of languages that no vocabulary is in, and what is neither a letter nor a usual mark.
 */
function likenessToProse(text: string): number {
  let likeness = 0;
  for (const [word] of text.matchAll(/\p{Script=Cyrillic}+/gu)) {
    const { pairs, common } = countPairs(word.toLowerCase());
    likeness += 2 * common - pairs;
    likeness -= 2 * (word.match(/(?<=\p{Ll})\p{Lu}/gu)?.length ?? 0);
    likeness -= word.match(LETTERS_OF_OTHERS)?.length ?? 0;
  }
  // White that no letter follows is passed over as a whole, or a long run of it would be looked at from each of its places.
  for (const [start, first] of text.matchAll(/(?:^|[.?!…\n\r\t])\s*([«„“"—–-]?\s?\p{L})?/gu)) {
    if (first !== undefined) likeness += /\p{Lu}$/u.test(start) ? 1 : -1;
  }
  for (const character of text) {
    if (character > "\x7F" && !/\p{Script=Cyrillic}/u.test(character) && !USUAL_MARKS.includes(character))
      likeness -= 3;
  }
  return likeness;
}
