import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { completionLines, completionsAt } from "../../../src/core/features/completion.ts";
import { hasText } from "../../../src/core/transcript/line.ts";
import { type Label, Vocabulary } from "../../../src/core/transcript/labels.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";

/** What is offered at the `|` of a text, in order, the labels of an exchange with `+` between them. */
function offered(marked: string, { locale = "ru", own = [] as readonly Label[] } = {}): string[] {
  return completions(marked, locale, own).map(({ labels }) => labels.map(({ text }) => text).join("+"));
}

function completions(marked: string, locale = "ru", own: readonly Label[] = []): ReturnType<typeof completionsAt> {
  const before = marked.slice(0, marked.indexOf("|")).split("\n");
  const transcript = Transcript.parse(marked.replace("|", ""), new Vocabulary(own));
  return completionsAt(transcript, before.length - 1, before.at(-1)!.length, locale);
}

/** The line of the `|` after the first completion. */
function accepted(marked: string): string {
  const [first] = completions(marked);
  const line = marked.replace("|", "").split("\n")[marked.slice(0, marked.indexOf("|")).split("\n").length - 1]!;
  return line.slice(0, first!.replaced.start) + completionLines(first!).join("\n") + line.slice(first!.replaced.end);
}

describe("what the place calls for comes first", () => {
  test("after a question an answer", () => {
    assert.deepEqual(offered("Вопрос\tКогда?\n|"), ["Ответ", "Вопрос", "Вопрос+Ответ"]);
    assert.deepEqual(offered("Вопрос\tКогда?\n\tИ где?\n|"), ["Ответ", "Вопрос", "Вопрос+Ответ"]);
  });

  test("after an answer a question", () => {
    assert.deepEqual(offered("Вопрос\tКогда?\nОтвет\tОсенью.\n|"), ["Вопрос", "Вопрос+Ответ", "Ответ"]);
  });

  test("before everything else a question", () => {
    assert.deepEqual(offered("|\nОтвет\tОсенью."), ["Вопрос", "Вопрос+Ответ", "Ответ"]);
  });

  test("whatever stands below", () => {
    assert.deepEqual(offered("Вопрос\tКогда?\n|\nОтвет\tОсенью.")[0], "Ответ");
  });

  test("a label that is being typed does not count as a turn", () => {
    assert.deepEqual(offered("Вопрос\tКогда?\nОтвет|"), ["Ответ"]);
    assert.deepEqual(offered("Вопрос\tКогда?\nВопрос|"), ["Вопрос", "Вопрос+Ответ"]);
  });
});

describe("labels are the transcript's own", () => {
  test("by the nearest of each role", () => {
    const both = "Вопрос\tКогда?\nОтвет\tОсенью.\nСұрақ\tҚайда?\nОтвет\tЗдесь.\n|";
    assert.deepEqual(offered(both), ["Сұрақ", "Сұрақ+Ответ", "Ответ"]);
  });

  test("in the language of the only role there is", () => {
    assert.deepEqual(offered("Питання\tКоли?\n|"), ["Відповідь", "Питання", "Питання+Відповідь"]);
  });

  test("by those below when there are none above", () => {
    assert.deepEqual(offered("|\nQuestion\tWhen?"), ["Question", "Question+Answer", "Answer"]);
  });

  test("in the spelling of the vocabulary, whatever the transcript's is", () => {
    assert.deepEqual(offered("ВОПР0С: когда?\n|"), ["Ответ", "Вопрос", "Вопрос+Ответ"]);
  });
});

describe("where there is no label yet", () => {
  const questions = (locale: string): string[] => {
    return completions("|", locale).flatMap(({ kind, labels }) => (kind === "question" ? [labels[0]!.text] : []));
  };

  test("every language is offered, Russian first", () => {
    assert.deepEqual(questions("ru"), ["Вопрос", "Сұрақ", "Питання", "Пытанне", "Question"]);
    assert.deepEqual(offered("|").slice(0, 3), ["Вопрос", "Вопрос+Ответ", "Ответ"]);
  });

  test("a language of the editor other than English goes before it", () => {
    assert.deepEqual(questions("kk-KZ").slice(0, 2), ["Сұрақ", "Вопрос"]);
    assert.deepEqual(questions("uk").slice(0, 2), ["Питання", "Вопрос"]);
    assert.deepEqual(questions("en-GB").slice(0, 2), ["Вопрос", "Сұрақ"]);
    assert.deepEqual(questions("de").slice(0, 2), ["Вопрос", "Сұрақ"]);
  });

  test("a user's own labels come first of all", () => {
    const own: Label[] = [
      { text: "Ведущий", role: "question", vocabulary: "own", script: "Cyrillic" },
      { text: "Гость", role: "answer", vocabulary: "own", script: "Cyrillic" },
      { text: "Гостья", role: "answer", vocabulary: "own", script: "Cyrillic" },
    ];
    assert.deepEqual(offered("|", { own }).slice(0, 5), ["Ведущий", "Ведущий+Гость", "Гость", "Гостья", "Вопрос"]);
  });
});

describe("a beginning that was typed", () => {
  test("in any case", () => {
    assert.deepEqual(offered("воп|"), ["Вопрос", "Вопрос+Ответ"]);
    assert.deepEqual(offered("ОТ|"), ["Ответ"]);
  });

  test("in another language than the transcript's", () => {
    assert.deepEqual(offered("Вопрос\tКогда?\nЖ|"), ["Жауап"]);
  });

  test("of several labels, the transcript's first", () => {
    assert.deepEqual(offered("Сұрақ\tҚашан?\nА|"), ["Адказ", "Answer"]);
    assert.deepEqual(offered("Пытанне\tКалі?\nАдказ\tУвосень.\nП|"), [
      "Пытанне",
      "Пытанне+Адказ",
      "Питання",
      "Питання+Відповідь",
    ]);
  });

  test("with letters of another script that look alike", () => {
    assert.deepEqual(offered("Oтв|"), ["Ответ"]);
    assert.equal(completions("Oтв|")[0]!.filter, "Oтвет");
  });

  test("on the other keyboard layout", () => {
    assert.deepEqual(offered("djg|"), ["Вопрос", "Вопрос+Ответ"]);
    assert.equal(completions("Djg|")[0]!.filter, "djghjc");
    assert.deepEqual(offered("Йгу|"), ["Question", "Question+Answer"]);
  });

  test("that no label has", () => {
    assert.deepEqual(offered("Мод|"), []);
    assert.deepEqual(offered("Вопрос о|"), []);
  });
});

describe("what it replaces", () => {
  test("what was typed and the white around it", () => {
    assert.equal(accepted("воп|"), "Вопрос\t");
    assert.equal(accepted("Вопрос\tКогда?\n\t|"), "Ответ\t");
    assert.equal(accepted("Вопрос\tКогда?\n\tот|  "), "Ответ\t");
  });

  test("a continuation's TAB, at its very start", () => {
    assert.equal(accepted("Вопрос\tКогда?\n|\tОсенью."), "Ответ\tОсенью.");
    assert.equal(accepted("Вопрос\tКогда?\n|Осенью."), "Ответ\tОсенью.");
  });
});

describe("nothing is offered", () => {
  for (const marked of [
    "Вопрос\tКогда? |",
    "Вопрос\tКогда?\n\t|Осенью.",
    "Вопрос\tКогда?\n\tОсенью. |",
    "Вопрос\tКогда?\nОсе|нью.",
    "|Вопрос\tКогда?",
    "Вопр|ос\tКогда?",
    "Вопрос\t|",
    "Вопрос\tв|",
  ]) {
    test(`at ${JSON.stringify(marked)}`, () => {
      assert.deepEqual(offered(marked), []);
    });
  }
});

test("whatever is accepted gives a line that begins with a canonical label, and loses no word", () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, seed) => {
      const transcript = Transcript.parse(text);
      const index = seed % transcript.lineCount;
      const line = transcript.line(index);
      const column = seed % (line.text.length + 1);
      for (const completion of completionsAt(transcript, index, column, "ru")) {
        const [first] = completionLines(completion);
        const rest = line.text.slice(completion.replaced.end);
        const after = Transcript.parse(first! + rest).line(0);
        assert.equal(after.head?.label.text, completion.labels[0]!.text);
        assert.ok(column === 0 || rest === "", "text goes on");
        assert.equal(hasText(after), rest !== "" && hasText(line));
      }
    }),
  );
});
