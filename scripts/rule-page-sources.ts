/**
 * What people write for the page of a rule, `docs/rules/source/NAME.md`: its prose in both languages and the examples, which
 * are the same in both.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../src/core/messages/counts.ts";
import { RULES } from "../src/core/rules/index.ts";
import type { RuleId } from "../src/core/rules/rule.ts";
import { type Span, span } from "../src/core/text/span.ts";
import { ROOT } from "./project.ts";

export interface RulePageSource {
  readonly prose: Readonly<Record<Language, Prose>>;
  /** At least one. */
  readonly examples: readonly Example[];
  readonly related: readonly RuleId[];
}

/** Markdown; `what` follows upon the rule's summary. */
export interface Prose {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** Drawings: see `readDrawing`. */
export interface Example {
  readonly wrong: string;
  readonly right: string;
}

const HEADINGS: Readonly<Record<Language, Readonly<Record<"all" | keyof Prose, string>>>> = {
  en: { all: "English", what: "What it finds", why: "Why it matters", fix: "Fix" },
  ru: { all: "По-русски", what: "Что находит", why: "Почему это важно", fix: "Исправление" },
};

/** @throws Error when the file or a part of it is missing. */
export async function readRulePageSource(rule: RuleId): Promise<RulePageSource> {
  const path = `docs/rules/source/${rule}.md`;
  const markdown = await readFile(join(ROOT, path), "utf8");
  const examples = Array.from(
    part("Examples", markdown, 2).matchAll(/^```wrong\n(.*?)\n```\n+```right\n(.*?)\n```$/gms),
    ([, wrong = "", right = ""]) => ({ wrong, right }),
  );
  if (examples.length === 0) throw new Error(`${path}: no example`);
  const related = part("Related", markdown, 2).split(", ");
  if (!related.every(isRuleId)) throw new Error(`${path}: an unknown rule is related`);
  return { prose: { en: proseIn("en"), ru: proseIn("ru") }, examples, related };

  function proseIn(language: Language): Prose {
    const { all, what, why, fix } = HEADINGS[language];
    const prose = part(all, markdown, 2);
    return { what: part(what, prose, 3), why: part(why, prose, 3), fix: part(fix, prose, 3) };
  }

  /** What stands under a heading, up to the next one of its level. */
  function part(heading: string, text: string, level: number): string {
    const marks = "#".repeat(level);
    const found = text.split(new RegExp(`^${marks} `, "m")).find((piece) => piece.startsWith(`${heading}\n`));
    const content = found?.slice(heading.length).trim() ?? "";
    if (content === "") throw new Error(`${path}: nothing under “${heading}”`);
    return content;
  }
}

function isRuleId(name: string): name is RuleId {
  return name in RULES;
}

/**
 * The text that a drawing shows, and the spans between its marks ⟦ and ⟧. In a drawing, `⇥` is a TAB, `·` a space, `↵` a line
 * break (the drawing's own, said aloud) and `‹U+00AD›` the character of that number.
 */
export function readDrawing(drawing: string): { readonly text: string; readonly spans: readonly Span[] } {
  let text = "";
  const spans: Span[] = [];
  let start = 0;
  for (const piece of drawing.replace(/↵(⟧?)\n/g, "\n$1").split(/([⟦⟧])/)) {
    if (piece === "⟦") start = text.length;
    else if (piece === "⟧") spans.push(span(start, text.length));
    else text += written(piece);
  }
  return { text, spans };
}

function written(drawing: string): string {
  return drawing
    .replaceAll("⇥", "\t")
    .replaceAll("·", " ")
    .replaceAll(/‹U\+([0-9A-F]{4,})›/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
