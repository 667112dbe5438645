import { test } from "node:test";

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
  );
});

test("is none in a label", () => {
  expectNothing(RULE, "Вопрос⇥", "⇥и", "⇥", "Ответ (и и)⇥Да.");
});
