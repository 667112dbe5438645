import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { formatTranscript } from "../../src/core/format.ts";
import type { MessageId } from "../../src/core/messages/catalogue.ts";
import { check } from "../../src/core/rules/engine.ts";
import { RULES } from "../../src/core/rules/index.ts";
import type { Finding, RuleId } from "../../src/core/rules/rule.ts";
import { applyEdits, type TextEdit } from "../../src/core/text/edit.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { CLEAN_CORPUS } from "./support/clean-corpus.ts";
import {
  type ExpectedFinding,
  type PlantedTranscript,
  plantedTranscripts,
  WAYS,
} from "./support/planted-faults/transcripts.ts";
import { readingSequence } from "./support/reading-sequence.ts";

const PAGES = join(import.meta.dirname, "../../docs/rules");

/** As many as let each way to damage a transcript have its turn several times. */
const COUNT = 220;
const LEAST_OF_EACH = 5;

interface Promised {
  readonly safe?: readonly MessageId[];
  readonly suggested?: readonly MessageId[];
  /** Remedies that lie outside of the text. */
  readonly actions?: readonly MessageId[];
}

/** The column "fix" of the format's reference, in the titles of the fixes. */
const PROMISED: Readonly<Record<RuleId, Promised>> = {
  "label-separator": { safe: ["fix.one-tab"], suggested: ["fix.one-tab"] },
  "label-alone": { safe: ["fix.join-paragraph"], suggested: ["fix.join-paragraph"] },
  "label-form": {
    safe: ["fix.write-label", "fix.remove-bullet"],
    suggested: ["fix.remove-list-number", "fix.remove-number", "fix.move-remark", "fix.write-label"],
  },
  "label-lookalike": { safe: ["fix.replace-letters"] },
  "label-indent": { safe: ["fix.remove-white"] },
  "continuation-indent": { safe: ["fix.one-tab"] },
  "tab-in-text": { safe: ["fix.space-instead"] },
  "repeated-space": { safe: ["fix.one-space", "fix.one-no-break-space"] },
  "trailing-space": { safe: ["fix.remove-white"] },
  "blank-line": { safe: ["fix.remove-line", "fix.remove-white"] },
  "empty-turn": {},
  "stray-line": { suggested: ["fix.make-continuation", "fix.make-question", "fix.make-answer"] },
  "unknown-label": {
    suggested: ["fix.question-instead", "fix.answer-instead"],
    actions: ["fix.add-question-label", "fix.add-answer-label"],
  },
  "orphan-paragraph": { suggested: ["fix.make-question", "fix.make-answer"] },
  "answer-without-question": {},
  "unanswered-question": {},
  "consecutive-answers": { suggested: ["fix.make-continuation"] },
  "embedded-label": { suggested: ["fix.start-turn"] },
  "duplicate-question": {},
  "mixed-script": { suggested: ["fix.cyrillic-script", "fix.latin-script"] },
  "invisible-character": { safe: ["fix.remove-white"], suggested: ["fix.remove-white", "fix.write-character"] },
  "decomposed-letter": { safe: ["fix.compose-letter"] },
  mojibake: { suggested: ["fix.repair-text"], actions: ["fix.reopen-with-encoding"] },
  "replacement-character": {},
  "unpaired-mark": {},
  "mark-spacing": { suggested: ["fix.usual-spacing"] },
  "doubled-word": { suggested: ["fix.one-word"] },
  "question-mark": {},
};

const RULE_IDS = Object.keys(PROMISED) as RuleId[];

/** How often something was seen to hold in this run. */
type Tally = Map<string, number>;
const exercised = new Map<RuleId, Record<"found" | "safe" | "suggested" | "actions", Tally>>(
  RULE_IDS.map((rule) => [rule, { found: new Map(), safe: new Map(), suggested: new Map(), actions: new Map() }]),
);
const silent = new Map<RuleId, number>();

function count(rule: RuleId, what: "found" | "safe" | "suggested" | "actions", which: string): void {
  const tally = exercised.get(rule)![what];
  tally.set(which, (tally.get(which) ?? 0) + 1);
}

function places(
  findings: readonly { readonly rule: RuleId; readonly span: { start: number; end: number } }[],
): string[] {
  return findings.map(({ rule, span: { start, end } }) => `${start}–${end} ${rule}`).sort();
}

function editsOfFormatting(text: string): readonly TextEdit[] {
  const outcome = formatTranscript(Transcript.parse(text));
  assert.equal(outcome.kind, "formatted");
  return outcome.edits;
}

describe(`${COUNT} transcripts with planted faults`, () => {
  let transcripts: readonly PlantedTranscript[] = [];

  before(() => {
    transcripts = plantedTranscripts(COUNT);
  });

  /** Says which transcript it was; the generator makes the same one of the same seed. */
  function each(inspect: (transcript: PlantedTranscript) => void): void {
    for (const transcript of transcripts) {
      try {
        inspect(transcript);
      } catch (error) {
        throw new Error(`Transcript ${transcript.seed}:\n${JSON.stringify(transcript.text)}`, { cause: error });
      }
    }
  }

  test("every way to damage one was gone, and lines have several faults, of several rules", () => {
    for (const way of WAYS) {
      const times = transcripts.filter(({ ways }) => ways.includes(way)).length;
      assert.ok(times >= LEAST_OF_EACH, `${way.rule}, ${way.name}: ${times}`);
    }
    const lines = transcripts.flatMap(({ text, findings }) => {
      const byLine = Map.groupBy(findings, ({ span }) => text.slice(0, span.start).split(/\r\n?|\n/).length);
      return [...byLine.values()].map((ofLine) => new Set(ofLine.map(({ rule }) => rule)).size);
    });
    assert.ok(lines.filter((rules) => rules >= 2).length > COUNT);
    assert.ok(lines.filter((rules) => rules >= 3).length > COUNT / 4);
    for (const lineBreak of [/[^\r]\n/, /\r\n/, /\r[^\n]/, /^\uFEFF/, /[^\r\n]$/]) {
      assert.ok(transcripts.filter(({ text }) => lineBreak.test(text)).length > 10, lineBreak.source);
    }
  });

  test("nothing is found in them before", () => {
    each(({ clean }) => {
      assert.deepEqual(places(check(Transcript.parse(clean))), []);
    });
  });

  test("exactly the planted faults are found, on their spans, with their fixes", () => {
    each(({ text, findings }) => {
      const found = check(Transcript.parse(text));
      assert.deepEqual(places(found), places(findings));
      const byPlace = new Map(found.map((finding) => [places([finding])[0], finding]));
      for (const planted of findings) inspectFixes(text, planted, byPlace.get(places([planted])[0])!);
    });
  });

  function inspectFixes(text: string, planted: ExpectedFinding, found: Finding): void {
    const { rule } = planted;
    assert.deepEqual(
      found.fixes.map(({ title, safe }) => [title.id, safe]),
      planted.fixes.map(({ title, safe }) => [title, safe]),
      rule,
    );
    count(rule, "found", rule);
    for (const [index, { title, safe, outcomes }] of planted.fixes.entries()) {
      const fixed = applyEdits(text, found.fixes[index]!.edits);
      if (outcomes.length === 0) continue;
      assert.ok(outcomes.includes(fixed), `${rule}, ${title}: ${JSON.stringify(found.fixes[index]!.edits)}`);
      count(rule, safe ? "safe" : "suggested", title);
    }
    const actions = found.actions.map(({ title }) => title.id);
    assert.deepEqual(actions, planted.actions, rule);
    for (const action of actions) count(rule, "actions", action);
    assert.deepEqual(
      found.related.map(({ span }) => span),
      planted.related === undefined ? [] : [planted.related],
      rule,
    );
  }

  test("formatting makes the safe fixes and no others", () => {
    each(({ text, formatted }) => {
      assert.equal(applyEdits(text, editsOfFormatting(text)), formatted);
    });
  });

  test("where all faults can be mended safely, formatting gives the clean text back", () => {
    const safe = transcripts.filter(({ isSafe, text, clean }) => isSafe && text !== clean);
    assert.ok(safe.length >= COUNT / 5);
    for (const { text, clean } of safe) assert.equal(applyEdits(text, editsOfFormatting(text)), clean);
  });

  test("formatting changes no word, is done in one go, leaves nothing to mend safely, and edits what is wrong alone", () => {
    each(({ text, clean, wrong }) => {
      const edits = editsOfFormatting(text);
      const formatted = Transcript.parse(applyEdits(text, edits));
      assert.deepEqual(readingSequence(formatted), readingSequence(Transcript.parse(text)));
      assert.deepEqual(editsOfFormatting(formatted.text()), []);
      assert.deepEqual(places(check(formatted).filter(({ fixes }) => fixes.some(({ safe }) => safe))), []);
      const outside = edits.filter(
        ({ span }) => !wrong.some(({ start, end }) => start <= span.start && span.end <= end),
      );
      assert.deepEqual(outside, []);
      assert.deepEqual(editsOfFormatting(clean), []);
    });
  });

  test("the rules are silent on the clean corpus", () => {
    for (const rule of RULE_IDS) silent.set(rule, 0);
    for (const { text } of CLEAN_CORPUS) {
      const found = new Set(check(Transcript.parse(text)).map(({ rule }) => rule));
      for (const rule of RULE_IDS) if (!found.has(rule)) silent.set(rule, silent.get(rule)! + 1);
    }
    assert.deepEqual(
      RULE_IDS.filter((rule) => silent.get(rule) !== CLEAN_CORPUS.length),
      [],
    );
  });

  test("nothing that the format promises was left out", () => {
    assert.deepEqual(RULE_IDS, Object.keys(RULES));
    for (const rule of RULE_IDS) {
      const { found, safe, suggested, actions } = exercised.get(rule)!;
      assert.ok((found.get(rule) ?? 0) >= LEAST_OF_EACH, rule);
      const promised = PROMISED[rule];
      assert.deepEqual([...safe.keys()].sort(), (promised.safe ?? []).toSorted(), rule);
      assert.deepEqual([...suggested.keys()].sort(), (promised.suggested ?? []).toSorted(), rule);
      assert.deepEqual([...actions.keys()].sort(), (promised.actions ?? []).toSorted(), rule);
      assert.equal(pagesOf(rule), "en ru", rule);
    }
  });
});

function pagesOf(rule: RuleId): string {
  const pages = [
    ["en", `${rule}.md`],
    ["ru", `${rule}.ru.md`],
  ] as const;
  return pages.flatMap(([language, name]) => (existsSync(join(PAGES, name)) ? [language] : [])).join(" ");
}

after(() => {
  const cell = (tally: Tally): string =>
    [...tally].map(([which, times]) => `${which.replace("fix.", "")} ×${times}`).join(", ");
  const rows = RULE_IDS.map((rule) => {
    const { found, safe, suggested, actions } = exercised.get(rule)!;
    return [
      rule,
      String(found.get(rule) ?? 0),
      cell(safe) || "–",
      cell(new Map([...suggested, ...actions])) || "–",
      `${silent.get(rule) ?? 0} of ${CLEAN_CORPUS.length}`,
      pagesOf(rule),
    ];
  });
  const head = ["rule", "found on its span", "safe fix", "suggested fixes", "silent on clean texts", "pages"];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  for (const row of [head, widths.map((width) => "─".repeat(width)), ...rows]) {
    console.log(
      row
        .map((text, column) => text.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    );
  }
});
