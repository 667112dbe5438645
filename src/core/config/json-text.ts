import { type Node, type ParseError, parseTree } from "jsonc-parser";
import { type Message, message } from "../messages/catalogue.ts";
import { BYTE_ORDER_MARK } from "../text/characters.ts";
import type { Span } from "../text/span.ts";

export type JsonNode = Node;

/** The tree of a text as far as it can be read, and the first thing that cannot. */
export interface JsonText {
  /** Undefined when the text is empty or holds comments alone, and when nothing can be read. */
  readonly root: JsonNode | undefined;
  readonly error: { readonly span: Span; readonly message: Message } | undefined;
}

/** What an error of the reader says is missing, by its number there (`ParseErrorCode`); of others there is no telling. */
const MISSING: Readonly<Partial<Record<number, string>>> = { 5: ":", 6: ",", 7: "}", 8: "]" };

/** Reads JSON with comments and trailing commas, a byte-order mark before it. Never throws. */
export function readJsonText(text: string): JsonText {
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text.startsWith(BYTE_ORDER_MARK) ? ` ${text.slice(1)}` : text, errors, {
      allowTrailingComma: true,
      allowEmptyContent: true,
    });
  } catch {
    // Brackets nested so deep that the stack does not reach: nobody's configuration.
    return { root, error: { span: { start: 0, end: text.length }, message: message("configuration.syntax", {}) } };
  }
  const [first] = errors;
  if (first === undefined) return { root, error: undefined };
  const missing = MISSING[first.error];
  return {
    root,
    error: {
      span: { start: first.offset, end: first.offset + first.length },
      message:
        missing === undefined ? message("configuration.syntax", {}) : message("configuration.missing", { missing }),
    },
  };
}

export function nodeSpan({ offset, length }: JsonNode): Span {
  return { start: offset, end: offset + length };
}

/** The properties of an object that have a value, in order; none of any other node. */
export function propertiesOf(node: JsonNode | undefined): { readonly key: JsonNode; readonly value: JsonNode }[] {
  if (node?.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => (key && value ? { key, value } : []));
}

/** The value of a property of an object; of several by that name the last one counts. */
export function valueOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return propertiesOf(node).findLast(({ key }) => key.value === name)?.value;
}
