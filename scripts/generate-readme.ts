/**
 * The tables of the two READMEs: commands, keys, settings and rules, read off the manifest, its strings and the rules
 * themselves. Each stands between `<!-- generated: NAME -->` and `<!-- end of NAME -->`; everything around is prose that
 * people write.
 */

import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { format } from "prettier";
import { message } from "../src/core/messages/catalogue.ts";
import type { Language } from "../src/core/messages/counts.ts";
import { translate } from "../src/core/messages/translate.ts";
import { RULES } from "../src/core/rules/index.ts";
import type { RuleId, Severity } from "../src/core/rules/rule.ts";
import { rulePagePath } from "../src/core/rules/rule-page.ts";
import { ROOT } from "./project.ts";

interface Command {
  readonly command: string;
  readonly title: string;
}

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly args?: unknown;
}

interface Setting {
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
}

interface Contributions {
  readonly commands: readonly Command[];
  readonly keybindings?: readonly Keybinding[];
  readonly menus?: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
  readonly configuration?: { readonly properties: Readonly<Record<string, Setting>> };
}

type Strings = Readonly<Record<string, string>>;

type TableName = "rules" | "commands" | "keys" | "settings";

const HEADINGS: Readonly<Record<Language, Readonly<Record<TableName, readonly string[]>>>> = {
  en: {
    rules: ["Rule", "Severity", "Finds", "Fix"],
    commands: ["Command", "Id"],
    keys: ["Windows, Linux", "macOS", "Does"],
    settings: ["Setting", "Default", "What it does"],
  },
  ru: {
    rules: ["Правило", "Уровень", "Что находит", "Исправление"],
    commands: ["Команда", "Идентификатор"],
    keys: ["Windows, Linux", "macOS", "Действие"],
    settings: ["Настройка", "По умолчанию", "Что делает"],
  },
};

export const SEVERITIES: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  en: { error: "error", warning: "warning", information: "information", hint: "hint" },
  ru: { error: "ошибка", warning: "предупреждение", information: "сведения", hint: "подсказка" },
};

/** What a rule's fixes do, in general; what one of them does in its place is said by its title. */
export interface FixSummary {
  readonly safe?: string;
  readonly suggested?: string;
}

const MAKE_TURN: Readonly<Record<Language, string>> = {
  en: "make it a question or an answer",
  ru: "сделать вопросом или ответом",
};

export const FIXES: Readonly<Record<Language, Readonly<Record<RuleId, FixSummary>>>> = {
  en: {
    "label-separator": { safe: "one TAB", suggested: "the same, where it is less plain that a turn begins" },
    "label-alone": {
      safe: "the next paragraph moves up to the label",
      suggested: "the same, where that paragraph may be a turn of its own",
    },
    "label-form": {
      safe: "case, and no bullet",
      suggested: "spelling; no number; the remark moves to the head of the text",
    },
    "label-lookalike": { safe: "the label’s own letters, in the same case" },
    "label-indent": { safe: "remove" },
    "continuation-indent": { safe: "one TAB" },
    "tab-in-text": { safe: "one space" },
    "repeated-space": { safe: "one space, a no-break one if there is one" },
    "trailing-space": { safe: "remove" },
    "blank-line": { safe: "remove the line" },
    "empty-turn": {},
    "stray-line": { suggested: "make it a continuation, a question or an answer" },
    "unknown-label": { suggested: `${MAKE_TURN.en}; add the label to the project` },
    "orphan-paragraph": { suggested: MAKE_TURN.en },
    "answer-without-question": {},
    "unanswered-question": {},
    "consecutive-answers": { suggested: "make it a continuation" },
    "embedded-label": { suggested: "start a new turn there" },
    "duplicate-question": {},
    "mixed-script": { suggested: "the word in one script" },
    "invisible-character": {
      safe: "remove",
      suggested: "remove or decode half of a letter read in the wrong encoding",
    },
    "decomposed-letter": { safe: "the letter as one character" },
    mojibake: { suggested: "repair the text; reopen the file in its encoding" },
    "replacement-character": {},
    "unpaired-mark": {},
    "mark-spacing": { suggested: "the usual spacing" },
    "doubled-word": { suggested: "one of them" },
    "question-mark": {},
  },
  ru: {
    "label-separator": { safe: "одна табуляция", suggested: "то же, если не вполне ясно, что это новая реплика" },
    "label-alone": {
      safe: "поднять следующий абзац к метке",
      suggested: "то же, если этот абзац сам может быть репликой",
    },
    "label-form": {
      safe: "нужный регистр, без знака списка",
      suggested: "верное написание; без номера; ремарка — в начало текста",
    },
    "label-lookalike": { safe: "правильные буквы, регистр прежний" },
    "label-indent": { safe: "убрать" },
    "continuation-indent": { safe: "одна табуляция" },
    "tab-in-text": { safe: "один пробел" },
    "repeated-space": { safe: "один пробел, если есть неразрывный — он" },
    "trailing-space": { safe: "убрать" },
    "blank-line": { safe: "убрать строку" },
    "empty-turn": {},
    "stray-line": { suggested: "сделать продолжением, вопросом или ответом" },
    "unknown-label": { suggested: `${MAKE_TURN.ru}; добавить метку в проект` },
    "orphan-paragraph": { suggested: MAKE_TURN.ru },
    "answer-without-question": {},
    "unanswered-question": {},
    "consecutive-answers": { suggested: "сделать продолжением" },
    "embedded-label": { suggested: "начать новую реплику" },
    "duplicate-question": {},
    "mixed-script": { suggested: "слово одним алфавитом" },
    "invisible-character": {
      safe: "убрать",
      suggested: "убрать или раскодировать половину буквы, прочитанной не в той кодировке",
    },
    "decomposed-letter": { safe: "буква одним знаком" },
    mojibake: { suggested: "восстановить текст; открыть файл в его кодировке" },
    "replacement-character": {},
    "unpaired-mark": {},
    "mark-spacing": { suggested: "обычные пробелы" },
    "doubled-word": { suggested: "одно из слов" },
    "question-mark": {},
  },
};

/**
 * The README at `path` with its tables as they should be now.
 *
 * @throws Error when a marker is missing, or one stands for a table that nobody makes.
 */
export async function readme(path: string, language: Language): Promise<string> {
  return withTables(path, await makeTables(language));
}

/**
 * The file at `path` with these tables, by their names, in the places made for them.
 *
 * @throws Error when a marker is missing, or one stands for a table that is not among them.
 */
export async function withTables(path: string, tables: ReadonlyMap<string, string>): Promise<string> {
  const text = await readFile(join(ROOT, path), "utf8");
  const placed = new Set<string>();
  const filled = text.replace(
    /(<!-- generated: (\S+) -->\n)[^]*?(<!-- end of \2 -->)/g,
    (_, opening: string, name: string, closing: string) => {
      const table = tables.get(name);
      if (table === undefined) throw new Error(`${path}: no table is called ${name}`);
      placed.add(name);
      return `${opening}\n${table}\n\n${closing}`;
    },
  );
  for (const name of tables.keys()) {
    if (!placed.has(name)) throw new Error(`${path}: no place for the table of ${name}`);
  }
  return format(filled, { parser: "markdown", printWidth: 120 });
}

async function makeTables(language: Language): Promise<ReadonlyMap<string, string>> {
  const strings = await readJson<Strings>(language === "ru" ? "package.nls.ru.json" : "package.nls.json");
  const { contributes } = await readJson<{ contributes: Contributions }>("package.json");
  const say = (text: string): string => text.replace(/^%(.+)%$/, (_, key: string) => strings[key] ?? key);
  const titles = new Map(contributes.commands.map(({ command, title }) => [command, say(title)]));
  const headings = HEADINGS[language];

  return new Map([
    ["rules", rulesTable(language, "docs/rules/")],
    [
      "commands",
      table(
        headings.commands,
        contributes.commands
          .filter(({ command }) => isForPeople(command, contributes))
          .map(({ command, title }) => [say(title), code(command)]),
      ),
    ],
    [
      "keys",
      table(
        headings.keys,
        // The same key once more, for screen readers, has arguments.
        (contributes.keybindings ?? [])
          .filter(({ args }) => args === undefined)
          .map(({ command, key, mac }) => [keyName(key), macKeyName(mac ?? key), titles.get(command) ?? command]),
      ),
    ],
    [
      "settings",
      table(
        headings.settings,
        Object.entries(contributes.configuration?.properties ?? {}).map(([name, setting]) => [
          code(name),
          code(JSON.stringify(setting.default)),
          withLinks(say(setting.markdownDescription ?? setting.description ?? "")),
        ]),
      ),
    ],
  ]);
}

/** Not one that only a quick fix calls: it has no key, and the palette never shows it. */
function isForPeople(id: string, { keybindings, menus }: Contributions): boolean {
  const hidden = menus?.["commandPalette"]?.some(({ command, when }) => command === id && when === "false");
  return hidden !== true || keybindings?.some(({ command }) => command === id) === true;
}

/** The rules with what each finds and mends, and links to their pages, which are in the folder. */
export function rulesTable(language: Language, folder: string): string {
  return table(
    HEADINGS[language].rules,
    Object.values(RULES).map(({ id, severity }) => [
      `[${code(id)}](${folder}${basename(rulePagePath(id, language))})`,
      SEVERITIES[language][severity],
      translate(message(`${id}.summary`, {}), language),
      fixSummary(FIXES[language][id], language),
    ]),
  );
}

/** In one line of Markdown; a dash when there is no fix. */
export function fixSummary({ safe, suggested }: FixSummary, language: Language): string {
  const [safely, onAsking] = language === "ru" ? ["безопасное", "предлагаемое"] : ["safe", "suggested"];
  const parts = [
    ...(safe === undefined ? [] : [`**${safely}**: ${safe}`]),
    ...(suggested === undefined ? [] : [`_${onAsking}_: ${suggested}`]),
  ];
  return parts.length === 0 ? "—" : parts.join("; ");
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(join(ROOT, path), "utf8")) as T;
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [row(headings), row(headings.map(() => "---")), ...rows.map(row)].join("\n");
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");

const code = (text: string): string => `\`${text}\``;

/** In the settings editor `#name#` is a link to a setting; elsewhere it is just its name. */
const withLinks = (text: string): string => text.replaceAll(/`?#([\w.-]+)#`?/g, "`$1`");

const KEY_NAMES: Readonly<Record<string, string>> = {
  ctrl: "Ctrl",
  alt: "Alt",
  shift: "Shift",
  cmd: "Cmd",
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  enter: "Enter",
  pagedown: "PgDn",
  pageup: "PgUp",
};

const MAC_KEY_NAMES: Readonly<Record<string, string>> = { ...KEY_NAMES, ctrl: "⌃", alt: "⌥", shift: "⇧", cmd: "⌘" };

const keyName = (keys: string): string => spellKeys(keys, KEY_NAMES, "+");

const macKeyName = (keys: string): string => spellKeys(keys, MAC_KEY_NAMES, "");

/** `ctrl+k down` as people read it; the strokes of a chord stay apart. */
function spellKeys(keys: string, names: Readonly<Record<string, string>>, joint: string): string {
  const stroke = (one: string): string =>
    one
      .split("+")
      .map((key) => names[key] ?? key.toUpperCase())
      .join(joint);
  return code(keys.split(" ").map(stroke).join(" "));
}
