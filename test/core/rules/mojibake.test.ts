import assert from "node:assert/strict";
import { test } from "node:test";

import { fixingAllSuggested } from "../../../src/core/format.ts";
import { inOneGo } from "../../../src/core/steps.ts";
import { translate } from "../../../src/core/messages/translate.ts";
import { check } from "../../../src/core/rules/engine.ts";
import { fixKind } from "../../../src/core/rules/rule.ts";
import { applyEdits } from "../../../src/core/text/edit.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { expectFindings, expectNothing } from "../support/marked.ts";
import { said } from "../support/said.ts";

const RULE = "mojibake";

const read = (encoding: string, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function bytesIn(encoding: string, text: string): Uint8Array {
  const characters = read(
    encoding,
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
  );
  return Uint8Array.from(text, (character) => characters.indexOf(character));
}

/** The misreadings of the rule, and the encoding to read the file in again. */
const MISREADINGS: readonly (readonly [name: string, misread: (text: string) => string, encoding: string])[] = [
  ["UTF-8 as Windows-1251", (text) => read("windows-1251", utf8(text)), "utf-8"],
  ["UTF-8 as Windows-1252", (text) => read("windows-1252", utf8(text)), "utf-8"],
  ["UTF-8 as Latin-1", (text) => String.fromCharCode(...utf8(text)), "utf-8"],
  ["Windows-1251 as Latin-1", (text) => String.fromCharCode(...bytesIn("windows-1251", text)), "windows-1251"],
  ["KOI8-R as Windows-1251", (text) => read("windows-1251", bytesIn("koi8-r", text)), "koi8-r"],
  ["CP866 as Windows-1251", (text) => read("windows-1251", bytesIn("ibm866", text)), "ibm866"],
];

const LINES = ["Вопрос\tКто построил старый мост через реку?", "\tЕго строили всем посёлком. ", "Наши деды, конечно!"];

for (const [name, misread, encoding] of MISREADINGS) {
  test(`${name}: the whole line, its repair, and the file's encoding`, () => {
    for (const line of LINES) {
      const text = `${LINES[0]!}\n${misread(line)}\nОтвет\tДа.`;
      const findings = check(Transcript.parse(text)).filter(({ rule }) => rule === RULE);
      assert.equal(findings.length, 1);
      const { span, severity, fixes, actions, message } = findings[0]!;
      assert.equal(text.slice(span.start, span.end), misread(line));
      assert.equal(severity, "error");
      assert.deepEqual(
        fixes.map(({ safe, edits }) => [safe, applyEdits(text, edits)]),
        [[false, `${LINES[0]!}\n${line}\nОтвет\tДа.`]],
      );
      assert.deepEqual(
        actions.map(({ does }) => does),
        [{ kind: "reopen-with-encoding", encoding }],
      );
      assert.ok(translate(message, "ru").includes(line.trim().split(/\s/u)[0]!));
    }
  });
}

test("one finding a line, whatever else is wrong with it", () => {
  expectFindings(RULE, "Вопрос⇥Как?↵⟦  - Р’РѕРїСЂРѕСЃ:  Р’РѕРїСЂРѕСЃ⇥Р\u00ADР\u00AD ⟧↵Ответ⇥Да.", [
    "suggested: Вопрос⇥Как?↵  - Вопрос:  Вопрос⇥ЭЭ ↵Ответ⇥Да.",
  ]);
});

test("a line of which only a part was misread keeps the rest", () => {
  expectFindings(RULE, "⟦Ответ⇥Он сказал вЂ” нет.⟧", ["suggested: Ответ⇥Он сказал — нет."]);
  const [finding] = check(Transcript.parse("Ответ\tОн сказал вЂ” нет.")).filter(({ rule }) => rule === RULE);
  assert.deepEqual(finding!.fixes[0]!.edits, [{ span: { start: 16, end: 19 }, text: "—" }]);
  assert.match(translate(finding!.message, "en"), /“—”/);
});

test("beside a label that was read rightly the text is repaired from end to end, whatever it holds", () => {
  const texts = [
    ["UTF-8 as Windows-1251", "Вход стоит 500\u00A0₽, а α-частицы даром 🦊."],
    ["UTF-8 as Latin-1", "Около 10⁻⁷\u00A0м, то есть 0\u00A0₽ за штуку."],
    ["KOI8-R as Windows-1251", "Статья 57 УПК РФ разъяснена свидетелям."],
  ] as const;
  for (const [misreading, text] of texts) {
    const [, misread] = MISREADINGS.find(([name]) => name === misreading)!;
    const label = `Ответ (${misread("смеётся, потом")})`;
    for (const [line, repaired] of [
      [`Ответ\t${misread(text)}`, `Ответ\t${text}`],
      [`${label}:\t${misread("Наши деды.")}`, "Ответ (смеётся, потом):\tНаши деды."],
    ] as const) {
      const [finding] = check(Transcript.parse(line)).filter(({ rule }) => rule === RULE);
      assert.deepEqual(finding?.span, { start: 0, end: line.length });
      assert.equal(applyEdits(line, finding.fixes[0]!.edits), repaired);
    }
  }
});

test("twice misread is twice repaired", () => {
  const once = MISREADINGS[0]![1];
  expectFindings(RULE, `⟦${once(once("Что это было?"))}⟧`, ["suggested: Что это было?"]);
});

test("lost bytes do not hide it, but cannot be repaired; the file may be read again", () => {
  for (const lost of ["\uFFFD", "?", ""]) {
    expectFindings(RULE, `⟦Ответ⇥${MISREADINGS[0]![1]("Илья И Ирина").replaceAll("\u0098", lost)}⟧`);
  }
  const [finding] = check(Transcript.parse("\tР’РѕРїСЂРѕСЃ Р\uFFFDР"));
  assert.deepEqual([finding!.fixes.length, finding!.actions.length], [0, 1]);
});

test("the byte-order mark of a misread file is no text", () => {
  expectFindings(RULE, "⟦п»їР’РѕРїСЂРѕСЃ⇥Р§С‚Рѕ?⟧", ["suggested: Вопрос⇥Что?"]);
});

test("all lines are repaired at once when that is asked for", () => {
  const text = LINES.map(MISREADINGS[0]![1]).join("\n");
  const transcript = Transcript.parse(text);
  const kind = fixKind(check(transcript).find(({ rule }) => rule === RULE)!.fixes[0]!);
  const outcome = inOneGo(fixingAllSuggested(transcript, RULE, kind));
  assert.ok(outcome.kind === "formatted");
  assert.equal(applyEdits(text, outcome.edits), LINES.join("\n"));
});

test("a long line is told of by the first words that are repaired", () => {
  const text = `\t${"Ясно. ".repeat(100)}${MISREADINGS[0]![1]("Построили мост. ".repeat(100))}`;
  const said = translate(check(Transcript.parse(text)).find(({ rule }) => rule === RULE)!.message, "ru");
  assert.match(said, /Должно быть: «Построили мост\. Построили.*…»\.$/u);
  assert.ok(said.length < 160, said);
});

test("lines in order are none", () => {
  expectNothing(RULE, ...LINES, "", "⇥", "⇥Ёлка? Café! «Élan» — РФ, КГБ, 5 °C, за\u0301мок.", "⇥\uFFFD");
});

test("only the byte-order marks at the head are no text", () => {
  expectFindings(RULE, "⟦п»їп»їР’РѕРїСЂРѕСЃ⇥Р§С‚Рѕ?⟧", ["suggested: Вопрос⇥Что?"]);
  expectFindings(RULE, "⟦⇥Р’РѕРїСЂРѕСЃ п»їР§С‚Рѕ?⟧", ["suggested: ⇥Вопрос ²Что?"]);
});

test("the message names both encodings and quotes the repaired words whole, without their full stop", () => {
  const readWrongly = "This line was written in UTF-8 and read as Windows-1251.";
  const remedies = ["Repair the text", "Reopen the file in UTF-8"];
  assert.deepEqual(said(RULE, "⇥Это «Р’РѕРїСЂРѕСЃ», а не ответ."), [
    [`${readWrongly} It should say: “«Вопрос»,”.`, ...remedies],
  ]);
  assert.deepEqual(said(RULE, "⇥Это Р’РѕРїСЂРѕСЃ."), [[`${readWrongly} It should say: “Вопрос”.`, ...remedies]]);
  assert.deepEqual(said(RULE, "⇥Р’РѕРїСЂРѕСЃ Р\uFFFDР"), [
    [`${readWrongly} Some of its letters are lost: take them from the original.`, "Reopen the file in UTF-8"],
  ]);
  assert.deepEqual(said(RULE, "⇥Âîïðîñ î ìîñòå."), [
    [
      "This line was written in Windows-1251 and read as Windows-1252. It should say: “Вопрос о мосте”.",
      "Repair the text",
      "Reopen the file in Windows-1251",
    ],
  ]);
});
