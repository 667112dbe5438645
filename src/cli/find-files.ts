import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";

import { errorCode, problemOf } from "./file-problems.ts";
import { isIgnored, layersAbove, type IgnoreLayers, layersIn } from "./ignore-files.ts";
import { type CliMessage, cliMessage } from "./messages/catalogue.ts";
import { beginningOf, shownPath, withSlashes } from "./paths.ts";

/** A file that may be read, as plain data. */
export interface FoundFile {
  readonly kind: "file";
  readonly shown: string;
  readonly path: string;
  readonly counts: WhenItCounts;
}

/** `if-other`: unless it is a transcript by its content, for then it has been found before. */
export type WhenItCounts = "always" | "if-transcript" | "if-other";

/** Something that was in the way of finding files, as plain data. */
export interface FoundProblem {
  readonly kind: "problem";
  readonly shown: string;
  readonly message: CliMessage;
  /** A note is worth a line; an error, the exit code. */
  readonly level: "error" | "note";
}

export type Discovery = FoundFile | FoundProblem;

/** Folders that hold other people's files. */
const FOREIGN_FOLDERS: ReadonlySet<string> = new Set([".git", ".hg", ".svn", "node_modules"]);

/**
 * The files that paths, folders and glob patterns mean, each once, in the order of the arguments and in each folder by
 * name. A file that is named is always read; what is found in a folder or by a pattern goes by the ignore files.
 *
 * Remembers the folders it has been to, and no file but those that are named or linked to.
 */
export function* findFiles(targets: readonly string[]): Generator<Discovery> {
  const before: Before = { files: new Map(), walks: [] };
  for (const target of targets) {
    const found = lookUp(target);
    if (found instanceof Error) {
      // A name such as `[1].qa` is a file where there is one, else a pattern.
      const pattern = withSlashes(target, path);
      if (errorCode(found) === "ENOENT" && picomatch.scan(pattern).isGlob) yield* filesMatching(pattern, before);
      else yield problem(target, problemOf(found));
    } else if (found.stats.isDirectory()) {
      yield* walk({ shown: target, folder: found.real, accept: acceptTranscripts, skipsForeign: true }, before);
    } else if (found.stats.isFile() || found.stats.isFIFO()) {
      yield* onceByName(target, found.real, "always", before);
    } else {
      yield problem(target, cliMessage("path.no-file", {}));
    }
  }
}

/** What has been found so far: what is met a second time is not read again. */
interface Before {
  /** By their real paths, those that were named or linked to. */
  readonly files: Map<string, WhenItCounts>;
  readonly walks: Walk[];
}

/** When a file counts by its name. `relative` is its path from the folder where the walk began, with slashes. */
type Accept = (relative: string) => WhenItCounts | "never";

const acceptTranscripts: Accept = (relative) => {
  const name = relative.toLowerCase();
  if (name.endsWith(".qa") || name.endsWith(".qa.txt")) return "always";
  return name.endsWith(".txt") ? "if-transcript" : "never";
};

function* filesMatching(pattern: string, before: Before): Generator<Discovery> {
  const { base, glob } = picomatch.scan(pattern);
  const folder = lookUp(base === "" ? "." : base);
  const matches = picomatch(glob, { dot: true });
  let matched = 0;
  if (!(folder instanceof Error) && folder.stats.isDirectory()) {
    const accept: Accept = (relative) => (matches(relative) ? "always" : "never");
    const skipsForeign = !pattern.includes("node_modules");
    const noteMatch = (): void => {
      matched++;
    };
    yield* walk({ shown: base, folder: folder.real, accept, skipsForeign, noteMatch }, before);
  }
  if (matched === 0) yield problem(pattern, cliMessage("path.no-match", {}));
}

interface WalkStart {
  /** How the folder is shown: as it was given. */
  readonly shown: string;
  /** Its real path. */
  readonly folder: string;
  readonly accept: Accept;
  readonly skipsForeign: boolean;
  /** Is told of each file that counts, one that was found before included. */
  readonly noteMatch?: () => void;
}

interface Walk extends WalkStart {
  /** By their real paths, the folders whose files have all been offered. */
  readonly offered: Map<string, Place>;
}

/** A place below the folder where a walk began. */
interface Place {
  readonly shown: string;
  readonly folder: string;
  readonly relative: string;
  readonly layers: IgnoreLayers;
}

/** Real files and folders first, so that what can be reached by a link too is shown by its own name. */
function* walk(start: WalkStart, before: Before): Generator<Discovery> {
  const links: (Place & { readonly name: string })[] = [];
  const entered = new Set<string>();
  const current: Walk = { ...start, offered: new Map() };
  before.walks.push(current);
  yield* walkFolder({ shown: start.shown, folder: start.folder, relative: "", layers: layersAbove(start.folder) });
  for (const link of links) yield* followLink(link);

  function* walkFolder(outer: Place): Generator<Discovery> {
    if (entered.has(outer.folder)) return;
    entered.add(outer.folder);
    const entries = entriesOf(outer.folder);
    if (entries instanceof Error) {
      yield problem(outer.shown === "" ? "." : outer.shown, problemOf(entries));
      return;
    }
    const place = { ...outer, layers: layersIn(outer.layers, outer.folder) };
    const shownBefore = beginningOf(place.shown, path);
    const realBefore = beginningOf(place.folder, path);
    const relativeBefore = place.relative === "" ? "" : `${place.relative}/`;
    for (const entry of entries) {
      const { name } = entry;
      const counts = entry.isFile() ? start.accept(relativeBefore + name) : undefined;
      if (counts === "never") continue;
      const real = realBefore + name;
      if (isIgnored(place.layers, real, entry.isDirectory())) continue;
      if (counts !== undefined) {
        start.noteMatch?.();
        const left = leftToRead(counts, real, place.folder, before);
        const file = shownBefore + name;
        if (left !== undefined) yield { kind: "file", shown: withSlashes(file, path), path: file, counts: left };
      } else if (entry.isDirectory()) {
        const shown = shownBefore + name;
        if (start.skipsForeign && FOREIGN_FOLDERS.has(name)) continue;
        yield* walkFolder({ shown, folder: real, relative: relativeBefore + name, layers: place.layers });
      } else if (entry.isSymbolicLink()) {
        links.push({ ...place, shown: shownBefore + name, relative: relativeBefore + name, name });
      }
    }
    current.offered.set(place.folder, place);
  }

  function* followLink(link: Place & { readonly name: string }): Generator<Discovery> {
    const target = lookUp(path.join(link.folder, link.name));
    if (target instanceof Error) {
      const code = errorCode(target);
      if (code === "ENOENT") yield problem(link.shown, cliMessage("path.link-nowhere", {}), "note");
      else yield problem(link.shown, problemOf(target), code === "ELOOP" ? "note" : "error");
    } else if (target.stats.isDirectory()) {
      if (isIgnored(link.layers, path.join(link.folder, link.name), true)) return;
      if (contains(target.real, link.folder)) {
        const back = shownPath(path.relative(process.cwd(), target.real) || ".", path);
        yield problem(link.shown, cliMessage("path.link-loop", { target: back }), "note");
      } else if (!FOREIGN_FOLDERS.has(link.name)) {
        yield* walkFolder({ ...link, folder: target.real, layers: layersAbove(target.real) });
      }
    } else if (target.stats.isFile()) {
      const counts = start.accept(link.relative);
      if (counts === "never") return;
      start.noteMatch?.();
      yield* onceByName(link.shown, target.real, counts, before);
    }
  }
}

function contains(folder: string, place: string): boolean {
  const relative = path.relative(folder, place);
  return relative === "" || (relative.split(path.sep)[0] !== ".." && !path.isAbsolute(relative));
}

function* onceByName(shown: string, real: string, counts: WhenItCounts, before: Before): Generator<Discovery> {
  const left = leftToRead(counts, real, path.dirname(real), before);
  if (left === undefined) return;
  before.files.set(real, counts);
  yield { kind: "file", shown: shownPath(shown, path), path: shown, counts: left };
}

/** When a file counts that may have been found before; undefined when it has been, whatever is in it. */
function leftToRead(counts: WhenItCounts, real: string, folder: string, before: Before): WhenItCounts | undefined {
  let left: WhenItCounts = counts;
  const earlier = before.files.get(real);
  if (earlier !== undefined) {
    if (earlier === "always" || counts === "if-transcript") return undefined;
    left = "if-other";
  }
  for (const { offered, accept } of before.walks) {
    const place = offered.get(folder);
    if (place === undefined || isIgnored(place.layers, real, false)) continue;
    const name = path.basename(real);
    const then = accept(place.relative === "" ? name : `${place.relative}/${name}`);
    if (then === "never") continue;
    if (then === "always" || counts === "if-transcript") return undefined;
    left = "if-other";
  }
  return left;
}

function problem(shown: string, message: CliMessage, level: "error" | "note" = "error"): Discovery {
  return { kind: "problem", shown: shownPath(shown, path), message, level };
}

/** What a path leads to in the end, and how that is really called. */
function lookUp(place: string): { readonly stats: Stats; readonly real: string } | Error {
  try {
    const stats = statSync(place);
    return { stats, real: realpathSync(place) };
  } catch (error) {
    return error as Error;
  }
}

/** By name, in the same order on every system. */
function entriesOf(folder: string): Dirent[] | Error {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return error as Error;
  }
}
