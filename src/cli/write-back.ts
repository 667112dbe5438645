import type { EncodingName } from "../core/encoding/text-encoding.ts";
import { Transcript } from "../core/transcript/transcript.ts";
import { withoutInterruption } from "./interruption.ts";
import { type CliMessage, cliMessage } from "./messages/catalogue.ts";
import { placeOf } from "./places.ts";
import type { FileState } from "./read-file.ts";
import type { OpenedFile } from "./transcript-reader.ts";
import { encode } from "./text-coding.ts";
import { replaceFile } from "./write-file.ts";

/** How a changed text is to be written. */
export interface WritingRequest {
  /** Whether the encoding of files that are not UTF-8 was spoken of. */
  readonly isEncodingGiven: boolean;
  readonly toUtf8: boolean;
}

/** Why a file may not be changed at all, or undefined. */
export function reasonAgainstWriting({ decoded }: OpenedFile, request: WritingRequest): CliMessage | undefined {
  const { encoding, isWhole } = decoded;
  if (encoding !== "utf-8" && !request.isEncodingGiven) return cliMessage("encoding.refused", { encoding });
  return isWhole ? undefined : cliMessage("encoding.lost-bytes", { encoding });
}

/** The bytes of a file with another text; or why its encoding cannot hold that text. */
export function bytesOf(file: OpenedFile, text: string, request: WritingRequest): Uint8Array | CliMessage {
  const { encoding, hasMark } = file.decoded;
  const isConverted = request.toUtf8 && encoding !== "utf-8";
  const target: EncodingName = isConverted ? "utf-8" : encoding;
  const bytes = encode(text, target, hasMark && !isConverted);
  if (typeof bytes !== "number") return bytes;
  const character = String.fromCodePoint(text.codePointAt(bytes)!);
  return cliMessage("encoding.lacks", { encoding: target, character, ...placeOf(Transcript.parse(text), bytes) });
}

/** Replaces a file that was read in this state; returns why it was left as it was, or undefined. */
export async function writeBack(
  path: string,
  bytes: Uint8Array,
  state: FileState | undefined,
): Promise<CliMessage | undefined> {
  return withoutInterruption(() => replaceFile(path, bytes, state));
}
