import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { questionKey } from "../../../src/core/rules/asked-questions.ts";
import { check, type CheckSettings } from "../../../src/core/rules/engine.ts";
import { FindingIndex, type NotedFinding } from "../../../src/core/rules/finding-index.ts";
import type { Fix, RuleId } from "../../../src/core/rules/rule.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { marked, text } from "../support/marked.ts";

function indexOf(drawing: string, settings?: CheckSettings): FindingIndex {
  return FindingIndex.read(Transcript.parse(text(drawing)), settings);
}

/** Replaces the only place that has such a text. */
function replace(index: FindingIndex, found: string, replacement: string): void {
  const start = index.transcript.text().indexOf(found);
  assert.equal(index.transcript.text().lastIndexOf(found), start, found);
  index.follow(index.transcript.change([{ span: { start, end: start + found.length }, text: replacement }]));
}

/** Rule and text of each. */
function shown(index: FindingIndex, findings: readonly NotedFinding[]): string[] {
  const source = index.transcript.text();
  return findings.map(({ rule, span }) => `${rule} ${source.slice(span.start, span.end)}`);
}

function findingOf(index: FindingIndex, rule: RuleId, place = 0): NotedFinding {
  return index.findings().filter((finding) => finding.rule === rule)[place]!;
}

describe("the counts by severity", () => {
  const CLEAN = "Вопрос⇥Кто?↵Ответ⇥Иван.↵";
  for (const [of, drawing, expected] of [
    ["no text", "", { error: 0, warning: 0, information: 0, hint: 0 }],
    ["a text in order", CLEAN, { error: 0, warning: 0, information: 0, hint: 0 }],
    ["lines alone", CLEAN + "⇥Да , он.↵⇥Да  он.↵⇥И , он.↵", { error: 0, warning: 1, information: 2, hint: 0 }],
    [
      "turns alone",
      CLEAN + "Ответ⇥Да.↵Ответ⇥Он.↵Вопрос⇥Так.↵Ответ⇥Да.↵Вопрос⇥Иван.↵Ответ⇥Да.↵Вопрос⇥Они.",
      { error: 0, warning: 1, information: 2, hint: 3 },
    ],
    [
      "lines and turns",
      "Ответ: Да.↵Вопрос⇥Да , так.↵Ответ: Да , он.↵Ответ⇥Да.↵Вопрос⇥Да , так.↵Ответ⇥Да.↵ Ответ⇥Да.",
      { error: 4, warning: 0, information: 6, hint: 2 },
    ],
  ] as const) {
    test(`are those of ${of}`, () => {
      assert.deepEqual(indexOf(drawing).countBySeverity, expected);
    });
  }

  test("follow a change", () => {
    const index = indexOf(CLEAN + "⇥Да , он.↵⇥И , он.↵Вопрос⇥Иван.↵Ответ⇥Да.↵");
    assert.deepEqual(index.countBySeverity, { error: 0, warning: 0, information: 2, hint: 1 });
    replace(index, "Да , он", "Да  он");
    replace(index, "Вопрос\tИван.", "Вопрос\tИван?");
    assert.deepEqual(index.countBySeverity, { error: 0, warning: 1, information: 1, hint: 0 });
    replace(index, "Да  он", "Да, он");
    replace(index, "И , он", "И он");
    assert.deepEqual(index.countBySeverity, { error: 0, warning: 0, information: 0, hint: 0 });
  });
});

describe("beside a place", () => {
  test("there is nothing in a text in order", () => {
    for (const drawing of ["", "Вопрос⇥Кто?↵Ответ⇥Иван.↵"]) {
      const index = indexOf(drawing);
      assert.equal(index.beside(0, "next"), undefined);
      assert.equal(index.beside(0, "previous"), undefined);
    }
  });

  test("stands the first of all behind the last one, and the last of all before the first one", () => {
    const drawing = "Вопрос⇥Кто?↵Ответ⇥Иван⟦  ⟧и⟦  ⟧Пётр.↵Вопрос⇥Где?↵Ответ⇥Тут⟦  ⟧вот.↵Вопрос⇥Так?↵Ответ⇥Да.";
    const { text: source, spans } = marked(drawing);
    const index = indexOf(source);
    const beside = (offset: number, direction: "next" | "previous"): unknown => {
      const { finding, number } = index.beside(offset, direction)!;
      return { span: finding.span, number };
    };
    const [first, second, last] = spans.map((span, place) => ({ span, number: place + 1 }));
    assert.deepEqual(beside(source.length, "next"), first);
    assert.deepEqual(beside(spans[2]!.start, "next"), first);
    assert.deepEqual(beside(0, "previous"), last);
    assert.deepEqual(beside(spans[0]!.start, "previous"), last);
    assert.deepEqual(beside(spans[0]!.start, "next"), second);
    assert.deepEqual(beside(spans[2]!.start, "previous"), second);
  });
});

describe("what a letter of two scripts is meant to be", () => {
  test("follows what letters the text has elsewhere, whatever else is found on the line", () => {
    for (const [line, others] of [
      ["⇥Дом HІ стоит.", []],
      ["⇥Дом  HІ ,он стоит.", ["repeated-space   ", "mark-spacing  ", "mark-spacing ,"]],
    ] as const) {
      const index = indexOf(`Вопрос⇥Где?↵Ответ⇥Там.↵${line}↵Вопрос⇥Кто?↵Ответ⇥Иван.`);
      assert.deepEqual(shown(index, index.findings()).sort(), ["mixed-script HІ", ...others].sort());
      const faults = (): unknown => findingOf(index, "mixed-script").message.arguments;
      const fault = (found: string, meant: string): unknown => ({ id: "fault.twin", arguments: { found, meant } });
      assert.deepEqual(faults(), { found: "HІ", faults: [fault("І", "I")] });
      replace(index, "Иван", "Iван і Івась");
      assert.deepEqual(faults(), { found: "HІ", faults: [fault("H", "Н")] });
      replace(index, "Iван і Івась", "Иван");
      assert.deepEqual(faults(), { found: "HІ", faults: [fault("І", "I")] });
    }
  });
});

describe("what is related to a question asked before", () => {
  function expectRelated(drawing: string, settings?: CheckSettings): void {
    const { text: source, spans } = marked(drawing);
    const index = indexOf(source, settings);
    const finding = index
      .findings()
      .filter(({ rule }) => rule === "duplicate-question")
      .at(-1)!;
    assert.deepEqual(
      index.related(finding),
      [{ span: spans[0], message: { id: "duplicate-question.earlier", arguments: {} } }],
      drawing,
    );
  }

  test("is the nearest one of these words", () => {
    expectRelated("Вопрос⇥⟦Где дом?⟧↵Ответ⇥Там.↵Вопрос⇥Где дом?");
    expectRelated("Вопрос⇥Где дом?↵Вопрос⇥⟦Где дом?⟧↵Ответ⇥Там.↵Вопрос⇥Где?↵Вопрос⇥Где дом?↵Ответ⇥Там.↵");
  });

  test("whatever else is found on its line", () => {
    expectRelated("Вопрос⇥⟦Где дом?⟧↵Ответ⇥Там.↵вопрос: Где  дом ?↵Ответ⇥Там.");
    expectRelated("Вопрос⇥⟦Где дом⟧↵Ответ⇥Там.↵Вопрос⇥Где дом↵⇥«…↵Ответ⇥Там.");
  });

  test("wherever the text of the question begins", () => {
    expectRelated("Вопрос↵⇥⟦Где дом?⟧↵Ответ⇥Там.↵Вопрос↵⇥↵⇥Где дом?↵Ответ⇥Там.↵");
  });

  test("no answer, even one that repeats it", () => {
    expectRelated("Вопрос⇥⟦Где дом?⟧↵Ответ⇥Там.↵Ответ⇥Где дом?↵Вопрос⇥Где дом?↵Ответ⇥Там.");
  });

  test("and is where that stands after a change above it", () => {
    const index = indexOf("Вопрос⇥Кто?↵Ответ⇥Иван.↵Вопрос⇥Где дом?↵Ответ⇥Там.↵Вопрос⇥Где дом?↵");
    replace(index, "Иван.", "Иван.\n\tИ Пётр.");
    const start = index.transcript.text().indexOf("Где дом?");
    assert.deepEqual(
      index.related(findingOf(index, "duplicate-question")).map(({ span }) => span),
      [{ start, end: start + "Где дом?".length }],
    );
  });

  test("nothing is related to other findings, and none to one that is there no more", () => {
    const index = indexOf("Вопрос⇥Где дом?↵Ответ⇥Там  и тут.↵Вопрос⇥Где  дом?↵Ответ⇥Там.");
    for (const place of [0, 1]) assert.deepEqual(index.related(findingOf(index, "repeated-space", place)), []);
    const gone = findingOf(index, "duplicate-question");
    replace(index, "Где  дом", "Чей  дом");
    assert.deepEqual(index.related(gone), []);
    replace(index, "Чей  дом", "Чей дом");
    assert.deepEqual(index.related(gone), []);
  });
});

describe("whether a fix may be made in several places", () => {
  /** What is offered at the last finding of the rule. */
  function fixesOf(index: FindingIndex, rule: RuleId): readonly Fix[] {
    const { fixes } = check(index.transcript).findLast((finding) => finding.rule === rule)!;
    assert.notEqual(fixes.length, 0);
    return fixes;
  }

  const OPEN = "Вопрос⇥Кто?↵Ответ⇥Иван.↵";
  for (const [title, drawing, rule, expected] of [
    ["not in one", OPEN + "⇥Тут  вот.↵⇥Да.", "repeated-space", false],
    ["in two on one line", OPEN + "⇥Тут  вот  так.↵⇥Да.", "repeated-space", true],
    ["in two on two lines", OPEN + "⇥Тут  вот.↵⇥Да.↵⇥Тут  так.", "repeated-space", true],
    ["in two turns", OPEN + "Ответ⇥Да.↵Вопрос⇥А он?↵Ответ⇥Там.↵Ответ⇥Да.", "consecutive-answers", true],
    ["not in one turn", OPEN + "Ответ⇥Да.↵Вопрос⇥А он?↵Ответ⇥Там.", "consecutive-answers", false],
    ["not where another rule offers a safe one", OPEN + "Вопрос: Тут  вот?↵Ответ⇥Да.", "repeated-space", false],
    ["not where another rule comes first", OPEN + "Вопрос: Тут  вот?↵Ответ⇥Да.", "label-separator", false],
    ["among other findings", "Вопрос: Тут  вот?↵Ответ: Да  так.", "repeated-space", true],
    ["one of two fixes", "Вопрос⇥Кто?↵Свидетель⇥Я.↵Вопрос⇥Где?↵Свидетель⇥Там.", "unknown-label", true],
    ["not where each is another one", "Вопрос⇥Кто?↵Свидетель⇥Я.↵Вопрос⇥Где?↵Судья⇥Там.", "unknown-label", false],
    ["not where one is safe and one is not", "1) Вопрос⇥Кто?↵Ответ⇥Я.↵вопрос⇥Где?↵Ответ⇥Там.", "label-form", false],
  ] as const) {
    test(title, () => {
      const index = indexOf(drawing);
      for (const fix of fixesOf(index, rule)) assert.equal(index.mayFixSeveral(rule, fix), expected);
    });
  }

  test("however much other rules find", () => {
    const index = indexOf(OPEN + "⇥Да. ↵".repeat(60) + "⇥Тут  вот.↵");
    assert.equal(index.mayFixSeveral("repeated-space", fixesOf(index, "repeated-space")[0]!), false);
    assert.equal(index.mayFixSeveral("trailing-space", fixesOf(index, "trailing-space")[0]!), true);
  });

  test("on more than fifty lines with findings of a rule, as may be", () => {
    for (const [others, expected] of [
      [49, false],
      [50, true],
    ] as const) {
      const index = indexOf("вопрос⇥Кто?↵Ответ⇥Иван.↵".repeat(others) + "1) Вопрос⇥Кто?↵Ответ⇥Иван.↵");
      assert.equal(index.mayFixSeveral("label-form", fixesOf(index, "label-form")[0]!), expected, `${others}`);
    }
  });
});

describe("the questions of an index", () => {
  test("are known to be asked more than once, in order, however often the text changes", () => {
    const index = indexOf(
      "Вопрос⇥Где дом?↵Ответ⇥Там.↵Ответ⇥Тут.↵Вопрос⇥Кто?↵Вопрос⇥где — дом↵Вопрос⇥?↵Вопрос⇥?↵Вопрос⇥Чей дом?",
    );
    assert.deepEqual([...index.repeated()], [0, 4]);
    replace(index, "Чей дом", "Кто");
    assert.deepEqual([...index.repeated()], [0, 3, 4, 7]);
    replace(index, "где — дом", "Почему?");
    assert.deepEqual([...index.repeated()], [3, 7]);
    replace(index, "Ответ\tТут.\n", "");
    assert.deepEqual([...index.repeated()], [2, 6]);
  });

  /** Questions that are asked with `asked` no more, or now, are known to be when others come to ask the same. */
  function expectCounted(index: FindingIndex, ...asked: readonly string[]): void {
    for (const words of asked) {
      const { transcript } = index;
      const end = transcript.length;
      const added = `\nВопрос\t${words}?\nОтвет\tТак.`;
      for (const place of [end, end + added.length]) {
        index.follow(index.transcript.change([{ span: { start: place, end: place }, text: added }]));
        assert.deepEqual(shown(index, index.findings()), shown(index, check(index.transcript)));
      }
      index.follow(index.transcript.change([{ span: { start: end, end: index.transcript.length }, text: "" }]));
      assert.deepEqual(shown(index, index.findings()), shown(index, check(index.transcript)));
    }
  }

  test("are counted once, in however many places one change touches them", () => {
    for (const [old, replacement, ...asked] of [
      ["там", "тот", "Что тут и где и тот", "Что"],
      ["там?\nОтвет\tОн.\nВопрос\tЧто", "тот?\nОтвет\tОн.\nВопрос\tКак", "Что тут и где и тот", "Что", "Как"],
      ["там?\nОтвет\tОн.\nВопрос\tЧто", "тот", "Что тут и где и тот", "Что"],
    ] as const) {
      const index = indexOf("Вопрос⇥Кто тут?↵⇥И где?↵⇥И там?↵Ответ⇥Он.↵Вопрос⇥Что?↵Ответ⇥Это.");
      const edits = [["Кто", "Что"] as const, [old, replacement] as const].map(([found, text]) => {
        const start = index.transcript.text().indexOf(found);
        return { span: { start, end: start + found.length }, text };
      });
      index.follow(index.transcript.change(edits));
      expectCounted(index, "Кто тут и где и там", ...asked);
    }
  });

  test("are counted anew when lines come to them or go", () => {
    // A change at the head of a line is one of the line before, too.
    const index = indexOf("Вопрос⇥Кто тут?↵От⇥И там?↵Ответ⇥Он.↵Вопрос⇥Что?↵Ответ⇥Это.↵⇥Вот.");
    replace(index, "т\tИ там", "твет\tИ там");
    expectCounted(index, "Кто тут", "Кто тут От И там", "Что");
    replace(index, "твет\tИ там", "т\tИ там");
    expectCounted(index, "Кто тут", "Кто тут От И там", "Что");
    replace(index, "прос\tЧто", "\tЧто");
    replace(index, "твет\tЭто", "\tЭто");
    expectCounted(index, "Что", "Кто тут От И там");
    replace(index, "Во\tЧто", "Вопрос\tЧто");
    expectCounted(index, "Что", "Что О Это Вот");
    replace(index, "О\tЭто", "Ответ\tЭто");
    expectCounted(index, "Что", "Что О Это Вот");
    replace(index, "прос\tКто тут", "\tКто тут");
    expectCounted(index, "Кто тут От И там", "И там");
  });

  test("may have any number", () => {
    // Those of these words are what stands for no words, and for those before the first.
    for (const question of ["зшрыалф", "нцчевъх"]) {
      const source = `Вопрос⇥${question}?↵Ответ⇥Да.↵Вопрос⇥${question}?↵Ответ⇥Нет.`;
      const index = indexOf(source);
      assert.deepEqual(shown(index, index.findings()), [`duplicate-question ${question}?`]);
      replace(index, "Нет", "Так");
      replace(index, "Да", "Вот");
      assert.deepEqual(shown(index, index.findings()), [`duplicate-question ${question}?`]);
      replace(index, `${question}?\nОтвет\tВот`, "—?\nОтвет\tВот");
      assert.deepEqual(shown(index, index.findings()), []);
    }
  });

  test("are the same only in the same words, though others have their number", () => {
    const [first, second] = ["Почему фермер купил журнал летом?", "Когда сосед купил сейф ночью?"];
    const index = indexOf(`Вопрос⇥${first}↵Ответ⇥Да.↵Вопрос⇥${second}↵Ответ⇥Да.↵Вопрос⇥${first}↵Ответ⇥Нет.`);
    const { transcript } = index;
    const turnAt = (place: number) => transcript.turn(place)!;
    // If the number is made in another way, two other questions are to be found.
    assert.equal(questionKey(transcript, turnAt(0)), questionKey(transcript, turnAt(2)));
    assert.equal(index.earlier(turnAt(0)), undefined);
    assert.equal(index.earlier(turnAt(2)), undefined);
    assert.deepEqual(index.earlier(turnAt(4)), turnAt(0));
    assert.deepEqual(shown(index, index.findings()), [`duplicate-question ${first}`]);
    replace(index, "Нет", "Так");
    replace(index, "Ответ\tДа.\nВопрос\tКогда сосед", "Ответ\tТам.\nВопрос\tКогда сосед");
    assert.deepEqual(shown(index, index.findings()), [`duplicate-question ${first}`]);
  });

  test("are looked for behind others that have their number by chance", () => {
    const [first, second] = ["Почему фермер купил журнал летом?", "Когда сосед купил сейф ночью?"];
    const asked = [first, "И?", "Ну?", second, first].map((question) => `Вопрос⇥${question}↵Ответ⇥Да.`);
    const index = indexOf(asked.join("↵"));
    assert.deepEqual(shown(index, index.findings()), [`duplicate-question ${first}`]);
    for (const [old, text, found] of [
      [`${first}\nОтвет\tДа.\nВопрос\tИ`, `О${first}\nОтвет\tДа.\nВопрос\tИ`, []],
      [`О${first}`, first, [`duplicate-question ${first}`]],
    ] as const) {
      replace(index, old, text);
      assert.deepEqual(shown(index, index.findings()), found);
    }
  });
});
