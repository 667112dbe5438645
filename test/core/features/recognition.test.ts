import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { isTranscriptByContent, RECOGNITION_LINES } from "../../../src/core/features/recognition.ts";
import { isLabelled } from "../../../src/core/transcript/line.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";

const isTranscript = (text: string): boolean => isTranscriptByContent(text.split(/\r\n|\n|\r/));

describe("a transcript", () => {
  for (const [what, text] of Object.entries({
    "in canonical form": "Вопрос\tКогда откроют мост?\nОтвет\tОсенью.\n\tТочнее скажу позже.\n",
    "with colons": "Вопрос: Когда откроют мост?\nОтвет: Осенью.",
    "that begins with an answer": "Ответ\tДобавлю к сказанному.\nВопрос\tЧто именно?",
    "in two languages": "Сұрақ\tКөпір қашан ашылады?\nОтвет\tОсенью.",
    "in English": "Question: When?\nAnswer: In autumn.",
    "after blank lines": "\n \n\t\nВопрос\tКогда?\nОтвет\tОсенью.",
    "with blank lines between": "Вопрос\tКогда?\n\n\nОтвет\tОсенью.\n\n\n",
    "with damaged labels": "ВОПРОС :Когда?\n1. Oтвет\tОсенью.\nВопрс\tТочнее?",
    "with a label of its own line further down": "Вопрос\tКогда?\nОтвет\n\tОсенью.",
    "behind invisible characters": "\u200BВопрос\t\u200BКогда?\n\u200BОтвет\tОсенью.\n\u200B\tПозже.",
    "with lone carriage returns": "Вопрос\tКогда?\rОтвет\tОсенью.",
    "whose question begins with a label's word": "Вопрос\tОтвет на письмо готов?\nОтвет\tДа.",
  })) {
    test(what, () => {
      assert.ok(isTranscript(text));
    });
  }
});

describe("no transcript", () => {
  for (const [what, text] of Object.entries({
    "an empty text": "",
    "nothing but white": "\n \t\n\u00A0\n",
    prose: "Вопрос о мосте обсуждают давно.\nОтвет\tда\nОтвет\tнет",
    "a first line that only looks like a label": "Вопрос — Когда откроют мост?\nОтвет\tОсенью.",
    "a first line whose label stands alone": "Вопрос\n\tКогда?\nОтвет\tОсенью.",
    "a first line that is a continuation": "\tСтенограмма\nВопрос\tКогда?\nОтвет\tОсенью.",
    "a title before the first label": "Стенограмма\nВопрос\tКогда?\nОтвет\tОсенью.",
    "the head of a table": "Вопрос\tОтвет\nВопрос\tДа\nОтвет\tНет",
    "the head of a table, in another case and script": "Вопрос\tOТВЕТ\nОтвет\tНет",
    "the head of a table, with a colon": "Вопрос:\tОтвет:\nОтвет\tНет",
    "a table in another language": "Question\tAnswer\nAnswer\tNo",
    "questions without an answer": "Вопрос\tКогда?\nВопрос\tГде?",
    "a table of three columns": "Иванов\t12\tАстана\nПетров\t7\tКостанай",
  })) {
    test(what, () => {
      assert.ok(!isTranscript(text));
    });
  }
});

describe("nine lines in ten", () => {
  const fitting = ["Вопрос\tКогда?", "Ответ\tОсенью.", ...Array.from({ length: 7 }, () => "\tИ ещё.")];

  test("are enough", () => {
    assert.ok(isTranscript([...fitting, "Смех в зале"].join("\n")));
  });

  test("are needed", () => {
    assert.ok(!isTranscript([...fitting.slice(0, 8), "Смех в зале"].join("\n")));
  });

  test("are counted without blank lines", () => {
    assert.ok(!isTranscript([...fitting.slice(0, 8), "", "", "", "Смех в зале"].join("\n")));
  });

  test("do not include white other than a TAB", () => {
    assert.ok(!isTranscript("Вопрос\tКогда?\nОтвет\tОсенью.\n  И ещё."));
  });
});

describe("the first lines alone count", () => {
  const question = "Вопрос\tКогда?";
  const answer = "Ответ\tОсенью.";

  test("an answer further down is not seen", () => {
    const paragraphs = Array.from({ length: RECOGNITION_LINES - 1 }, () => "\tИ ещё.");
    assert.ok(!isTranscript([question, ...paragraphs, answer].join("\n")));
    assert.ok(isTranscript([question, ...paragraphs.slice(1), answer].join("\n")));
  });

  test("prose further down does no harm", () => {
    const prose = Array.from({ length: 1000 }, () => "Просто текст.");
    const transcript = Array.from({ length: RECOGNITION_LINES / 2 }, () => [question, answer]).flat();
    assert.ok(isTranscript([...transcript, ...prose].join("\n")));
  });

  test("blank lines are lines too", () => {
    const blank = Array.from({ length: RECOGNITION_LINES }, () => "");
    assert.ok(!isTranscript([...blank, question, answer].join("\n")));
  });

  test("no more lines are asked for than are needed", () => {
    function* lines(all: readonly string[]): IterableIterator<string> {
      for (const line of all) yield line;
      assert.fail("asked for one line too many");
    }
    assert.equal(isTranscriptByContent(lines(["", "Просто текст."])), false);
    assert.equal(isTranscriptByContent(lines([question, ...Array.from({ length: 200 }, () => answer)])), true);
  });
});

test("a text is recognised only by a first line with a strong separator, and with an answer", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = [...Transcript.parse(text).lines()];
      if (!isTranscriptByContent(lines.map((line) => line.text))) return;
      const first = lines.find((line) => line.kind !== "blank")!;
      assert.ok(isLabelled(first));
      assert.match(first.text.slice(first.head.separator.start, first.head.separator.end), /[\t:]/);
      assert.ok(lines.some((line) => line.kind === "answer"));
    }),
  );
});
