import { type Message, message } from "../messages/catalogue.ts";
import { type IntendedException, plainWords } from "../rules/intended.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/edit.ts";
import { BUILT_IN_LABELS, type Role } from "../transcript/labels.ts";
import { LABEL_LENGTH, labelKeys, ownLabel } from "../transcript/own-labels.ts";
import { type JsonNode, nodeSpan, readJsonText, valueOf } from "./json-text.ts";

/** Edits of the text that was given, none when it says so already; or none and the reason. */
export type ConfigurationEdit =
  | { readonly kind: "edited"; readonly edits: readonly TextEdit[] }
  | { readonly kind: "refused"; readonly reason: Message };

/**
 * Adds an own label to the text of a project's file, `""` when there is none yet. Everything else stays as it is; a label
 * there that would be read as the same gives way. Refuses when the file is broken or the word can be no label.
 */
export function addLabel(
  text: string,
  { text: word, role }: { readonly text: string; readonly role: Role },
): ConfigurationEdit {
  const label = ownLabel(word, role);
  if (label === undefined) return refused(message("configuration.label", { found: word, longest: LABEL_LENGTH }));
  const keys = labelKeys(label);
  const builtIn = BUILT_IN_LABELS.find((one) => one.role !== role && labelKeys(one).some((key) => keys.includes(key)));
  if (builtIn !== undefined) {
    return refused(message("configuration.label-taken", { found: word, label: builtIn.text }));
  }
  return addItem(text, "labels", { text: label.text, role }, (item) => {
    const other = valueOf(item, "text")?.value as unknown;
    return typeof other === "string" && labelKeys({ text: other }).some((key) => keys.includes(key));
  });
}

/** As `addLabel`, an intended exception. */
export function addIntended(text: string, { rule, words }: IntendedException): ConfigurationEdit {
  const plain = plainWords(words);
  return addItem(text, "intended", { rule, words: plain }, (item) => {
    const other = valueOf(item, "words")?.value as unknown;
    return valueOf(item, "rule")?.value === rule && typeof other === "string" && plainWords(other) === plain;
  });
}

/** Adds an item to one of the lists of a file; `isSame` says which item there it would stand for. */
function addItem(
  text: string,
  list: "labels" | "intended",
  given: Readonly<Record<string, string>>,
  isSame: (item: JsonNode) => boolean,
): ConfigurationEdit {
  const { root, error } = readJsonText(text);
  const format = formatOf(text);
  const item = `{ ${Object.entries(given)
    .map(([name, value]) => `"${name}": ${JSON.stringify(value)}`)
    .join(", ")} }`;
  const property: Content = (indent) =>
    indent === undefined
      ? `"${list}": [${item}]`
      : `"${list}": [${format.lineBreak}${indent}${format.unit}${item}${format.lineBreak}${indent}]`;

  if (error !== undefined || (root !== undefined && root.type !== "object")) return notEdited();
  if (root === undefined) {
    const { lineBreak, unit } = format;
    const opening = /(^|[\r\n])\uFEFF?$/.test(text) ? "{" : `${lineBreak}{`;
    return edited({
      span: { start: text.length, end: text.length },
      text: `${opening}${lineBreak}${unit}${property(unit)}${lineBreak}}${lineBreak}`,
    });
  }
  const items = valueOf(root, list);
  if (items === undefined) return edited(...appended(text, root, property, format));
  if (items.type !== "array") return notEdited();
  const same = items.children!.find(isSame);
  if (same === undefined) return edited(...appended(text, items, () => item, format));
  const says = Object.entries(given).every(([name, value]) => valueOf(same, name)?.value === value);
  return says ? edited() : edited({ span: nodeSpan(same), text: item });
}

function edited(...edits: readonly TextEdit[]): ConfigurationEdit {
  return { kind: "edited", edits };
}

function notEdited(): ConfigurationEdit {
  return refused(message("configuration.not-edited", {}));
}

function refused(reason: Message): ConfigurationEdit {
  return { kind: "refused", reason };
}

/** What is put into an object or a list: on lines of its own, indented as given, or, without indentation, on one line. */
type Content = (indent: string | undefined) => string;

interface Format {
  readonly lineBreak: string;
  /** One step of indentation. */
  readonly unit: string;
}

/** How a text is laid out, by its first line break and its first indented line; by two spaces when it has none. */
function formatOf(text: string): Format {
  return {
    lineBreak: /\r\n?|\n/.exec(text)?.[0] ?? "\n",
    unit: /[\r\n]([ \t]+)["{[\]}]/.exec(text)?.[1] ?? "  ",
  };
}

/** The edits that put something behind everything in an object or a list, comments included. */
function appended(text: string, container: JsonNode, content: Content, { lineBreak, unit }: Format): TextEdit[] {
  const close = container.offset + container.length - 1;
  const last = container.children?.at(-1);
  const behindLast = last === undefined ? container.offset + 1 : nodeSpan(last).end;
  // White, comments, and perhaps a comma.
  const parts = [...text.slice(behindLast, close).matchAll(/\/\/[^\r\n]*|\/\*[^]*?\*\/|,/g)];
  const lastPart = parts.at(-1);
  const at = lastPart === undefined ? behindLast : behindLast + lastPart.index + lastPart[0].length;
  const hasComma = parts.some(([part]) => part === ",");

  const outer = indentOf(text, container.offset) ?? "";
  const inner = last && indentOf(text, last.offset, last.offset);
  const standsAlone =
    last === undefined ? container.type === "object" || /[\r\n]/.test(text.slice(0, close)) : inner !== undefined;
  const indent = standsAlone || lastPart?.[0].startsWith("//") ? (inner ?? outer + unit) : undefined;

  const before = indent === undefined ? (last ? " " : "") : lineBreak + indent;
  const rest: Span = { start: at, end: /[\r\n]/.test(text.slice(at, close)) || indent === undefined ? at : close };
  const after = indent === undefined || rest.end < close ? "" : lineBreak + outer;
  const added = before + content(indent) + (hasComma ? "," : "") + after;
  if (last === undefined || hasComma) return [{ span: rest, text: added }];
  if (at === behindLast) return [{ span: rest, text: `,${added}` }];
  return [
    { span: { start: behindLast, end: behindLast }, text: "," },
    { span: rest, text: added },
  ];
}

/** The white at the head of the line that an offset stands in; undefined when something else stands before `alone`. */
function indentOf(text: string, offset: number, alone?: number): string | undefined {
  const start = Math.max(text.lastIndexOf("\n", offset), text.lastIndexOf("\r", offset)) + 1;
  let end = start;
  while (text[end] === " " || text[end] === "\t") end++;
  return alone === undefined || alone === end ? text.slice(start, end) : undefined;
}
