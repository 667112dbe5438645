import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { test } from "node:test";
import ts from "typescript";

import { ROOT } from "../../scripts/project.ts";
import { filesUnder, read, readJson, sources } from "./support/sources.ts";

interface Setting {
  readonly scope?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface MenuItem {
  readonly command?: string;
  readonly when?: string;
}

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly when?: string;
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly l10n: string;
  readonly files: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly capabilities: Readonly<Record<string, unknown>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly keybindings: readonly Keybinding[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly languages: readonly {
      readonly configuration?: string;
      readonly icon?: { readonly light: string; readonly dark: string };
    }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly snippets?: readonly { readonly path: string }[];
  };
}

const manifest = readJson("package.json") as Manifest;
const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command);
const settings = Object.keys(contributes.configuration.properties);
const menuItems = Object.values(contributes.menus).flat();
const conditions = [...menuItems, ...contributes.keybindings]
  .map(({ when }) => when)
  .concat(contributes.commands.map(({ enablement }) => enablement))
  .filter((when) => when !== undefined);
const code = sources();
const calls = code.flatMap((source) => source.calls);

/** The names of this extension's own among other words: `qaTranscript.goToQuestion`. */
const ownNames = (words: Iterable<string>): string[] =>
  [...words].filter((word) => /^qaTranscript\.[\w.-]+$/.test(word));

test("every command has its code, and is declared once", () => {
  const named = new Set(code.flatMap(({ strings }) => [...strings]));
  assert.deepEqual(
    commands.filter((command) => !named.has(command) && !named.has(command.replace(/^qaTranscript\./, ""))),
    [],
  );
  assert.equal(new Set(commands).size, commands.length);
});

test("every command that the code registers is declared", () => {
  for (const { callee, arguments: given, place } of calls) {
    const [id] = given;
    if (!/\.register(TextEditor)?Command$/.test(callee) || id === undefined || !ts.isStringLiteralLike(id)) continue;
    assert.ok(commands.includes(id.text), `${place} registers ${id.text}`);
  }
});

test("every name of its own that the code uses is a command, a setting, a condition or an item of the status bar", () => {
  const groups = settings.map((setting) => setting.replace(/\.[^.]+$/, ""));
  const inConditions = conditions.flatMap((when) => when.match(/[\w.-]+/g) ?? []);
  const items = calls
    .filter(({ callee }) => /\.create(LanguageStatus|StatusBar)Item$/.test(callee))
    .flatMap(({ arguments: [id] }) => (id !== undefined && ts.isStringLiteralLike(id) ? [id.text] : []));
  const known = new Set([...commands, ...settings, ...groups, ...inConditions, ...items]);
  for (const { path, strings } of code) {
    assert.deepEqual(
      ownNames(strings).filter((name) => !known.has(name)),
      [],
      path,
    );
  }
});

test("every setting is read, and only settings are", () => {
  const readers = code.filter(({ strings }) => strings.has("qaTranscript"));
  const asked = readers.flatMap(({ calls }) =>
    calls.flatMap(({ callee, arguments: [name] }) =>
      /(?<!getConfiguration\("(?!qaTranscript").*)\.get$/.test(callee) &&
      name !== undefined &&
      ts.isStringLiteralLike(name)
        ? [`qaTranscript.${name.text}`]
        : [],
    ),
  );
  const direct = code.flatMap(({ strings }) => ownNames(strings)).filter((name) => settings.includes(name));
  assert.deepEqual([...new Set([...asked, ...direct])].sort(), settings.toSorted());
});

test("menus and keys name commands that there are", () => {
  for (const { command } of [...menuItems, ...contributes.keybindings]) {
    if (command !== undefined) assert.ok(commands.includes(command), command);
  }
});

test("conditions use no name of its own but those of settings and those that the code sets", () => {
  const named = new Set(code.flatMap(({ strings }) => [...strings]));
  for (const when of conditions) {
    for (const name of when.match(/\b(config\.)?qaTranscript\.[\w.-]+/g) ?? []) {
      const known = name.startsWith("config.") ? settings.includes(name.slice("config.".length)) : named.has(name);
      assert.ok(known, `${name} in ${when}`);
    }
  }
});

test("every key is bound for transcripts only, while typing in them", () => {
  for (const { key, when = "" } of contributes.keybindings) {
    assert.match(when, /editorLangId == qa-transcript/, key);
    assert.match(when, /editorTextFocus|textInputFocus/, key);
  }
});

test("every command of the palette is offered where it can do something", () => {
  const palette = new Map(contributes.menus["commandPalette"]?.map(({ command, when }) => [command, when]));
  for (const { command, enablement } of contributes.commands) {
    assert.ok(palette.has(command) || enablement !== undefined, `${command} is always offered`);
  }
});

test("the oldest VS Code served is the one whose API the code is checked against", () => {
  assert.equal(manifest.engines.vscode, `^${manifest.devDependencies["@types/vscode"]!}`);
});

test("the extension runs in both hosts, in folders that are not trusted and in those that are not on a disk", () => {
  assert.match(manifest.main, /\.js$/);
  assert.match(manifest.browser, /\.js$/);
  assert.deepEqual(manifest.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
});

test("everything the manifest points at is there and is packed", () => {
  const inTree = [
    manifest.icon,
    ...contributes.languages.flatMap(({ configuration, icon }) => [configuration, icon?.light, icon?.dark]),
    ...contributes.grammars.map(({ path }) => path),
    ...(contributes.snippets ?? []).map(({ path }) => path),
    `${manifest.l10n}/bundle.l10n.ru.json`,
    "package.nls.json",
    "package.nls.ru.json",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
  ];
  const packed = (path: string): boolean => manifest.files.some((pattern) => matchesGlob(path, pattern));
  for (const path of inTree) {
    if (path === undefined) continue;
    const plain = path.replace(/^\.\//, "");
    assert.notEqual(read(plain), "", plain);
    assert.ok(packed(plain), `${plain} is not among the files that are packed`);
  }
  for (const built of [manifest.main, manifest.browser]) assert.ok(packed(built.replace(/^\.\//, "")), built);
});

test("versions are pinned, and the lock file serves with any registry", () => {
  const versions = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  for (const [name, version] of Object.entries(versions)) assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name);
  const lock = read("package-lock.json");
  assert.doesNotMatch(lock, /"resolved"/);
  const { packages } = JSON.parse(lock) as { packages: Record<string, { version?: string; integrity?: string }> };
  for (const [path, { integrity }] of Object.entries(packages)) {
    if (path !== "") assert.match(integrity ?? "", /^sha512-/, path);
  }
});

test("every script of the manifest's runs a file that there is", () => {
  const files = new Set(filesUnder("scripts"));
  for (const [name, command] of Object.entries(manifest.scripts)) {
    for (const path of command.match(/scripts\/[\w-]+\.ts/g) ?? []) assert.ok(files.has(path), `${name}: ${path}`);
  }
});

test("the pictures of the READMEs are there, each in a light and in a dark theme, and large enough to read", () => {
  for (const readme of ["README.md", "README.ru.md"]) {
    const pictures = [...read(readme).matchAll(/\]\((docs\/images\/[^)]+)\)/g)].map(([, path]) => path!);
    assert.notEqual(pictures.length, 0, readme);
    for (const path of pictures) {
      assert.match(path, /-(light|dark)\.png$/);
      assert.ok(
        pictures.includes(path.replace("-light.", "-dark.")) && pictures.includes(path.replace("-dark.", "-light.")),
        path,
      );
      assert.ok(pngWidth(path) >= 600, `${path} is ${pngWidth(path)} pixels wide`);
    }
  }
});

/** In pixels: the first number of a PNG's first chunk. */
function pngWidth(path: string): number {
  return readFileSync(join(ROOT, path)).readUInt32BE(16);
}
