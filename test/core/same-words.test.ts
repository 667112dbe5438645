import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { firstChangedLine } from "../../src/core/same-words.ts";
import { inOneGo } from "../../src/core/steps.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
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
