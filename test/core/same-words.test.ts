import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { firstChangedLine } from "../../src/core/same-words.ts";
import { inOneGo } from "../../src/core/steps.ts";
import { visibleText } from "../../src/core/text/characters.ts";
import { bodyText } from "../../src/core/transcript/line.ts";
import { LineChunk } from "../../src/core/transcript/line-chunk.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { editedTranscript, longTranscript } from "./support/edited-transcript.ts";
import { beforeCalls, mostCallsInStep } from "./support/instead.ts";
import { text } from "./support/marked.ts";

/** Of two drawn texts. */
function changed(before: string, after: string): number | undefined {
  return inOneGo(firstChangedLine(Transcript.parse(text(before)), Transcript.parse(text(after))));
}

const TALK = ["Вопрос⇥Кто там?", "Ответ⇥Почтальон.", "⇥Откройте.", "Вопрос⇥Какой?"].join("\n");

describe("two texts say the same", () => {
  test("when they are the same", () => {
    assert.equal(changed(TALK, TALK), undefined);
    assert.equal(changed("", ""), undefined);
  });

  test("whatever white and invisible characters there are, and wherever lines end", () => {
    assert.equal(changed("Вопрос⇥Кто там?\nОтвет⇥Мы.", "Вопрос⇥К\u00ADто  там ?\n\n⇥\nОтвет⇥Мы.\n"), undefined);
    assert.equal(changed("Вопрос⇥Кто\n⇥там?", "Вопрос⇥Кто там?"), undefined);
    assert.equal(changed("Вопрос⇥и\u0306", "Вопрос⇥й"), undefined);
  });

  test("whatever forms the labels have", () => {
    assert.equal(changed("Вопрос⇥Кто?\nОтвет⇥Мы.", "ВОПРОС: Кто?\nответ:⇥Мы."), undefined);
  });
});

describe("the first passage that says something else", () => {
  test("is found by its first line", () => {
    assert.equal(changed(TALK, TALK.replace("Откройте", "Откроите")), 1);
    assert.equal(changed(TALK, TALK.replace("Какой", "Чей")), 3);
    assert.equal(changed(`Введение\n${TALK}`, `Введение!\n${TALK}`), 0);
  });

  test("is one whose role is another", () => {
    assert.equal(changed(TALK, TALK.replace("Ответ", "Вопрос")), 1);
  });

  test("is one to which another's words have gone", () => {
    assert.equal(
      changed(TALK, TALK.replace("Почтальон.\n⇥Откройте.", "Почтальон.").replace("Какой", "Откройте.Какой")),
      1,
    );
    assert.equal(changed("Слова\nВопрос⇥Кто?", "\nВопрос⇥Слова Кто?"), 0);
  });

  test("is one that is gone, or the last line where one has come", () => {
    assert.equal(changed(TALK, TALK.replace("\nВопрос⇥Какой?", "")), 3);
    assert.equal(changed(TALK, `${TALK}\nОтвет⇥`), 3);
    assert.equal(changed("Вопрос⇥Кто?", "Вопрос⇥Кто?\nОтвет⇥Мы."), 0);
  });

  test("is the first where a byte-order mark has come or gone", () => {
    assert.equal(changed(TALK, `\uFEFF${TALK}`), 0);
    assert.equal(changed(`\uFEFF${TALK}`, TALK), 0);
  });
});

describe("what is found in a text that shares lines with the one before", () => {
  /** As `firstChangedLine`, by the whole text of each passage. */
  function slowlyFound(before: Transcript, after: Transcript): number | undefined {
    if (before.byteOrderMark !== after.byteOrderMark) return 0;
    const [old, now] = [passages(before), passages(after)];
    const place = old.findIndex(([, role, text], index) => now[index]?.[1] !== role || now[index][2] !== text);
    if (place >= 0) return old[place]![0];
    return now.length > old.length ? before.lineCount - 1 : undefined;
  }

  function passages(transcript: Transcript): [firstLine: number, role: string, text: string][] {
    const turns = [...transcript.turns()];
    const head = { role: "", firstLine: 0, endLine: turns[0]?.firstLine ?? transcript.lineCount };
    return [head, ...turns].map(({ role, firstLine, endLine }) => [
      firstLine,
      role,
      visibleText(Array.from(transcript.lines(firstLine, endLine), bodyText).join("")),
    ]);
  }

  test("is what is found by comparing all of both", () => {
    const silent = fc.tuple(longTranscript, fc.array(fc.nat(100_000)), fc.constantFrom(" ", "\u00AD", "\n", "\t"));
    const silently = silent.map(([text, places, inserted]) => ({
      text,
      edits: [...new Set(places.map((place) => place % (text.length + 1)))].map((place) => ({
        span: { start: place, end: place },
        text: inserted,
      })),
    }));
    fc.assert(
      fc.property(fc.oneof(editedTranscript, silently), fc.nat(3), ({ text, edits }, kept) => {
        const before = Transcript.parse(text);
        const after = before.edit(edits.slice(0, kept));
        const found = inOneGo(firstChangedLine(before, after));
        assert.equal(found, slowlyFound(before, after));
        assert.equal(inOneGo(firstChangedLine(after, before)), slowlyFound(after, before));
      }),
      { numRuns: 2000 },
    );
  });

  test("is found in passages of thousands of lines, however their lines are divided", () => {
    const line = "\tМы й рады, что и\u00AD\u0306 вы с нами.\n";
    const long = `Вопрос\tКак?\nОтвет\tТак.\n${line.repeat(2000)}`;
    const others = [
      long.replaceAll("\n\t", "\n\n\n\t"),
      long.replaceAll(", ", ",\n\t"),
      long.replace(/\n\t[^]*/, (rest) => ` ${rest.replaceAll("\n", "")}${"\n".repeat(5000)}`),
      long.normalize("NFD"),
    ];
    const changed = [`${long}\tИ.`, long.slice(0, -3), long.replace("рады", "ради"), `${long.slice(0, -3)},`];
    const said = Transcript.parse(long);
    for (const [texts, expected] of [
      [others, undefined],
      [changed, 1],
    ] as const) {
      for (const other of texts.map((text) => Transcript.parse(text))) {
        assert.equal(inOneGo(firstChangedLine(said, other)), expected);
        assert.equal(inOneGo(firstChangedLine(other, said)), expected);
      }
    }
  });

  test("is found in small steps, however long a passage is", () => {
    const paragraphs = "\tМы рады. \n".repeat(20_000);
    const before = Transcript.parse(`Вопрос\tКак?\nОтвет\tТак.\n${paragraphs}`);
    const after = Transcript.parse(before.text().replaceAll(" \n", "\n\n"));
    const most = mostCallsInStep(firstChangedLine(before, after), [LineChunk.prototype, "body"]);
    assert.ok(most > 0 && most < 4000, String(most));
  });

  test("is right where turns say the same as others that are gone or have come", () => {
    const turn = "Вопрос\tКто там?\n";
    const before = Transcript.parse(turn.repeat(100));
    for (const [start, end] of [
      [0, turn.length],
      [40 * turn.length, 41 * turn.length],
      [95 * turn.length, 98 * turn.length],
    ] as const) {
      const after = before.edit([{ span: { start, end }, text: "" }]);
      assert.equal(inOneGo(firstChangedLine(before, after)), after.turnCount);
      assert.equal(inOneGo(firstChangedLine(after, before)), after.lineCount - 1);
    }
  });

  test("is the line behind all that is shared", () => {
    const source = text(`${TALK}\n`).repeat(60);
    const before = Transcript.parse(source);
    for (const place of [source.indexOf("Кто"), source.indexOf("Кто", 2000), source.lastIndexOf("Кто")]) {
      const after = before.edit([{ span: { start: place, end: place + 3 }, text: "Что" }]);
      assert.equal(inOneGo(firstChangedLine(before, after)), before.lineAt(place));
    }
  });

  test("costs no look at what is shared", () => {
    const before = Transcript.parse(text(`${TALK}\n`).repeat(200));
    const after = before.edit([{ span: { start: 5000, end: 5000 }, text: " " }]);
    let looks = 0;
    const undo = beforeCalls(LineChunk.prototype, "body", () => {
      looks++;
    });
    try {
      assert.equal(inOneGo(firstChangedLine(before, after)), undefined);
      assert.equal(inOneGo(firstChangedLine(before, before)), undefined);
    } finally {
      undo();
    }
    assert.ok(looks > 0 && looks < 100, `${looks}`);
  });
});
