/**
 * The pages of the rules, two for each, `docs/rules/NAME.md` in English and `docs/rules/NAME.ru.md` in Russian: what a rule
 * knows of itself, and what people have written for it (`rule-page-sources.ts`); and the table of all rules in the two
 * indexes, `docs/rules/README.md` and `docs/rules/README.ru.md`.
 */

import { format } from "prettier";
import { message } from "../src/core/messages/catalogue.ts";
import type { Language } from "../src/core/messages/counts.ts";
import { translate } from "../src/core/messages/translate.ts";
import { check } from "../src/core/rules/engine.ts";
import { RULES } from "../src/core/rules/index.ts";
import { concernedWords } from "../src/core/rules/intended.ts";
import type { Finding, RuleId, Severity } from "../src/core/rules/rule.ts";
import { rulePagePath } from "../src/core/rules/rule-page.ts";
import { Transcript } from "../src/core/transcript/transcript.ts";
import { FIXES, fixSummary, rulesTable, SEVERITIES, withTables } from "./generate-readme.ts";
import { type Example, readDrawing, readRulePageSource } from "./rule-page-sources.ts";

/** What stands on every page. */
interface Frame {
  readonly otherLanguage: string;
  readonly allRules: string;
  readonly severity: string;
  readonly fix: string;
  readonly noFix: string;
  readonly why: string;
  readonly wrong: string;
  readonly right: string;
  readonly quickFix: string;
  readonly quickFixes: string;
  readonly legend: Readonly<Record<string, string>>;
  readonly configuration: string;
  readonly inFile: string;
  everywhere(severity: Severity): string;
  readonly atWords: string;
  readonly related: string;
}

const FRAMES: Readonly<Record<Language, Frame>> = {
  en: {
    otherLanguage: "По-русски",
    allRules: "All rules",
    severity: "Severity",
    fix: "Fix",
    noFix: "none",
    why: "Why it matters",
    wrong: "Wrong",
    right: "Right",
    quickFix: "Quick fix",
    quickFixes: "Quick fixes",
    legend: {
      "⇥": "is one TAB",
      "·": "one space",
      "↵": "a line break",
      "‹": "and `›` hold the number of a character that cannot be seen",
    },
    configuration: "Configuration",
    inFile: "In `.qa-transcript.json`, at the root of the project or nearer to the transcript:",
    everywhere: (severity) => `everywhere: error, warning, information, hint or off; ${severity} if nothing is said`,
    atWords: "or at these words alone, as the quick fix “This is intended” writes it",
    related: "Related rules",
  },
  ru: {
    otherLanguage: "In English",
    allRules: "Все правила",
    severity: "Уровень",
    fix: "Исправление",
    noFix: "нет",
    why: "Почему это важно",
    wrong: "Неправильно",
    right: "Правильно",
    quickFix: "Быстрое исправление",
    quickFixes: "Быстрые исправления",
    legend: {
      "⇥": "— табуляция",
      "·": "— пробел",
      "↵": "— конец строки",
      "‹": "и `›` заключают номер знака, которого не видно",
    },
    configuration: "Настройка",
    inFile: "В файле `.qa-transcript.json`, в корне проекта или ближе к транскрипту:",
    everywhere: (severity) => `везде: error, warning, information, hint или off; если не указано — ${severity}`,
    atWords: "или только для этих слов: так пишет быстрое исправление «Так задумано»",
    related: "Близкие правила",
  },
};

/** @throws Error when what people have to write is missing. */
export async function rulePage(rule: RuleId, language: Language): Promise<string> {
  const source = await readRulePageSource(rule);
  const frame = FRAMES[language];
  const { severity } = RULES[rule];
  const { what, why, fix } = source.prose[language];
  const { examples } = source;
  const fixes = fixSummary(FIXES[language][rule], language).replace(/^—$/, frame.noFix);
  const blocks = [
    `# ${rule}`,
    [
      link(frame.otherLanguage, rule, language === "en" ? "ru" : "en"),
      link(frame.allRules, undefined, language),
      `${frame.severity}: **${SEVERITIES[language][severity]}**`,
      `${frame.fix}: ${fixes}`,
    ].join(" · "),
    `**${summary(rule, language)}.**\n${what}`,
    `## ${frame.why}`,
    why,
    `## ${frame.wrong}`,
    ...examples.flatMap(({ wrong }) => [codeBlock("text", withCarets(wrong)), messages(wrong, rule, language)]),
    `## ${frame.right}`,
    ...examples.map(({ right }) => codeBlock("text", right)),
    legend(examples, frame),
    `## ${frame.fix}`,
    fix,
    `## ${frame.configuration}`,
    frame.inFile,
    codeBlock("jsonc", configuration(examples[0]!, rule, frame)),
    `${frame.related}: ${source.related.map((id) => link(`\`${id}\``, id, language)).join(", ")}.`,
  ];
  return format(blocks.filter((block) => block !== "").join("\n\n"), { parser: "markdown", printWidth: 120 });
}

/** The index with its table as it should be now. @throws Error when there is no place for it. */
export function rulePagesIndex(language: Language): Promise<string> {
  return withTables(rulePagePath(undefined, language), new Map([["rules", rulesTable(language, "")]]));
}

function summary(rule: RuleId, language: Language): string {
  const text = translate(message(`${rule}.summary`, {}), language);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The file stands in the same folder as the page that links to it. */
function link(text: string, rule: RuleId | undefined, language: Language): string {
  return `[${text}](${rulePagePath(rule, language).replace(/^.*\//, "")})`;
}

function codeBlock(language: string, content: string): string {
  return `\`\`\`${language}\n${content}\n\`\`\``;
}

/** What the rule says of the example, each sentence once, and what its fixes are called. */
function messages(drawing: string, rule: RuleId, language: Language): string {
  const { quickFix, quickFixes } = FRAMES[language];
  const items = findingsIn(drawing, rule).map(({ message: said, fixes, actions }) => {
    const titles = [...fixes, ...actions].map(({ title }) => `_${escaped(translate(title, language))}_`);
    const sentence = escaped(translate(said, language));
    if (titles.length === 0) return `- ${sentence}`;
    return `- ${sentence} ${titles.length === 1 ? quickFix : quickFixes}: ${titles.join("; ")}.`;
  });
  return [...new Set(items)].join("\n");
}

/** Read by people as it stands, too, so only what means something within a line gets its backslash. */
function escaped(sentence: string): string {
  return sentence.replaceAll(/[\\`*_[\]<>|~&]/g, "\\$&");
}

function findingsIn(drawing: string, rule: RuleId): Finding[] {
  return check(Transcript.parse(readDrawing(drawing).text)).filter((finding) => finding.rule === rule);
}

/** The drawing with a line of carets under what is marked, in place of the marks. */
function withCarets(drawing: string): string {
  return drawing.split("\n").flatMap(caretLines).join("\n");
}

function caretLines(line: string): string[] {
  if (!line.includes("⟦")) return [line];
  const carets = line
    .split(/[⟦⟧]/)
    .map((piece, index) => (index % 2 === 1 ? "^" : " ").repeat(Array.from(piece).length))
    .join("");
  return [line.replaceAll(/[⟦⟧]/g, ""), carets.trimEnd()];
}

/** What the signs in the examples stand for, those that there are. */
function legend(examples: readonly Example[], { legend: signs }: Frame): string {
  const drawings = examples.flatMap(({ wrong, right }) => [wrong, right]).join("");
  const told = Object.entries(signs).filter(([sign]) => drawings.includes(sign));
  return `${told.map(([sign, meaning]) => `\`${sign}\` ${meaning}`).join(", ")}.`;
}

function configuration({ wrong }: Example, rule: RuleId, frame: Frame): string {
  const transcript = Transcript.parse(readDrawing(wrong).text);
  const words = concernedWords(transcript, findingsIn(wrong, rule)[0]!);
  return [
    "{",
    `  // ${frame.everywhere(RULES[rule].severity)}`,
    `  "rules": { "${rule}": "off" },`,
    `  // ${frame.atWords}`,
    `  "intended": [{ "rule": "${rule}", "words": ${JSON.stringify(words)} }]`,
    "}",
  ].join("\n");
}
