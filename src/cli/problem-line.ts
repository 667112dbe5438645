import type { Language } from "../core/messages/counts.ts";
import { cliMessage } from "./messages/catalogue.ts";
import { say } from "./messages/say.ts";
import type { Palette } from "./output.ts";
import type { Place } from "./places.ts";
import { visibleLine } from "./visible-text.ts";

/** Something that stands in the way, and where. */
export interface Problem {
  /** As it is shown. */
  readonly path: string;
  readonly text: string;
  readonly level: "error" | "warning" | "note";
  readonly place?: Place | undefined;
}

/** The line that tells a person of a problem, without its break. */
export function problemLine({ path, text, level, place }: Problem, palette: Palette, language: Language): string {
  const { red, yellow, cyan, bold } = palette;
  const color = { error: red, warning: yellow, note: cyan }[level];
  const where = place === undefined ? "" : `:${place.line}:${place.column}`;
  return `${bold(visibleLine(path))}${where}: ${color(say(cliMessage(`level.${level}`, {}), language))}: ${visibleLine(text)}`;
}
