import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import path from "node:path";

import { errorCode } from "./file-problems.ts";
import { type CliMessage, cliMessage } from "./messages/catalogue.ts";
import type { FileState } from "./read-file.ts";

/** Names of what is on its way to become a file, with the process that makes it. No pattern of a transcript fits. */
const TEMPORARY_NAME = /^\.qa-transcript-(\d+)\.tmp$/;

/** Folders in which nothing is left of runs that were killed. */
const cleanFolders = new Set<string>();

/**
 * Replaces a file as a whole: whoever reads it meanwhile, and whatever stops this process, finds the old content or the
 * new one. Mode and owner stay, and a symbolic link keeps leading to the file.
 *
 * @returns why the file was left as it was, or undefined once it is replaced.
 */
export function replaceFile(file: string, bytes: Uint8Array, state: FileState | undefined): CliMessage | undefined {
  let temporary: string | undefined;
  try {
    const real = realpathSync(file);
    const before = statSync(real);
    if (state === undefined || !before.isFile()) return cliMessage("path.no-file", {});
    if (hasChanged(state, before)) return cliMessage("file.changed", {});
    if (!isWritable(real)) return cliMessage("file.read-only", {});
    const folder = path.dirname(real);
    removeLeftovers(folder);
    temporary = path.join(folder, `.qa-transcript-${process.pid}.tmp`);
    writeTemporary(temporary, bytes, before);
    if (hasChanged(state, statSync(real))) {
      unlinkSync(temporary);
      return cliMessage("file.changed", {});
    }
    renameSync(temporary, real);
    syncFolder(folder);
    return undefined;
  } catch (error) {
    if (temporary !== undefined) removeQuietly(temporary);
    return cliMessage("file.write-failed", { code: errorCode(error) });
  }
}

function hasChanged(state: FileState, now: FileState): boolean {
  return now.dev !== state.dev || now.ino !== state.ino || now.size !== state.size || now.mtimeMs !== state.mtimeMs;
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function writeTemporary(temporary: string, bytes: Uint8Array, like: Stats): void {
  const descriptor = openSync(temporary, "wx", 0o600);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    keepOwner(descriptor, like);
    fchmodSync(descriptor, like.mode & 0o7777);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Only root may give a file away; a group may be kept by its members. */
function keepOwner(descriptor: number, { uid, gid }: Stats): void {
  for (const owner of [uid, process.getuid?.() ?? uid]) {
    try {
      fchownSync(descriptor, owner, gid);
      return;
    } catch {
      // The next best is tried, or the file stays with who writes it.
    }
  }
}

/** So that the new name survives a loss of power; not every system can do it. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The file itself is safe.
  }
}

/** Removes what runs have left in the folder that were killed before they could. */
function removeLeftovers(folder: string): void {
  if (cleanFolders.has(folder)) return;
  cleanFolders.add(folder);
  for (const name of readdirSync(folder)) {
    const [, id] = TEMPORARY_NAME.exec(name) ?? [];
    if (id !== undefined && (Number(id) === process.pid || !isRunning(Number(id)))) {
      removeQuietly(path.join(folder, name));
    }
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== "ESRCH";
  }
}

function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It is not there, or cannot be helped.
  }
}
