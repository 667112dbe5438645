import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ignore, { type Ignore } from "ignore";

import { beginningOf, withSlashes } from "./paths.ts";

/** The files that say what is left out, each over the one before. */
const IGNORE_FILES = [".gitignore", ".qa-transcript-ignore"];

/** What the ignore files of one folder leave out of it and of the folders below. */
interface IgnoreLayer {
  /** What the paths of everything in the folder begin with. */
  readonly beginning: string;
  patterns: Ignore;
  /** How many paths the patterns have been asked about. */
  asked: number;
}

/** The patterns remember every path that they are asked about: after so many they are to forget. */
const MOST_ASKED = 1000;

/** Git tells the case of letters apart where the file system does. */
const OPTIONS = { ignorecase: process.platform === "win32" || process.platform === "darwin" };

/** The layers that hold for a folder, the outermost first. */
export type IgnoreLayers = readonly IgnoreLayer[];

/**
 * The layers above a folder, up to the root of its repository or of the file system. A folder that somebody names is
 * read even when a file above it leaves it out; that file then has no say in it.
 */
export function layersAbove(folder: string): IgnoreLayers {
  const layers: IgnoreLayer[] = [];
  let current = folder;
  while (!existsSync(path.join(current, ".git"))) {
    const parent = path.dirname(current);
    if (parent === current) break;
    const layer = layerOf(parent);
    if (layer !== undefined && !isIgnored([layer], folder, true)) layers.unshift(layer);
    current = parent;
  }
  return layers;
}

/** With the layer of the folder itself, if it has one. */
export function layersIn(layers: IgnoreLayers, folder: string): IgnoreLayers {
  const layer = layerOf(folder);
  return layer === undefined ? layers : [...layers, layer];
}

/**
 * Whether a file or folder is left out. The innermost layer that speaks of it decides, as in Git.
 *
 * @param place the real path, below the folders of all the layers.
 */
export function isIgnored(layers: IgnoreLayers, place: string, isFolder: boolean): boolean {
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index]!;
    if (layer.asked++ % MOST_ASKED === MOST_ASKED - 1) layer.patterns = ignore(OPTIONS).add(layer.patterns);
    const relative = withSlashes(place.slice(layer.beginning.length), path);
    const { ignored, unignored } = layer.patterns.test(isFolder ? `${relative}/` : relative);
    if (ignored || unignored) return ignored;
  }
  return false;
}

function layerOf(folder: string): IgnoreLayer | undefined {
  const texts = IGNORE_FILES.map((name) => readText(path.join(folder, name))).filter((text) => text !== undefined);
  if (texts.length === 0) return undefined;
  return { beginning: beginningOf(folder, path), patterns: ignore(OPTIONS).add(texts.join("\n")), asked: 0 };
}

/** Undefined when there is no such file, or none that can be read. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch {
    return undefined;
  }
}
