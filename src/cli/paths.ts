import type { PlatformPath } from "node:path";

/**
 * How a path is shown and written into reports: with slashes on every system. One that was given relative stays so, as
 * the place of what was found in `base`.
 */
export function shownPath(path: string, system: PlatformPath): string {
  const plain = system.normalize(path);
  return system.sep === "\\" ? plain.replaceAll("\\", "/") : plain;
}

/** As `shownPath`, from `folder` when the path lies in it, else absolute. */
export function pathFrom(folder: string, path: string, system: PlatformPath): string {
  const absolute = system.resolve(folder, path);
  const relative = system.relative(folder, absolute);
  const isInside = relative !== "" && relative.split(system.sep)[0] !== ".." && !system.isAbsolute(relative);
  return shownPath(isInside ? relative : absolute, system);
}

/** The reference of a URI to the file: relative to `folder` when it lies in it, else `file:` and the whole path. */
export function uriFrom(folder: string, path: string, system: PlatformPath): string {
  const plain = pathFrom(folder, path, system);
  if (!system.isAbsolute(plain)) return escaped(plain);
  // `//server/share` names its host; `C:/` has no slash at its head.
  if (plain.startsWith("//")) return `file:${escaped(plain)}`;
  return `file://${plain.startsWith("/") ? "" : "/"}${escaped(plain)}`;
}

function escaped(path: string): string {
  return path
    .split("/")
    .map((name) => (/^[A-Za-z]:$/.test(name) ? name : encodeURIComponent(name.toWellFormed())))
    .join("/");
}

/** What glob patterns and ignore files understand: slashes alone. */
export function withSlashes(path: string, system: PlatformPath): string {
  return system.sep === "\\" ? path.replaceAll("\\", "/") : path;
}

/** What the path of everything in a folder begins with: `talks/` for `./talks`, nothing for `.`. */
export function beginningOf(folder: string, system: PlatformPath): string {
  return system.join(folder, "x").slice(0, -1);
}
