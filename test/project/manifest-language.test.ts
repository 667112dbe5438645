import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { staleFiles } from "../../scripts/generated-files.ts";
import { SCOPE_NAME } from "../../scripts/generate-grammar.ts";
import { BUILT_IN_LABELS } from "../../src/core/transcript/labels.ts";
import { read, readJson, sources } from "./support/sources.ts";

const LANGUAGE_ID = "qa-transcript";

interface Manifest {
  readonly files: readonly string[];
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly extensions: readonly string[];
      readonly configuration: string;
      readonly icon: Readonly<Record<"light" | "dark", string>>;
      readonly firstLine?: string;
      readonly filenamePatterns?: readonly string[];
    }[];
    readonly snippets: readonly { readonly path: string }[];
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[];
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly semanticTokenScopes: readonly {
      readonly language: string;
      readonly scopes: Readonly<Record<string, readonly string[]>>;
    }[];
  };
}

interface LanguageConfiguration {
  readonly autoClosingPairs: readonly (readonly [string, string])[];
  readonly surroundingPairs: readonly (readonly [string, string])[];
  readonly autoCloseBefore: string;
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly onEnterRules: readonly {
    readonly beforeText: string;
    readonly action: { readonly indent: string; readonly appendText: string };
  }[];
  readonly brackets?: unknown;
  readonly comments?: unknown;
  readonly indentationRules?: unknown;
}

const { files, contributes } = readJson("package.json") as Manifest;
const configuration = readJson("language-configuration.json") as LanguageConfiguration;

test("every generated file stands on disk as it would be written now", async () => {
  const stale = await staleFiles();
  assert.deepEqual(
    stale.map(({ path }) => path),
    [],
    "npm run generate",
  );
});

describe("the language in the manifest", () => {
  const [language] = contributes.languages;
  const [grammar] = contributes.grammars;

  test("goes by name alone: tables are never claimed, other text only by what recognition finds", () => {
    assert.equal(language!.id, LANGUAGE_ID);
    assert.deepEqual(language!.extensions, [".qa", ".qa.txt"]);
    assert.equal(language!.firstLine, undefined);
    assert.equal(language!.filenamePatterns, undefined);
  });

  test("has the grammar that is generated", () => {
    assert.equal(grammar!.language, LANGUAGE_ID);
    assert.equal(grammar!.scopeName, SCOPE_NAME);
    assert.equal((readJson(grammar!.path) as { scopeName: string }).scopeName, SCOPE_NAME);
  });

  test("names files that are there and that the allow-list of the package lets in", () => {
    const named = [language!.configuration, language!.icon.light, language!.icon.dark, grammar!.path];
    for (const path of named.map((relative) => relative.replace(/^\.\//, ""))) {
      assert.notEqual(read(path), "", path);
      assert.ok(
        files.some((allowed) => matches(allowed, path)),
        `${path} is not packed`,
      );
    }
  });
});

/** The two shapes that the allow-list has: `folder/**` and a name with `*` in it. */
function matches(allowed: string, path: string): boolean {
  if (allowed.endsWith("/**")) return path.startsWith(allowed.slice(0, -2));
  const [head, tail] = allowed.split("*");
  return tail === undefined ? path === allowed : path.startsWith(head!) && path.endsWith(tail);
}

describe("the editor's settings for transcripts", () => {
  const settings = contributes.configurationDefaults[`[${LANGUAGE_ID}]`]!;

  test("are the editor's and the file's own, which a language may set; no other language is touched", () => {
    assert.deepEqual(
      Object.keys(settings).filter((key) => !/^(editor|files)\./.test(key)),
      [],
    );
    assert.deepEqual(Object.keys(contributes.configurationDefaults), [`[${LANGUAGE_ID}]`]);
  });

  for (const [why, expected] of [
    [
      "Cyrillic is no suspicious writing",
      {
        "editor.unicodeHighlight.ambiguousCharacters": false,
        "editor.unicodeHighlight.invisibleCharacters": false,
        "editor.unicodeHighlight.nonBasicASCII": false,
      },
    ],
    ["a rule reports unusual line breaks, nobody is asked to remove them", { "editor.unusualLineTerminators": "off" }],
    [
      "TAB is syntax",
      {
        "editor.insertSpaces": false,
        "editor.detectIndentation": false,
        "editor.trimAutoWhitespace": false,
        "files.trimTrailingWhitespace": false,
      },
    ],
    ["Enter may add a TAB, but nothing is indented anew", { "editor.autoIndent": "advanced" }],
    ["labels of the user's own are coloured in every theme", { "editor.semanticHighlighting.enabled": true }],
    ["a paragraph is one line", { "editor.wordWrap": "on", "editor.wrappingIndent": "indent" }],
    [
      "no list opens while prose is written",
      {
        "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
        "editor.wordBasedSuggestions": "off",
      },
    ],
    [
      "folding is by exchanges and turns, however many there are",
      {
        "editor.foldingStrategy": "auto",
        "editor.foldingMaximumRegions": 65000,
      },
    ],
    [
      "a TAB is no nesting, a parenthesis is no bracket of code",
      { "editor.guides.indentation": false, "editor.bracketPairColorization.enabled": false },
    ],
  ] as const) {
    test(why, () => {
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(settings[key], value, key);
    });
  }

  test("give labels and continuations of every vocabulary one text column", () => {
    const longest = Math.max(...BUILT_IN_LABELS.map(({ text }) => text.length));
    assert.equal(settings["editor.tabSize"], longest + 1);
  });

  test("take quotation marks and dashes for the end of a word, hyphens and apostrophes for a part of it", () => {
    const separators = settings["editor.wordSeparators"] as string;
    for (const mark of '«»„“”…—–№.,;:!?()[]"') assert.ok(separators.includes(mark), mark);
    for (const mark of "-'’") assert.ok(!separators.includes(mark), mark);
  });
});

test("labels of the user's own have the grammar's colours", () => {
  const [own] = contributes.semanticTokenScopes;
  assert.equal(own!.language, LANGUAGE_ID);
  const coloured = read(contributes.grammars[0]!.path).match(/[\w.-]+\.qa-transcript/g)!;
  for (const [type, [scope]] of Object.entries(own!.scopes)) assert.ok(coloured.includes(scope!), type);
  const provider = sources("src/vscode").find(({ path }) => path.endsWith("/semantic-tokens.ts"))!;
  const types = [...provider.strings].filter((word) => /^(question|answer)[A-Z]/.test(word));
  assert.deepEqual(types, Object.keys(own!.scopes));
});

describe("the word pattern", () => {
  const pattern = new RegExp(configuration.wordPattern.pattern, `${configuration.wordPattern.flags}g`);

  for (const [text, words] of [
    ["Скажите что-нибудь, О’Нил!", ["Скажите", "что-нибудь", "О’Нил"]],
    ["«Қазақ» объект, об'єкт; ұлы ёлка", ["Қазақ", "объект", "об'єкт", "ұлы", "ёлка"]],
    ["Мы - демократическое — и открытое…", ["Мы", "демократическое", "и", "открытое"]],
    [
      "3,5 процента, 10\u00A0000 человек, 3-й, 01.02.2012.",
      ["3,5", "процента", "10\u00A0000", "человек", "3-й", "01.02.2012"],
    ],
    ["в 2012\u00A0году", ["в", "2012", "году"]],
    ["й из двух знаков: и\u0306ога, за\u0301мок", ["й", "из", "двух", "знаков", "и\u0306ога", "за\u0301мок"]],
    ["пере\u00ADнос", ["пере\u00ADнос"]],
    ["COVID-19 (SMS)", ["COVID-19", "SMS"]],
    ["Вопрос\tКак?", ["Вопрос", "Как"]],
    ["— … «»", []],
  ] as const) {
    test(`finds ${String(words.length)} words in «${text}»`, () => {
      assert.deepEqual(text.match(pattern) ?? [], words);
    });
  }

  test("matches nothing only where there is nothing", () => {
    assert.doesNotMatch("", pattern);
  });
});

describe("pairs", () => {
  test("close and surround, the same ones but for the English quotation marks, whose first is a Russian last", () => {
    const closing = configuration.autoClosingPairs.map((pair) => pair.join(""));
    assert.deepEqual(closing, ["«»", "„“", "()", "[]", '""']);
    const surrounding = configuration.surroundingPairs.map((pair) => pair.join(""));
    assert.deepEqual(surrounding.toSorted(), [...closing, "“”"].toSorted());
  });

  test("close before white, marks and other pairs' ends, not before a word", () => {
    for (const next of ' \t\n\u00A0.,;:!?…»“)"') assert.ok(configuration.autoCloseBefore.includes(next), next);
    assert.doesNotMatch(configuration.autoCloseBefore, /[\p{L}\p{N}«„(]/u);
  });

  test("are no brackets: the list mark of «1)» would be painted as an error", () => {
    assert.equal(configuration.brackets, undefined);
    assert.equal(configuration.comments, undefined);
    assert.equal(configuration.indentationRules, undefined);
  });
});

/**
 * Where the extension's own command on Enter is not asked (a line inserted below, a touch keyboard, a key of the
 * user's), the editor itself begins the next paragraph of a turn; it keeps the TAB of a continuation anyway.
 */
test("a new line under a label and its text begins with a TAB, other lines as the editor has it", () => {
  const [rule] = configuration.onEnterRules;
  const before = new RegExp(rule!.beforeText);
  assert.deepEqual(rule!.action, { indent: "none", appendText: "\t" });
  for (const line of ["Вопрос\tКак?", "Ответ\tТак, ", "Модератор\tДобрый день."]) assert.match(line, before);
  for (const line of ["", "\t", "\tТак.", "Вопрос", "Вопрос\t", "Без табуляции"]) assert.doesNotMatch(line, before);
});

test("nothing is offered twice: labels come from the completion provider, snippets are for Insert Snippet alone", () => {
  for (const { path } of contributes.snippets) {
    const snippets = readJson(path) as Record<string, { prefix?: string }>;
    for (const [name, { prefix }] of Object.entries(snippets)) assert.equal(prefix, undefined, name);
  }
});
