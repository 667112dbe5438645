import { createScanner } from "jsonc-parser";
import { type Message, message } from "../messages/catalogue.ts";
import { BYTE_ORDER_MARK } from "../text/characters.ts";
import type { Span } from "../text/span.ts";

/** A value of a text in JSON. Offset and length are UTF-16 units of the text. */
export interface JsonNode {
  readonly type: "object" | "array" | "string" | "literal" | "property";
  readonly offset: number;
  length: number;
  /** Of a string. */
  readonly value?: string;
  /** Of an array its items; of an object its properties; of a property its name and, if it has one, its value. */
  readonly children?: JsonNode[];
}

/** The tree of a text as far as it can be read, and the first thing that cannot. */
export interface JsonText {
  /** Undefined when the text is empty or holds comments alone, and when nothing can be read. */
  readonly root: JsonNode | undefined;
  readonly error: { readonly span: Span; readonly message: Message } | undefined;
}

/** The tokens of the scanner that matter, by its own numbers for them (`SyntaxKind`). */
const Token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  string: 10,
  unknown: 16,
  end: 17,
};

/** Reads JSON with comments and trailing commas, a byte-order mark before it. Never throws. */
export function readJsonText(text: string): JsonText {
  const scanner = createScanner(text.startsWith(BYTE_ORDER_MARK) ? ` ${text.slice(1)}` : text, true);
  let token: number = Token.end;
  let error: JsonText["error"];

  const fail = (missing?: string): void => {
    const start = scanner.getTokenOffset();
    error ??= {
      span: { start, end: start + scanner.getTokenLength() },
      message:
        missing === undefined ? message("configuration.syntax", {}) : message("configuration.missing", { missing }),
    };
  };

  const next = (): void => {
    do {
      token = scanner.scan();
      if (token === Token.unknown || Boolean(scanner.getTokenError())) fail();
    } while (token === Token.unknown);
  };

  const leaf = (type: "string" | "literal"): JsonNode => {
    const node = { type, offset: scanner.getTokenOffset(), length: scanner.getTokenLength() };
    const value = scanner.getTokenValue();
    next();
    return type === "string" ? { ...node, value } : node;
  };

  const readValue = (): JsonNode | undefined => {
    switch (token) {
      case Token.openBrace:
        return readList("object", Token.closeBrace, "}", readProperty);
      case Token.openBracket:
        return readList("array", Token.closeBracket, "]", readValue);
      case Token.string:
        return leaf("string");
      case Token.closeBrace:
      case Token.closeBracket:
      case Token.comma:
      case Token.colon:
      case Token.end:
        fail();
        return undefined;
      default:
        return leaf("literal");
    }
  };

  const readProperty = (): JsonNode | undefined => {
    if (token !== Token.string) {
      fail();
      return undefined;
    }
    const key = leaf("string");
    const children = [key];
    if (token === Token.colon) {
      next();
      const value = readValue();
      if (value !== undefined) children.push(value);
    } else {
      fail(":");
    }
    return { type: "property", offset: key.offset, length: nodeSpan(children.at(-1)!).end - key.offset, children };
  };

  const readList = (
    type: "object" | "array",
    closing: number,
    mark: string,
    readItem: () => JsonNode | undefined,
  ): JsonNode => {
    const children: JsonNode[] = [];
    const node: JsonNode = { type, offset: scanner.getTokenOffset(), length: 0, children };
    next();
    while (token !== closing && token !== Token.end) {
      const before = scanner.getPosition();
      const item = readItem();
      if (item !== undefined) children.push(item);
      if (token === Token.comma) next();
      else if (token !== closing && token !== Token.end) {
        fail(",");
        if (scanner.getPosition() === before) next();
      }
    }
    if (token === closing) {
      node.length = scanner.getPosition() - node.offset;
      next();
    } else {
      fail(mark);
      node.length = text.length - node.offset;
    }
    return node;
  };

  try {
    next();
    const root = token === Token.end ? undefined : readValue();
    if (token !== Token.end) fail();
    return { root, error };
  } catch {
    // Brackets nested so deep that the stack does not reach: nobody's configuration.
    return {
      root: undefined,
      error: { span: { start: 0, end: text.length }, message: message("configuration.syntax", {}) },
    };
  }
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
