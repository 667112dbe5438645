import type { Language } from "../messages/counts.ts";
import type { RuleId } from "./rule.ts";

/**
 * Where the page of a rule is, or without a rule the index of all pages: a Markdown file, from the root of the project as
 * from that of the packed extension, with slashes.
 */
export function rulePagePath(rule: RuleId | undefined, language: Language): string {
  return `docs/rules/${rule ?? "README"}${language === "ru" ? ".ru" : ""}.md`;
}
