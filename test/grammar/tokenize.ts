/**
 * Transcripts through the engine that VS Code uses, and a notation in which a line shows its scopes:
 *
 *     question | {label Вопрос}{separator ⇥}Насколько оправданы действия полиции?
 *
 * Before the bar stands the turn, `none` before the first label. Braces hold what has a scope of its own: `label`,
 * `separator` and `tab` (of a continuation) are as they should be, a scope with `!` is marked invalid. TAB is written
 * `⇥`, no-break space `⍽`, every other character that a reader cannot see `{U+200B}`.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { type Grammar, grammar, SCOPE_NAME } from "../../scripts/generate-grammar.ts";

export interface Token {
  /** Columns of the line, half-open. */
  readonly start: number;
  readonly end: number;
  /** From the outermost to the innermost, without the language they all end with. */
  readonly scopes: readonly string[];
}

const generated = await load(grammar());

async function load(source: Grammar): Promise<textmate.IGrammar> {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scopeName) =>
      Promise.resolve(scopeName === SCOPE_NAME ? (source as unknown as textmate.IRawGrammar) : null),
  });
  return (await registry.loadGrammar(SCOPE_NAME))!;
}

/** The tokens of each line, the scope of the whole file and the language at the end of scope names left out. */
export function tokenize(lines: readonly string[]): Token[][] {
  let state = textmate.INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = generated.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .filter(({ startIndex }) => startIndex < line.length || line === "")
      .map(({ startIndex, endIndex, scopes }) => ({
        start: startIndex,
        // The engine adds the line break it needs to every line and counts it.
        end: Math.min(endIndex, line.length),
        scopes: scopes.slice(1).map((scope) => scope.replace(/\.qa-transcript$/, "")),
      }));
  });
}

/** The lines with their scopes, in the notation above. */
export function shown(lines: readonly string[]): string[] {
  return tokenize(lines).map((tokens, index) => {
    const text = tokens.map(({ start, end, scopes }) => {
      const name = shortName(scopes);
      const characters = visible(lines[index]!.slice(start, end));
      return name === undefined ? characters : `{${name} ${characters}}`;
    });
    return `${turnOf(tokens).padEnd(8)} | ${text.join("")}`;
  });
}

/** The lines that a piece of text in the notation above was made of, without scopes. */
export function linesOf(notation: readonly string[]): string[] {
  return notation.map((line) => {
    const bare = line.slice(line.indexOf("|") + 2);
    // A scope's name is at most a word with hyphens; what braces hold besides is text.
    return characters(bare.replace(/\{(?!U\+)!?[a-z-]+ ((?:[^{}]|\{U\+[0-9A-F]+\})*)\}/g, "$1"));
  });
}

/** `⇥`, `⍽` and `{U+200B}` as the characters they stand for. */
export function characters(text: string): string {
  return text
    .replaceAll("⇥", "\t")
    .replaceAll("⍽", "\u00A0")
    .replace(/\{U\+([0-9A-F]+)\}/g, (_, digits: string) => String.fromCodePoint(parseInt(digits, 16)));
}

/** A text as a reader can tell it: the opposite of `characters`. */
export function visible(text: string): string {
  return text
    .replaceAll("\t", "⇥")
    .replaceAll("\u00A0", "⍽")
    .replace(/(?! )[\p{Z}\p{C}\u034F\uFFFD]/gu, (character) => {
      const digits = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
      return `{U+${digits}}`;
    });
}

export function turnOf(tokens: readonly Token[]): "question" | "answer" | "none" {
  const scopes = tokens.flatMap((token) => token.scopes);
  if (scopes.includes("meta.turn.question")) return "question";
  return scopes.includes("meta.turn.answer") ? "answer" : "none";
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  "entity.name.section.question": "label",
  "entity.name.type.answer": "label",
  "punctuation.separator.label": "separator",
  "punctuation.separator.continuation": "tab",
};

/** Undefined for what has no scope but its turn's. */
export function shortName(scopes: readonly string[]): string | undefined {
  const last = scopes.at(-1) ?? "";
  return last.startsWith("invalid.illegal.") ? last.replace("invalid.illegal.", "!") : SHORT_NAMES[last];
}
