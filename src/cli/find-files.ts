import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";

import { errorCode, problemOf } from "./file-problems.ts";
import { isIgnored, layersAbove, type IgnoreLayers, layersIn } from "./ignore-files.ts";
import { type CliMessage, cliMessage } from "./messages/catalogue.ts";
import { shownPath, withSlashes } from "./paths.ts";

/** What was met on the way to the files to be read. */
export type Discovery =
  | { readonly kind: "file"; readonly shown: string; readonly path: string }
  | {
      readonly kind: "problem";
      readonly shown: string;
      readonly message: CliMessage;
      /** A note is worth a line; an error, the exit code. */
      readonly level: "error" | "note";
    };

/** Whether a `.txt` file in a folder is a transcript by its content; or why that cannot be told. */
export type RecogniseFile = (file: string) => boolean | CliMessage;

/** Folders that hold other people's files. */
const FOREIGN_FOLDERS: ReadonlySet<string> = new Set([".git", ".hg", ".svn", "node_modules"]);

/**
 * The files that paths, folders and glob patterns mean, each once, in the order of the arguments and in each folder by
 * name. A file that is named is always read; what is found in a folder or by a pattern goes by the ignore files.
 */
export function* findFiles(targets: readonly string[], recognise: RecogniseFile): Generator<Discovery> {
  const seen = new Set<string>();
  for (const target of targets) {
    const found = lookUp(target);
    if (found instanceof Error) {
      // A name such as `[1].qa` is a file where there is one, else a pattern.
      const pattern = withSlashes(target, path);
      if (errorCode(found) === "ENOENT" && picomatch.scan(pattern).isGlob) yield* filesMatching(pattern, seen);
      else yield problem(target, problemOf(found));
    } else if (found.stats.isDirectory()) {
      yield* walk({
        shown: target,
        folder: found.real,
        accept: acceptTranscripts(recognise),
        seen,
        skipsForeign: true,
      });
    } else if (found.stats.isFile() || found.stats.isFIFO()) {
      yield* once(seen, target, found.real);
    } else {
      yield problem(target, cliMessage("path.no-file", {}));
    }
  }
}

/** The real paths of the files met so far: what a link leads to a second time is not read again. */
type Seen = Set<string>;

/** Whether a file is wanted: `relative` is its path from the folder where the walk began, with slashes. */
type Accept = (relative: string, file: string) => boolean | CliMessage;

function acceptTranscripts(recognise: RecogniseFile): Accept {
  return (relative, file) => {
    const name = relative.toLowerCase();
    if (name.endsWith(".qa") || name.endsWith(".qa.txt")) return true;
    return name.endsWith(".txt") && recognise(file);
  };
}

function* filesMatching(pattern: string, seen: Seen): Generator<Discovery> {
  const { base, glob } = picomatch.scan(pattern);
  const folder = lookUp(base === "" ? "." : base);
  const matches = picomatch(glob, { dot: true });
  let matched = 0;
  if (!(folder instanceof Error) && folder.stats.isDirectory()) {
    const accept: Accept = (relative) => {
      if (!matches(relative)) return false;
      matched++;
      return true;
    };
    yield* walk({
      shown: base,
      folder: folder.real,
      accept,
      seen,
      skipsForeign: !pattern.includes("node_modules"),
    });
  }
  if (matched === 0) yield problem(pattern, cliMessage("path.no-match", {}));
}

interface Walk {
  /** How the folder is shown: as it was given. */
  readonly shown: string;
  /** Its real path. */
  readonly folder: string;
  readonly accept: Accept;
  readonly seen: Seen;
  readonly skipsForeign: boolean;
}

/** A place below the folder where a walk began. */
interface Place {
  readonly shown: string;
  readonly folder: string;
  readonly relative: string;
  readonly layers: IgnoreLayers;
}

/** Real files and folders first, so that what can be reached by a link too is shown by its own name. */
function* walk(start: Walk): Generator<Discovery> {
  const links: (Place & { readonly name: string })[] = [];
  const walked = new Set<string>();
  yield* walkFolder({ shown: start.shown, folder: start.folder, relative: "", layers: layersAbove(start.folder) });
  for (const link of links) yield* followLink(link);

  function* walkFolder(place: Place): Generator<Discovery> {
    if (walked.has(place.folder)) return;
    walked.add(place.folder);
    const entries = entriesOf(place.folder);
    if (entries instanceof Error) {
      yield problem(place.shown === "" ? "." : place.shown, problemOf(entries));
      return;
    }
    const layers = layersIn(place.layers, place.folder);
    for (const entry of entries) {
      const file = path.join(place.folder, entry.name);
      if (isIgnored(layers, file, entry.isDirectory())) continue;
      const below = { ...inside(place, entry.name), layers };
      if (entry.isDirectory()) {
        if (!start.skipsForeign || !FOREIGN_FOLDERS.has(entry.name)) yield* walkFolder({ ...below, folder: file });
      } else if (entry.isSymbolicLink()) {
        links.push({ ...below, folder: place.folder, name: entry.name });
      } else if (entry.isFile()) {
        yield* offer(below, file, file);
      }
    }
  }

  function* followLink(link: Place & { readonly name: string }): Generator<Discovery> {
    const file = path.join(link.folder, link.name);
    const target = lookUp(file);
    if (target instanceof Error) {
      const code = errorCode(target);
      if (code === "ENOENT") yield problem(link.shown, cliMessage("path.link-nowhere", {}), "note");
      else yield problem(link.shown, problemOf(target), code === "ELOOP" ? "note" : "error");
    } else if (target.stats.isDirectory()) {
      if (isIgnored(link.layers, file, true)) return;
      if (contains(target.real, link.folder)) {
        const back = shownPath(path.relative(process.cwd(), target.real) || ".", path);
        yield problem(link.shown, cliMessage("path.link-loop", { target: back }), "note");
      } else if (!FOREIGN_FOLDERS.has(link.name)) {
        yield* walkFolder({ ...link, folder: target.real, layers: layersAbove(target.real) });
      }
    } else if (target.stats.isFile()) {
      yield* offer(link, file, target.real);
    }
  }

  function* offer(place: Omit<Place, "folder">, file: string, real: string): Generator<Discovery> {
    const accepted = start.accept(place.relative, file);
    if (accepted === true) yield* once(start.seen, place.shown, real);
    else if (accepted !== false) yield problem(place.shown, accepted);
  }
}

function inside(place: Place, name: string): Pick<Place, "shown" | "relative"> {
  return {
    shown: place.shown === "" ? name : path.join(place.shown, name),
    relative: place.relative === "" ? name : `${place.relative}/${name}`,
  };
}

function contains(folder: string, place: string): boolean {
  const relative = path.relative(folder, place);
  return relative === "" || (relative.split(path.sep)[0] !== ".." && !path.isAbsolute(relative));
}

function* once(seen: Seen, shown: string, real: string): Generator<Discovery> {
  if (seen.has(real)) return;
  seen.add(real);
  yield { kind: "file", shown: shownPath(shown, path), path: shown };
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
