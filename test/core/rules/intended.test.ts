import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { formatTranscript } from "../../../src/core/format.ts";
import { check, checkLines, type CheckSettings } from "../../../src/core/rules/engine.ts";
import { concernedWords, exceptionsByRule, type IntendedException } from "../../../src/core/rules/intended.ts";
import type { Finding, RuleId } from "../../../src/core/rules/rule.ts";
import { applyEdits } from "../../../src/core/text/edit.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyTranscript } from "../support/damaged-transcript.ts";
import { drawn, marked, text } from "../support/marked.ts";

/** The words of every finding of a rule. */
function wordsOf(rule: RuleId, drawing: string): string[] {
  const transcript = Transcript.parse(text(drawing));
  return check(transcript)
    .filter((finding) => finding.rule === rule)
    .map((finding) => concernedWords(transcript, finding));
}

/** The words of a finding of the rule at the marked span, whether or not the rule finds it there. */
function wordsAt(rule: string, drawing: string): string {
  const { text, spans } = marked(drawing);
  return concernedWords(Transcript.parse(text), { rule: rule as RuleId, span: spans[0]! });
}

function exceptionsFor(transcript: Transcript): IntendedException[] {
  return check(transcript).map((finding) => ({ rule: finding.rule, words: concernedWords(transcript, finding) }));
}

describe("the words of a finding", () => {
  test("inside a text: those that its span covers", () => {
    assert.equal(wordsAt("doubled-word", "Ответ⇥Он думал: ⟦на на⟧, как ни странно."), "на на");
    assert.equal(wordsAt("mixed-script", "⇥В ⟦Kазахстане⟧."), "Kазахстане");
  });

  test("those that it touches, with their neighbours where it covers none whole", () => {
    assert.equal(wordsAt("unpaired-mark", "Ответ⇥Это так ⟦(⟧слово другое."), "так (слово другое");
    assert.equal(wordsAt("invisible-character", "Ответ⇥Это со⟦⁰⟧всем другое."), "Это совсем другое");
    assert.equal(wordsAt("repeated-space", "Вопрос⇥Раз, два⟦ °⇥⟧три!"), "Раз, два три");
    assert.equal(wordsAt("mark-spacing", "Вопрос⇥Раз⟦⟧,два, три"), "Раз,два");
    assert.equal(wordsAt("trailing-space", "Вопрос⇥Раз, два.⟦  ⟧"), "два.");
    assert.equal(wordsAt("replacement-character", "Ответ⇥⟦\uFFFD⟧"), "\uFFFD");
  });

  test("of a line: all of it, and not its label unless that is at fault", () => {
    assert.deepEqual(wordsOf("stray-line", "Пролог  к⇥⁰делу. "), []);
    assert.deepEqual(wordsOf("stray-line", "Пролог  к° делу. "), ["Пролог к делу."]);
    assert.deepEqual(wordsOf("unknown-label", "Модератор⇥Добрый день."), ["Модератор Добрый день."]);
    assert.deepEqual(wordsOf("consecutive-answers", "Вопрос⇥А?↵Ответ⇥Б.↵Ответ⇥Ви\u0306."), ["Вй."]);
    assert.deepEqual(wordsOf("label-separator", "Вопрос : А?"), ["Вопрос А?"]);
    assert.deepEqual(wordsOf("label-form", "- вопрос 5 (тихо):⇥А?"), ["- А?", "Вопрос А?", "5 А?", "(тихо) А?"]);
    assert.deepEqual(wordsOf("label-form", "Вапрос⇥А?"), ["Вапрос А?"]);
  });

  test("of a line without text: its label between the words on both sides", () => {
    assert.deepEqual(wordsOf("empty-turn", "Вопрос⇥Кто там?↵↵Ответ⇥↵ ↵Вопрос⇥А дальше?"), ["там Ответ А"]);
    assert.deepEqual(wordsOf("blank-line", "Ответ⇥Всё.↵↵ ↵Вопрос⇥↵⇥Что?"), ["Всё Вопрос", "Всё Вопрос"]);
    assert.deepEqual(wordsOf("blank-line", "↵↵"), ["", ""]);
    assert.deepEqual(wordsOf("blank-line", "Ответ⇥…↵↵Вопрос⇥Что?"), ["Что"]);
    assert.deepEqual(wordsOf("blank-line", "Ответ⇥Всё.↵↵Вопрос⇥?"), ["Всё"]);
  });

  test("of a line without text: not from further away than a hundred lines", () => {
    const blank = (count: number): string => wordsOf("blank-line", `Ответ⇥Всё.↵${"↵".repeat(count)}Вопрос⇥Что?`)[0]!;
    assert.equal(blank(100), "Всё Что");
    assert.equal(blank(101), "Всё");
  });

  test("those on both sides of a part of a word as well", () => {
    assert.equal(wordsAt("mixed-script", "Ответ⇥Это ⟦со⟧всем другое."), "Это совсем другое");
    assert.equal(wordsAt("mixed-script", "Ответ⇥Это со⟦всем⟧ другое."), "Это совсем другое");
  });

  test("of a line without a label, whatever the rule", () => {
    assert.equal(wordsAt("label-form", "⇥⟦Так⟧ и было."), "Так и было.");
    assert.equal(wordsAt("label-indent", "⟦Так⟧ и было."), "Так и было.");
  });

  test("are found without reading all of a paragraph that never ends", () => {
    const long = "слово ".repeat(100_000);
    assert.equal(wordsAt("doubled-word", `⇥${long}⟦на на⟧ ${long}.`), "на на");
    assert.equal(wordsAt("mark-spacing", `⇥Раз⟦ ⟧${".".repeat(600)} два`), "Раз");
    assert.equal(wordsAt("mark-spacing", `⇥Раз ${".".repeat(600)}⟦ ⟧два`), "два");
  });
});

test("exceptions are by rule and words, put in order once for a list, and nothing where there are none", () => {
  const [first, second, other] = [
    { rule: "stray-line", words: "Пролог" },
    { rule: "stray-line", words: "Эпилог" },
    { rule: "blank-line", words: "Пролог" },
  ] as const;
  const list = [first, second, other];
  const byRule = exceptionsByRule(list)!;
  assert.deepEqual(
    Array.from(byRule, ([rule, ofRule]) => [rule, [...ofRule.values()]]),
    [
      ["stray-line", [first, second]],
      ["blank-line", [other]],
    ],
  );
  assert.equal(byRule.get("stray-line")!.get("Эпилог"), second);
  assert.equal(exceptionsByRule(list), byRule);
  assert.equal(exceptionsByRule([]), undefined);
  assert.equal(exceptionsByRule(), undefined);
});

/** The exceptions that something is found at, each once. */
function usedIn(transcript: Transcript, settings: CheckSettings): IntendedException[] {
  const used = new Set<IntendedException>();
  check(transcript, settings, (exception) => used.add(exception));
  return [...used];
}

describe("an exception", () => {
  const settings = { intended: [{ rule: "stray-line", words: "Пролог к делу." }] } as const;

  test("silences its rule at its words, wherever they stand, until they change", () => {
    for (const [drawing, rules] of [
      ["Пролог к делу.", []],
      ["Вопрос⇥А?↵Ответ⇥Б.↵Пролог к делу.", []],
      ["Пролог  к делу. ", ["repeated-space", "trailing-space"]],
      ["Пролог к делу.↵Пролог к делу.", []],
      ["Пролог к делу!", ["stray-line"]],
      ["⇥Пролог к делу.", ["orphan-paragraph"]],
    ] as const) {
      const found = check(Transcript.parse(text(drawing)), settings);
      assert.deepEqual(
        found.map(({ rule }) => rule),
        rules,
        drawing,
      );
    }
  });

  test("keeps formatting from mending what is intended, and from nothing else", () => {
    const before = text("Вопрос⇥Так   и  было? ↵↵Ответ⇥Да.");
    const intended: IntendedException[] = [
      { rule: "repeated-space", words: "Так и было" },
      { rule: "blank-line", words: "было Да" },
    ];
    const outcome = formatTranscript(Transcript.parse(before), { intended });
    assert.equal(outcome.kind, "formatted");
    assert.equal(drawn(applyEdits(before, outcome.edits)), "Вопрос⇥Так   и  было?↵↵Ответ⇥Да.");
  });

  test("is used where its rule finds something at its words", () => {
    const [used, ofOtherWords, ofOtherRule] = [
      { rule: "stray-line", words: "Пролог" },
      { rule: "stray-line", words: "Эпилог" },
      { rule: "blank-line", words: "Пролог" },
    ] as const;
    const intended = [used, ofOtherWords, ofOtherRule];
    const transcript = Transcript.parse("Пролог");
    assert.deepEqual(usedIn(transcript, { intended }), [used]);
    assert.deepEqual(usedIn(transcript, { intended, severities: { "stray-line": "hint" } }), [used]);
    assert.deepEqual(usedIn(transcript, { intended, severities: { "stray-line": "off" } }), []);
    assert.deepEqual(usedIn(transcript, {}), []);
  });
});

describe("on any text", () => {
  /** A transcript, and exceptions from some of its findings. */
  const excepted = fc.tuple(anyTranscript, fc.infiniteStream(fc.boolean())).map(([source, choices]) => {
    const transcript = Transcript.parse(source);
    return { source, transcript, intended: exceptionsFor(transcript).filter(() => choices.next().value) };
  });
  const hasSafeFix = ({ fixes }: Finding): boolean => fixes.some(({ safe }) => safe);

  test("exactly the findings at the words of an exception are gone, and every such exception is used", () => {
    fc.assert(
      fc.property(excepted, ({ transcript, intended }) => {
        const keys = new Set(intended.map(({ rule, words }) => `${rule} ${words}`));
        const expected = check(transcript).filter(
          (finding) => !keys.has(`${finding.rule} ${concernedWords(transcript, finding)}`),
        );
        assert.deepEqual(check(transcript, { intended }), expected);
        assert.deepEqual(checkLines(transcript, 0, transcript.lineCount, { intended: [] }), check(transcript));
        assert.equal(usedIn(transcript, { intended }).length, keys.size);
      }),
      { numRuns: 300 },
    );
  });

  test("words stay what they are when lines are put before and behind", () => {
    fc.assert(
      fc.property(anyTranscript, (source) => {
        const whole = `Вопрос\tА?\nОтвет\tБ.\n${source.replace(/^\uFEFF/, "")}\nВопрос\tВ?`;
        const shifted = `Вопрос\tЕщё?\n${whole}\nОтвет\tГ.`;
        const [one, other] = [Transcript.parse(whole), Transcript.parse(shifted)];
        const keys = new Set(exceptionsFor(other).map(({ rule, words }) => `${rule} ${words}`));
        for (const { rule, words } of exceptionsFor(one)) {
          if (rule !== "unanswered-question") assert.ok(keys.has(`${rule} ${words}`), `${rule}: ${words}`);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("formatting mends what is intended no more once it has mended the words beside", () => {
    const transcript = Transcript.parse("\n\n\u0081\n1. ВОПРОС\t\n Как это было?\n");
    const intended: IntendedException[] = [
      { rule: "blank-line", words: "Вопрос" },
      { rule: "label-form", words: "Вопрос Как" },
    ];
    const outcome = formatTranscript(transcript, { intended });
    assert.ok(outcome.kind === "formatted");
    const after = Transcript.parse(applyEdits(transcript.text(), outcome.edits));
    assert.deepEqual(check(after, { intended }).filter(hasSafeFix), []);
  });

  test("formatting keeps its promises", () => {
    fc.assert(
      fc.property(excepted, ({ source, transcript, intended }) => {
        const outcome = formatTranscript(transcript, { intended });
        if (outcome.kind === "refused") {
          assert.equal(outcome.reason.id, "format-refused.mojibake");
          return;
        }
        const after = Transcript.parse(applyEdits(source, outcome.edits));
        assert.deepEqual(check(after, { intended }).filter(hasSafeFix), [], "complete");
        assert.deepEqual(formatTranscript(after, { intended }), { kind: "formatted", edits: [] }, "idempotent");
      }),
      { numRuns: 500 },
    );
  });
});
