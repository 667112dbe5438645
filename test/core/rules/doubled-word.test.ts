import assert from "node:assert/strict";
import { test } from "node:test";

import { message } from "../../../src/core/messages/catalogue.ts";
import { doubledWord } from "../../../src/core/rules/doubled-word.ts";
import type { Found } from "../../../src/core/rules/rule.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { readLine } from "../../../src/core/transcript/reading.ts";
import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "doubled-word";

test("a preposition or a conjunction twice in a row is left once", () => {
  expectFindings(RULE, "Ответ⇥Мост стоял ⟦на на⟧ реке.", ["suggested: Ответ⇥Мост стоял на реке."]);
  expectFindings(RULE, "⇥Пришли отец ⟦и и⟧ мать.", ["suggested: ⇥Пришли отец и мать."]);
  expectFindings(RULE, "Вопрос⇥Вы ушли ⟦из-за из-за⟧ дождя?", ["suggested: Вопрос⇥Вы ушли из-за дождя?"]);
  expectFindings(RULE, "Просто ⟦для для⟧ примера", ["suggested: Просто для примера"]);
  expectFindings(RULE, "⇥⟦но но⟧", ["suggested: ⇥но"]);
});

test("in the other languages of the labels as well", () => {
  expectFindings(RULE, "⇥Стояв ⟦біля біля⟧ хати.", ["suggested: ⇥Стояв біля хати."]);
  expectFindings(RULE, "⇥Ішоў ⟦праз праз⟧ поле.", ["suggested: ⇥Ішоў праз поле."]);
  expectFindings(RULE, "⇥Көпір ⟦және және⟧ жол.", ["suggested: ⇥Көпір және жол."]);
  expectFindings(RULE, "⇥The end ⟦of of⟧ it.", ["suggested: ⇥The end of it."]);
});

test("as often as it stands there, with whatever white between", () => {
  expectFindings(RULE, "⇥Шли ⟦по по по⟧ дороге.", ["suggested: ⇥Шли по дороге."]);
  expectFindings(RULE, "⇥Шли ⟦по°по⟧ дороге.", ["suggested: ⇥Шли по дороге."]);
  expectFindings(RULE, "⇥Шли ⟦по ⇥  по⟧ дороге.", ["suggested: ⇥Шли по дороге."]);
  expectFindings(RULE, "⇥Шли ⟦по по⟧ дороге ⟦к к⟧ морю.", [
    "suggested: ⇥Шли по дороге к к морю.",
    "suggested: ⇥Шли по по дороге к морю.",
  ]);
});

test("behind and before marks", () => {
  expectFindings(RULE, "⇥Он «⟦за за⟧» них (⟦от от⟧), ⟦или или⟧…", [
    "suggested: ⇥Он «за» них (от от), или или…",
    "suggested: ⇥Он «за за» них (от), или или…",
    "suggested: ⇥Он «за за» них (от от), или…",
  ]);
  expectFindings(RULE, "⇥— ⟦и и⟧... не знаю.", ["suggested: ⇥— и... не знаю."]);
});

test("straight behind any mark that opens, and behind nothing else", () => {
  for (const mark of Array.from('("*-/«¡¿–—“‘„…\u2010\u2027')) {
    expectFindings(RULE, `⇥Он ${mark}⟦за за⟧ них`, [`suggested: ⇥Он ${mark}за них`]);
  }
  for (const other of Array.from("09aÀàя€№☺")) expectNothing(RULE, `⇥Он ${other}за за них`, `⇥О⁰н ${other}за за них`);
});

test("at the end of a sentence, and behind white of any kind", () => {
  expectFindings(RULE, "⇥Мост стоял ⟦на на⟧.", ["suggested: ⇥Мост стоял на."]);
  expectFindings(RULE, "⇥Шли°⟦по по⟧ дороге.", ["suggested: ⇥Шли°по дороге."]);
  expectFindings(RULE, "⇥Шли  ° ⟦по по⟧ дороге.", ["suggested: ⇥Шли  ° по дороге."]);
});

test("is named where it is found and where it is mended", () => {
  const found: Found[] = [];
  const line = readLine("\tШли по  по дороге.", "", Vocabulary.builtIn);
  doubledWord.check(line, Vocabulary.builtIn, (one) => found.push(one));
  assert.deepEqual(found, [
    {
      span: { start: 5, end: 11 },
      message: message("doubled-word", { found: "по" }),
      fixes: [
        {
          title: message("fix.one-word", { found: "по" }),
          everywhere: message("fix.one-word-each", {}),
          safe: false,
          edits: [{ span: { start: 7, end: 11 }, text: "" }],
        },
      ],
    },
  ]);
});

test("is none with marks between, with capitals, or across lines", () => {
  expectNothing(
    RULE,
    "⇥Ни за, за что.",
    "⇥На на берегу.",
    "⇥НА НА берегу.",
    "⇥И «в» в слове.",
    "⇥Он был за — за всех.",
    "⇥Стоял на↵⇥на берегу.",
    "⇥на⁰ на",
  );
});

test("is none where the next word goes on behind something invisible", () => {
  expectNothing(RULE, "⇥Он был в в\u00ADашем доме.", "⇥Говорил о о\u200B\u00ADсени.");
  expectFindings(RULE, "⇥Он был ⟦в в⟧\u200B доме.", ["suggested: ⇥Он был в⁰ доме."]);
});

test("is none in hyphenated words, nor where another word begins alike", () => {
  expectNothing(
    RULE,
    "⇥Это по-по-моему.",
    "⇥Он по по-прежнему.",
    "⇥Вышел из-за за дома.",
    "⇥Кое-за за ним.",
    "⇥Шёл на наш зов.",
    "⇥Река на на\u0301шем.",
    "⇥Зона на.",
    "⇥Об обо всём.",
    "⇥Во вовремя.",
  );
});

test("is none where correct prose has a word twice", () => {
  expectNothing(
    RULE,
    "⇥Я знаю, что что бы ни случилось, мост откроют.",
    "⇥Закрыли, так как как раз шёл ремонт.",
    "⇥Да да, не не знал, то то, то это, вот вот придёт.",
    "⇥Очень очень жаль, пока пока, едва едва.",
    "⇥И дом, и сад, и пруд.",
    "⇥Сен мен мен бірге.",
    "⇥Казав, що що б не сталося; та та дівчина.",
  );
});

test("is none where the second is an abbreviation, or the first a unit", () => {
  expectNothing(
    RULE,
    "⇥Граничит с с. Ивановка.",
    "⇥Служил в в/ч 12345.",
    "⇥Рассказал о о. Иоанне и к к. т. н. Петрову.",
    "⇥Договор с с/х предприятием.",
    "⇥Разгон за 10 с с места.",
    "⇥Разгон за 10°с с места.",
    "⇥Разгон за 10  с с места.",
  );
  expectFindings(RULE, "⇥Это было в 1900 ⟦в в⟧ Москве.", ["suggested: ⇥Это было в 1900 в Москве."]);
  expectFindings(RULE, "⇥Дом 5 и ⟦с с⟧ ними 10 человек.", ["suggested: ⇥Дом 5 и с ними 10 человек."]);
  expectFindings(RULE, "⇥⟦с с⟧ ними.", ["suggested: ⇥с ними."]);
});

test("is none in a label", () => {
  expectNothing(RULE, "Вопрос⇥", "⇥и", "⇥", "Ответ (и и)⇥Да.");
});

test("a word is found behind whatever opens", () => {
  for (const mark of ["(", "[", "«", "„", '"', "— "])
    expectFindings(RULE, `⇥${mark}⟦в в⟧ зале`, [`suggested: ⇥${mark}в зале`]);
});
