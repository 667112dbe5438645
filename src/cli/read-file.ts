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

/** The whole content of a file, or why it cannot be read. */
export function readWholeFile(file: string): FileContent | CliMessage {
  try {
    const descriptor = openSync(file, "r");
    try {
      const state = fstatSync(descriptor);
      if (!state.isFile() && !state.isFIFO()) return cliMessage("path.no-file", {});
      if (state.size > MOST_BYTES) return tooLarge(state.size);
      const bytes = readFileSync(descriptor);
      return bytes.length > MOST_BYTES ? tooLarge(bytes.length) : { bytes, state: state.isFile() ? state : undefined };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return problemOf(error);
  }
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

/** The head of a file up to the end of a line, so much that it tells a transcript; or why it cannot be read. */
export function readHead(file: string): Buffer | CliMessage {
  try {
    const descriptor = openSync(file, "r");
    try {
      const bytes = Buffer.alloc(Math.min(MEGABYTE, fstatSync(descriptor).size));
      const length = readSync(descriptor, bytes);
      return length < MEGABYTE ? bytes.subarray(0, length) : wholeLines(bytes);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return problemOf(error);
  }
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
