import { isUtf8 } from "node:buffer";

import { recogniseEncoding } from "../core/encoding/recognise-encoding.ts";
import {
  BYTE_ORDER_MARKS,
  decodePage,
  decodeUtf16,
  type EncodingName,
  encodePage,
  encodeUtf16,
  isPage,
  markAt,
  PAGES,
} from "../core/encoding/text-encoding.ts";
import { countNationalLabels } from "../core/features/label-count.ts";
import type { Vocabulary } from "../core/transcript/labels.ts";

/** The text of a file, and what else it takes to write the same bytes again. */
export interface DecodedText {
  /** Without the byte-order mark. */
  readonly text: string;
  readonly encoding: EncodingName;
  readonly hasMark: boolean;
  /** False when some bytes are no text in the encoding; they stand as U+FFFD. */
  readonly isWhole: boolean;
}

/** Decodes by the encoding that the bytes are recognised to be in; undefined when they are no text. */
export function decodeRecognised(bytes: Uint8Array, vocabulary: Vocabulary): DecodedText | undefined {
  const encoding = recognised(bytes, vocabulary);
  return encoding && decode(bytes, encoding);
}

function recognised(bytes: Uint8Array, vocabulary: Vocabulary): EncodingName | undefined {
  return isPlainUtf8(bytes) ? "utf-8" : recogniseEncoding(bytes, (text) => countNationalLabels(text, vocabulary));
}

/** What nearly all files are, told by the machine's own loops: a text in UTF-16 holds one of the two bytes. */
function isPlainUtf8(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !bytes.includes(0x00) && !bytes.includes(0x04);
}

/**
 * Decodes by the encoding that somebody says the bytes are in. When a mark or the bytes themselves say that they are in
 * another one, that one, in which alone they can be read.
 */
export function decodeNamed(
  bytes: Uint8Array,
  named: EncodingName,
  vocabulary: Vocabulary,
): DecodedText | { readonly other: EncodingName } | undefined {
  const found = recognised(bytes, vocabulary);
  if (found === named || found === undefined) return found && decode(bytes, named);
  // Only what is written in one-byte pages may be taken for another: which of them is a guess, and this one knows.
  const isGuess = isPage(found) || isPlainAscii(bytes);
  return isGuess && (isPage(named) || named === "utf-8") ? decode(bytes, named) : { other: found };
}

function isPlainAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

function decode(bytes: Uint8Array, encoding: EncodingName): DecodedText {
  const mark = markAt(bytes);
  const hasMark = mark?.encoding === encoding;
  const body = hasMark ? bytes.subarray(mark.length) : bytes;
  if (isPage(encoding)) return { text: decodePage(body, PAGES[encoding]), encoding, hasMark, isWhole: true };
  if (encoding === "utf-8") {
    const text = UTF8.decode(body);
    return { text, encoding, hasMark, isWhole: !text.includes("\uFFFD") || isUtf8(body) };
  }
  const text = decodeUtf16(body, encoding);
  const isWhole = text.isWellFormed() && body.length % 2 === 0;
  return {
    text: isWhole ? text : text.toWellFormed() + (body.length % 2 === 0 ? "" : "\uFFFD"),
    encoding,
    hasMark,
    isWhole,
  };
}

/** The bytes of a text, or the offset of the first character that the encoding lacks. */
export function encode(text: string, encoding: EncodingName, hasMark: boolean): Uint8Array | number {
  const body = encodeBody(text, encoding);
  if (typeof body === "number") return body;
  const mark = hasMark ? BYTE_ORDER_MARKS.find(([name]) => name === encoding)?.[1] : undefined;
  return mark === undefined ? body : Buffer.concat([Uint8Array.from(mark), body]);
}

function encodeBody(text: string, encoding: EncodingName): Uint8Array | number {
  if (isPage(encoding)) return encodePage(text, PAGES[encoding]);
  if (!text.isWellFormed()) return text.search(/\p{Cs}/u);
  return encoding === "utf-8" ? Buffer.from(text, "utf8") : encodeUtf16(text, encoding);
}
