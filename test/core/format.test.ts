import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import {
  fixingAllOfRule,
  fixingAllSuggested,
  formatLines,
  type FormatOutcome,
  formatting,
  formatTranscript,
} from "../../src/core/format.ts";
import { inOneGo } from "../../src/core/steps.ts";
import type { MessageId } from "../../src/core/messages/catalogue.ts";
import { RULES } from "../../src/core/rules/index.ts";
import { check, checkLines } from "../../src/core/rules/engine.ts";
import { type Finding, fixKind } from "../../src/core/rules/rule.ts";
import { visibleText } from "../../src/core/text/characters.ts";
import { applyEdits } from "../../src/core/text/edit.ts";
import type { Span } from "../../src/core/text/span.ts";
import { bodyText } from "../../src/core/transcript/line.ts";
import { LinePlaces } from "../../src/core/transcript/line-places.ts";
import { LineChunk } from "../../src/core/transcript/line-chunk.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { anyTranscript } from "./support/damaged-transcript.ts";
import { callsOf, mostCallsInStep } from "./support/instead.ts";
import { drawn, marked, text } from "./support/marked.ts";

function formatted(drawing: string): string {
  const before = text(drawing);
  return drawn(applyEdits(before, editsOf(formatTranscript(Transcript.parse(before)))));
}

function editsOf(outcome: FormatOutcome) {
  assert.equal(outcome.kind, "formatted");
  return outcome.edits;
}

/** Every fourth label stands on the last line of a chunk, and its paragraph, which moves up, on the first of the next one. */
const LINKED = `А\nБ\nВ\n${"Вопрос\n\tКак?\n\tЧисто.\n\tЧисто.\n".repeat(8000)}`;

function hasSafeFix({ fixes }: Finding): boolean {
  return fixes.some(({ safe }) => safe);
}

/** What is read, turn by turn; the first entry is what stands before the first label. */
function readings(transcript: Transcript): (readonly [role: string, words: string])[] {
  const read = (from: number, to: number): string =>
    visibleText([...transcript.lines(from, to)].map(bodyText).join(""));
  const turns = [...transcript.turns()];
  return [
    ["none", read(0, turns[0]?.firstLine ?? transcript.lineCount)],
    ...turns.map(({ role, firstLine, endLine }) => [role, read(firstLine, endLine)] as const),
  ];
}

describe("formatting", () => {
  test("makes every safe fix and no suggested one", () => {
    assert.equal(
      formatted(
        "²  вoпрос: Как?  ↵↵- Ответ (тихо) ⇥Да,  так⇥и есть.↵↵Вопрос 5↵↵   Что дальше?↵Просто строка ↵Отвтет⇥Нет↵ ",
      ),
      "²Вопрос⇥Как?↵Ответ (тихо)⇥Да, так и есть.↵Вопрос 5⇥Что дальше?↵Просто строка↵Отвтет⇥Нет↵",
    );
  });

  test("leaves a remark as it is, with the TAB in it", () => {
    assert.equal(formatted("Ответ (а⇥б): Да.↵  Ответ(а⇥б)⇥Нет."), "Ответ (а⇥б)⇥Да.↵Ответ(а⇥б)⇥Нет.");
  });

  test("leaves a canonical transcript alone, with and without a line break at its end", () => {
    for (const drawing of ["", "Вопрос⇥Как?↵Ответ⇥Да.↵⇥Так.", "²Сұрақ⇥Қалай?↩↵Жауап⇥Иә.↩↵"]) {
      assert.deepEqual(formatTranscript(Transcript.parse(text(drawing))), { kind: "formatted", edits: [] });
    }
  });

  test("keeps each line's own break", () => {
    assert.equal(formatted("Вопрос⇥Как?↩ ↵↵Ответ⇥Да. ↩↵↩Ответ⇥Нет. ↵"), "Вопрос⇥Как?↩Ответ⇥Да.↩↵Ответ⇥Нет.↵");
  });

  test("removes all blank lines at the head, and U+FEFF that would come there", () => {
    assert.equal(formatted("↵²↵ ↵²²Вопрос⇥Как?"), "Вопрос⇥Как?");
    assert.equal(formatted("↵²↵".repeat(20) + "²Пролог"), "Пролог");
  });

  test("removes more blank lines in a row than a call takes arguments", () => {
    assert.equal(formatted("↵".repeat(150_000) + "Вопрос⇥Как?"), "Вопрос⇥Как?");
  });

  test("edits only what is wrong: nothing that stays is inside an edit", () => {
    const before = text("Ответ⇥В   Астане↵Ответ: ↵⇥Да.");
    const edits = editsOf(formatTranscript(Transcript.parse(before)));
    assert.deepEqual(
      edits.map(({ span, text }) => [drawn(before.slice(span.start, span.end)), drawn(text)]),
      [
        ["  ", ""],
        [": ↵", ""],
      ],
    );
  });

  test("follows the user's severities: what is off is not mended", () => {
    const transcript = Transcript.parse(text("Вопрос: Как?  "));
    assert.deepEqual(editsOf(formatTranscript(transcript, { severities: { "trailing-space": "off" } })), [
      { span: { start: 6, end: 8 }, text: "\t" },
    ]);
  });

  test("refuses a file in which three lines in ten are read in the wrong encoding", () => {
    const misread = "\tР’РѕРїСЂРѕСЃ Р’РѕРїСЂРѕСЃ\n";
    const clean = "\tДа. \n";
    const refusal = formatTranscript(Transcript.parse(clean.repeat(7) + misread.repeat(3)));
    assert.deepEqual(refusal, {
      kind: "refused",
      reason: { id: "format-refused.mojibake", arguments: { mojibakeLines: 3, textLines: 10 } },
    });
    assert.equal(editsOf(formatTranscript(Transcript.parse(clean.repeat(8) + misread.repeat(3)))).length, 8);
  });

  test("refuses what is too much to be made at once", () => {
    const transcript = Transcript.parse(text("Вопрос: Как? \nОтвет: Так.\n"));
    assert.deepEqual(inOneGo(formatting(transcript, {}, 2)), {
      kind: "refused",
      reason: { id: "format-refused.too-many", arguments: { millions: 0.000002 } },
    });
    assert.equal(editsOf(inOneGo(formatting(transcript, {}, 3))).length, 3);
  });

  test("refuses it before all that is wrong has been looked at, in one turn too", () => {
    const transcript = Transcript.parse(`Вопрос\tКак?\nОтвет\tТак.\n${"\tДа. \n".repeat(20_000)}`);
    const looks = callsOf(RULES["trailing-space"], "check", () => {
      assert.equal(inOneGo(formatting(transcript, {}, 100)).kind, "refused");
    });
    assert.ok(looks.length < 2000, String(looks.length));
  });

  test("is done in small steps, however long a turn is and however much there is to mend", () => {
    for (const source of [
      `Вопрос\tКак?\nОтвет\tТак.\n${"  Да,  так. \n\n".repeat(10_000)}`,
      "Вопрос: Как? \nОтвет:  Да,  так. \n\n".repeat(10_000),
      LINKED,
    ]) {
      const transcript = Transcript.parse(source);
      const most = mostCallsInStep(
        formatting(transcript),
        [LineChunk.prototype, "line"],
        [LineChunk.prototype, "body"],
        [Transcript.prototype, "text"],
        [Transcript.prototype, "turnAt"],
        [LinePlaces.prototype, "seek"],
      );
      assert.ok(most > 0 && most < 5000, String(most));
    }
  });

  test("costs the same for each line where what is mended links all chunks of lines", () => {
    const calls = (source: string): number =>
      callsOf(LineChunk.prototype, "copy", () => {
        assert.equal(editsOf(formatTranscript(Transcript.parse(source))).length, source.split("Вопрос").length - 1);
      }).length;
    const half = calls(LINKED.slice(0, LINKED.length / 2));
    assert.ok(calls(LINKED) < 2.1 * half, String(half));
  });

  test("refuses a file that would be one once what hides it is gone", () => {
    const misread = "Р\u200B’РѕРї\n";
    for (const hidden of ["Â\u00ADð¯€€", misread]) {
      const seen = formatTranscript(Transcript.parse(`Вопрос\t${hidden.replace(/[\u00AD\u200B]/, "")}`));
      assert.equal(seen.kind, "refused");
      assert.deepEqual(formatTranscript(Transcript.parse(`Вопрос\t${hidden}`)), seen);
      assert.deepEqual(
        formatTranscript(Transcript.parse(`Вопрос\t${hidden}\nОтвет\tДа. \n`.repeat(5))).kind,
        "refused",
      );
    }
  });

  test("touches no line that is read in the wrong encoding, and joins none to another", () => {
    const misread = "   Р’РѕРїСЂРѕСЃ  Р’РѕРїСЂРѕСЃ ";
    const clean = "↵⇥Да.".repeat(5);
    assert.equal(formatted(`Вопрос ↵${misread}${clean}`), `Вопрос ↵${misread}${clean}`);
  });
});

describe("formatting of a selection", () => {
  /** Formats the lines that the marks touch. */
  function formattedLines(drawing: string): string {
    const { text, spans } = marked(drawing);
    return drawn(applyEdits(text, editsOf(formatLines(Transcript.parse(text), spans))));
  }

  test("mends the lines it touches, and no other", () => {
    assert.equal(formattedLines("Вопрос: А↵Отв⟦ет: Б ↵ ⟧В↵Вопрос: Г"), "Вопрос: А↵Ответ⇥Б↵⇥В↵Вопрос: Г");
    assert.equal(formattedLines("Вопрос: А↵⟦⟧Ответ: Б ↵ В"), "Вопрос: А↵Ответ⇥Б↵ В");
  });

  test("mends the lines of every selection, in any order and overlap, each once", () => {
    assert.equal(
      formattedLines("А⟦: Б ↵↵⟧↵Во⟦про⟧с: В ↵Ответ: Г ↵⟦Вопрос: Д ⟧↵Ответ: Е "),
      "А: Б↵↵Вопрос⇥В↵Ответ: Г ↵Вопрос⇥Д↵Ответ: Е ",
    );
    const { text, spans } = marked("⟦Вопрос:⟧ А ⟦↵ Ответ:⟧ Б ");
    const edits = editsOf(formatLines(Transcript.parse(text), [...spans, ...spans].reverse()));
    assert.equal(drawn(applyEdits(text, edits)), "Вопрос⇥А↵Ответ⇥Б");
  });

  test("does not touch the line at whose head it ends", () => {
    assert.equal(formattedLines("⟦Вопрос: А↵⟧Ответ: Б"), "Вопрос⇥А↵Ответ: Б");
  });

  test("moves no paragraph up from outside", () => {
    assert.equal(formattedLines("⟦Вопрос⟧↵⇥А"), "Вопрос↵⇥А");
    assert.equal(formattedLines("⟦Вопрос↵⟧↵⇥А"), "Вопрос↵↵⇥А");
  });

  test("never joins the break before it to one behind it", () => {
    assert.equal(formattedLines("⇥А↩⟦ ↵ ↵⟧↵⇥Б"), "⇥А↩ ↵↵⇥Б");
  });
});

describe("fixing all of a rule", () => {
  test("makes the safe fixes of that rule alone", () => {
    const transcript = Transcript.parse(text("Вопрос: Как?  ↵Ответ: Да. "));
    const edits = editsOf(inOneGo(fixingAllOfRule(transcript, "trailing-space")));
    assert.equal(drawn(applyEdits(transcript.text(), edits)), "Вопрос: Как?↵Ответ: Да.");
  });

  /** What tells the first fix of that title from others. */
  function kindOf(transcript: Transcript, title: MessageId): string {
    return fixKind(
      check(transcript)
        .flatMap(({ fixes }) => fixes)
        .find((fix) => fix.title.id === title)!,
    );
  }

  test("makes of two that say different things only the chosen one", () => {
    const transcript = Transcript.parse(text("Модератор⇥А↵Эксперт⇥Б↵Модератор⇥В↵Ворпос⇥Г↵Отвте⇥Д"));
    const question = editsOf(
      inOneGo(fixingAllSuggested(transcript, "unknown-label", kindOf(transcript, "fix.question-instead"))),
    );
    assert.equal(drawn(applyEdits(transcript.text(), question)), "Вопрос⇥А↵Эксперт⇥Б↵Вопрос⇥В↵Ворпос⇥Г↵Отвте⇥Д");
    const respelled = editsOf(
      inOneGo(fixingAllSuggested(transcript, "label-form", kindOf(transcript, "fix.write-label"))),
    );
    assert.equal(drawn(applyEdits(transcript.text(), respelled)), "Модератор⇥А↵Эксперт⇥Б↵Модератор⇥В↵Вопрос⇥Г↵Отвте⇥Д");
  });

  test("makes the chosen one of the suggested fixes wherever it is offered", () => {
    const transcript = Transcript.parse(text("Вопрос⇥А↵Б↵В↵Модератор⇥Г"));
    const edits = editsOf(inOneGo(fixingAllSuggested(transcript, "stray-line", kindOf(transcript, "fix.make-answer"))));
    assert.equal(drawn(applyEdits(transcript.text(), edits)), "Вопрос⇥А↵Ответ⇥Б↵Ответ⇥В↵Модератор⇥Г");
  });

  test("refuses what is too much to be made at once", () => {
    const transcript = Transcript.parse(text("Вопрос⇥А↵Б↵В"));
    const kind = kindOf(transcript, "fix.make-answer");
    assert.equal(inOneGo(fixingAllSuggested(transcript, "stray-line", kind, {}, 1)).kind, "refused");
    assert.equal(inOneGo(fixingAllSuggested(transcript, "stray-line", kind, {}, 2)).kind, "formatted");
  });

  test("makes a fix of several edits whole", () => {
    const transcript = Transcript.parse(text("Ответ (тихо): А↵Ответ 2 (громко)⇥Б"));
    const edits = editsOf(inOneGo(fixingAllSuggested(transcript, "label-form", kindOf(transcript, "fix.move-remark"))));
    assert.equal(drawn(applyEdits(transcript.text(), edits)), "Ответ: (тихо) А↵Ответ 2⇥(громко) Б");
  });
});

describe("on any text", () => {
  test("formatting keeps its promises and does not refuse but for the encoding", () => {
    fc.assert(
      fc.property(anyTranscript, (before) => {
        const transcript = Transcript.parse(before);
        const outcome = formatTranscript(transcript);
        if (outcome.kind === "refused") {
          assert.equal(outcome.reason.id, "format-refused.mojibake");
          return;
        }
        const after = Transcript.parse(applyEdits(before, outcome.edits));
        assert.deepEqual(readings(after), readings(transcript), "words unchanged");
        assert.equal(after.byteOrderMark, transcript.byteOrderMark);
        assert.deepEqual(check(after).filter(hasSafeFix), [], "complete");
        assert.deepEqual(formatTranscript(after), { kind: "formatted", edits: [] }, "idempotent");
        for (const { span, text } of outcome.edits) {
          assert.notEqual(before.slice(span.start, span.end), text, "minimal");
          const joins = before.slice(0, span.start).endsWith("\r") && (text + before.slice(span.end)).startsWith("\n");
          assert.ok(!joins, "no CR joined to a LF");
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("formatting of lines keeps them for its lines and leaves the others as they are", () => {
    fc.assert(
      fc.property(anyTranscript, fc.nat(), fc.nat(), (before, one, other) => {
        const transcript = Transcript.parse(before);
        const places = [one % transcript.lineCount, other % transcript.lineCount];
        const [from, last] = places.sort((a, b) => a - b) as [number, number];
        const start = transcript.lineStart(from);
        const end = transcript.lineStart(last + 1);
        const outcome = formatLines(transcript, [{ start, end }]);
        if (outcome.kind === "refused") {
          assert.equal(outcome.reason.id, "format-refused.mojibake");
          return;
        }
        const after = Transcript.parse(applyEdits(before, outcome.edits));
        for (const { span } of outcome.edits) assert.ok(span.start >= start && span.end <= end);
        assert.deepEqual(readings(after), readings(transcript));
        const to = after.lineCount - (transcript.lineCount - last - 1);
        const left = checkLines(after, from, to).flatMap(({ fixes }) => fixes.filter(({ safe }) => safe));
        for (const { edits } of left) assert.ok(edits.some(({ span }) => span.end > after.lineStart(to)));
      }),
      { numRuns: 500 },
    );
  });

  test("formatting of several stretches of lines is that of each, one after the other", () => {
    fc.assert(
      fc.property(anyTranscript, fc.array(fc.nat(), { maxLength: 6 }), (before, places) => {
        const transcript = Transcript.parse(before);
        const edges = places.map((place) => place % (transcript.lineCount + 1)).sort((a, b) => a - b);
        const spans: Span[] = [];
        for (let index = 0; index + 1 < edges.length; index += 2) {
          const [from, to] = [edges[index]!, edges[index + 1]!];
          // Two that meet are one.
          if (from < to && from !== edges[index - 1])
            spans.push({ start: transcript.lineStart(from), end: transcript.lineStart(to) });
        }
        const outcome = formatLines(transcript, spans);
        if (outcome.kind === "refused") return;
        for (const edit of outcome.edits) {
          assert.ok(spans.some(({ start, end }) => edit.span.start >= start && edit.span.end <= end));
        }
        const after = Transcript.parse(applyEdits(before, outcome.edits));
        assert.deepEqual(readings(after), readings(transcript));
      }),
      { numRuns: 500 },
    );
  });

  test("each safe fix by itself keeps what is read", () => {
    fc.assert(
      fc.property(anyTranscript, (before) => {
        const transcript = Transcript.parse(before);
        const expected = readings(transcript);
        for (const finding of check(transcript)) {
          for (const { safe, edits } of finding.fixes) {
            const after = transcript.edit(edits);
            if (safe) assert.deepEqual(readings(after), expected, `${finding.rule} of ${JSON.stringify(before)}`);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("no blank line's fix takes away more or less than that line", () => {
    fc.assert(
      fc.property(anyTranscript, (before) => {
        const transcript = Transcript.parse(before);
        for (const finding of check(transcript)) {
          if (finding.rule !== "blank-line") continue;
          const index = transcript.lineAt(finding.span.start);
          const isLast = index === transcript.lineCount - 1;
          const expected = [...transcript.lines()].map(({ text }) => text.replace(/^\uFEFF+/, ""));
          expected.splice(index, 1, ...(isLast ? [""] : []));
          const after = [...transcript.edit(finding.fixes[0]!.edits).lines()].map(({ text }) =>
            text.replace(/^\uFEFF+/, ""),
          );
          assert.deepEqual(after, expected);
        }
      }),
      { numRuns: 500 },
    );
  });
});
