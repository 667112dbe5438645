import { closeSync, fstatSync, openSync, readFileSync, readSync, type Stats } from "node:fs";
import { getHeapStatistics } from "node:v8";
import { constants } from "node:buffer";

import { problemOf } from "./file-problems.ts";
import { type CliMessage, cliMessage } from "./messages/catalogue.ts";

/** A file as it was when it was read; standard input has no state. */
export interface FileContent {
  readonly bytes: Buffer;
  readonly state: FileState | undefined;
}

/** What is different once somebody has written the file. */
export type FileState = Pick<Stats, "dev" | "ino" | "size" | "mtimeMs">;

/** What one byte of a file takes in memory while its text, its lines and what is found in them are there. */
const MEMORY_PER_BYTE = 32;

/** The largest file that is read: it has to fit into one string, and into memory with everything made of it. */
export const MOST_BYTES = Math.min(
  constants.MAX_STRING_LENGTH,
  Math.floor(getHeapStatistics().heap_size_limit / MEMORY_PER_BYTE),
);

const MEGABYTE = 1024 * 1024;

/** What small files are read into, one after the other, and the heads of large ones. */
const SCRATCH = Buffer.allocUnsafeSlow(MEGABYTE);

/** What a file is to be read by. */
export interface ReadingLimits {
  /** In bytes; a larger file cannot be read. */
  readonly most: number;
  /**
   * Whether the rest of a file of more than a megabyte is wanted, by its head up to the end of a line. Whether all of a
   * smaller one is, its content says.
   */
  readonly wantsRest?: (head: Uint8Array) => boolean;
}

/**
 * The whole content of a file, or why it cannot be read; undefined when no more than its head was wanted. The bytes stay
 * what they are until the next file is read.
 */
export function readWholeFile(file: string): FileContent | CliMessage;
export function readWholeFile(file: string, limits: ReadingLimits): FileContent | CliMessage | undefined;
export function readWholeFile(
  file: string,
  { most, wantsRest = () => true }: ReadingLimits = { most: MOST_BYTES },
): FileContent | CliMessage | undefined {
  try {
    const descriptor = openSync(file, "r");
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile() && !stats.isFIFO()) return cliMessage("path.no-file", {});
      let bytes = readScratch(descriptor, stats.isFile() ? stats.size : undefined);
      if (bytes.length === SCRATCH.length) {
        if (!wantsRest(wholeLines(bytes))) return undefined;
        if (stats.size > most) return tooLarge(stats.size);
        bytes = Buffer.concat([bytes, readFileSync(descriptor)]);
      }
      // What comes through a pipe cannot be read again by whoever may read more.
      if (bytes.length > (stats.isFile() ? most : MOST_BYTES)) return tooLarge(bytes.length);
      return { bytes, state: stats.isFile() ? stateOf(stats) : undefined };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return problemOf(error);
  }
}

/**
 * As much as there is room for.
 *
 * @param size of the file, when it has one: with so much read there is nothing to ask for any more.
 */
function readScratch(descriptor: number, size: number | undefined): Buffer {
  let length = 0;
  while (length < SCRATCH.length && (length === 0 || length !== size)) {
    const read = readSync(descriptor, SCRATCH, length, SCRATCH.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return SCRATCH.subarray(0, length);
}

function stateOf({ dev, ino, size, mtimeMs }: FileState): FileState {
  return { dev, ino, size, mtimeMs };
}

/** All of standard input, or why it cannot be read. */
export async function readInput(input: AsyncIterable<Buffer>): Promise<FileContent | CliMessage> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of input) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES) return tooLarge(length);
    }
  } catch (error) {
    return problemOf(error);
  }
  return { bytes: Buffer.concat(chunks, length), state: undefined };
}

/** Without what follows the last line break; an even number of bytes, as UTF-16 has them. */
function wholeLines(bytes: Buffer): Buffer {
  const end = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d));
  return bytes.subarray(0, end < 0 ? bytes.length : end & ~1);
}

function tooLarge(bytes: number): CliMessage {
  return cliMessage("file.too-large", {
    megabytes: Math.ceil(bytes / MEGABYTE),
    most: Math.floor(MOST_BYTES / MEGABYTE),
  });
}
