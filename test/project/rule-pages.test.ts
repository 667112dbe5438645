import assert from "node:assert/strict";
import { posix } from "node:path";
import { describe, test } from "node:test";

import { readManifest, ROOT } from "../../scripts/project.ts";
import { readDrawing, readRulePageSource } from "../../scripts/rule-page-sources.ts";
import { readConfiguration } from "../../src/core/config/read-configuration.ts";
import type { Language } from "../../src/core/messages/counts.ts";
import { check, type CheckSettings } from "../../src/core/rules/engine.ts";
import { takeFixes } from "../../src/core/rules/fixing.ts";
import { RULES } from "../../src/core/rules/index.ts";
import type { Finding, Fix, RuleId } from "../../src/core/rules/rule.ts";
import { rulePagePath } from "../../src/core/rules/rule-page.ts";
import { applyEdits } from "../../src/core/text/edit.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { filesUnder, read } from "./support/sources.ts";

const LANGUAGES: readonly Language[] = ["en", "ru"];
const SOURCES = await Promise.all(
  Object.values(RULES).map(async ({ id }) => ({ rule: id, source: await readRulePageSource(id) })),
);
const PAGES = filesUnder("docs/rules").filter((path) => posix.dirname(path) === "docs/rules");

/** What the rule finds in the text. */
function findings(text: string, rule: RuleId, settings: CheckSettings = {}): Finding[] {
  return check(Transcript.parse(text), settings).filter((finding) => finding.rule === rule);
}

/** All ways to choose one fix for each finding that has some. */
function choicesOfFixes(found: readonly Finding[]): Fix[][] {
  return found
    .filter(({ fixes }) => fixes.length > 0)
    .reduce<Fix[][]>((chosen, { fixes }) => chosen.flatMap((others) => fixes.map((fix) => [...others, fix])), [[]]);
}

for (const { rule, source } of SOURCES) {
  describe(`the page of ${rule}`, () => {
    test("has wrong examples, and the rule finds what is marked in them", () => {
      for (const { wrong } of source.examples) {
        const { text, spans } = readDrawing(wrong);
        assert.notEqual(spans.length, 0, wrong);
        assert.deepEqual(
          findings(text, rule).map(({ span }) => span),
          spans,
          wrong,
        );
      }
    });

    test("has right examples, and no rule finds anything in them", () => {
      for (const { right } of source.examples) assert.deepEqual(check(Transcript.parse(readDrawing(right).text)), []);
    });

    test("shows as right what the fixes make of the wrong, one fix for each finding that has some", () => {
      for (const { wrong, right } of source.examples) {
        const { text } = readDrawing(wrong);
        const choices = choicesOfFixes(findings(text, rule));
        const made = choices.map((fixes) => applyEdits(text, takeFixes(Transcript.parse(text), fixes)));
        // Without a fix the right one is up to a person.
        if (choices.flat().length > 0) assert.ok(made.includes(readDrawing(right).text), made.join("\n\n"));
        else assert.notEqual(readDrawing(right).text, text);
      }
    });

    test("shows how to turn the rule off and how to except what it finds first", () => {
      const { text, spans } = readDrawing(source.examples[0]!.wrong);
      for (const language of LANGUAGES) {
        const shown = /```jsonc\n(.*?)```/s.exec(read(rulePagePath(rule, language)))![1]!;
        const { configuration, problems } = readConfiguration(shown);
        assert.deepEqual(problems, []);
        assert.deepEqual(configuration.severities, { [rule]: "off" });
        const left = findings(text, rule, { intended: configuration.intended });
        assert.ok(left.every(({ span }) => span.start !== spans[0]!.start));
      }
    });

    test("leads to other rules", () => {
      assert.notEqual(source.related.length, 0);
      assert.ok(!source.related.includes(rule));
      assert.equal(new Set(source.related).size, source.related.length);
    });
  });
}

test("there is a page for every rule in both languages and an index, and nothing else; all of it is shipped", () => {
  const expected = LANGUAGES.flatMap((language) =>
    [undefined, ...SOURCES.map(({ rule }) => rule)].map((rule) => rulePagePath(rule, language)),
  );
  assert.deepEqual(PAGES, expected.sort());
  const shipped = readManifest(ROOT).files!;
  for (const page of PAGES)
    assert.ok(
      shipped.some((pattern) => posix.matchesGlob(page, pattern)),
      page,
    );
});

test("nothing that is written for a page belongs to no rule", () => {
  assert.deepEqual(filesUnder("docs/rules/source"), SOURCES.map(({ rule }) => `docs/rules/source/${rule}.md`).sort());
});

test("the pages link to one another alone, in their own language but for one link to the other", () => {
  for (const page of PAGES) {
    const links = Array.from(read(page).matchAll(/\]\(([^)]+)\)/g), ([, path]) => `docs/rules/${path!}`);
    assert.deepEqual(
      links.filter((path) => !PAGES.includes(path)),
      [],
      page,
    );
    const isRussian = (path: string): boolean => path.endsWith(".ru.md");
    assert.deepEqual(
      links.filter((path) => isRussian(path) !== isRussian(page)),
      [isRussian(page) ? page.replace(".ru.md", ".md") : page.replace(".md", ".ru.md")],
      page,
    );
  }
});
