import assert from "node:assert/strict";
import { test } from "node:test";

import { message } from "../../../src/core/messages/catalogue.ts";
import { check } from "../../../src/core/rules/engine.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "repeated-space";

test("one space is left of several", () => {
  expectFindings(RULE, "Ответ⇥Да,⟦  ⟧конечно,⟦    ⟧так.", [
    "safe: Ответ⇥Да, конечно,    так.",
    "safe: Ответ⇥Да,  конечно, так.",
  ]);
  expectFindings(RULE, "Ответ⇥Да,⟦\u2003\u2009⟧конечно.", ["safe: Ответ⇥Да, конечно."]);
});

test("the first no-break one is kept", () => {
  expectFindings(RULE, "⇥В⟦ ° ⟧Астане.", ["safe: ⇥В°Астане."]);
  expectFindings(RULE, "⇥В⟦ \u202F°⟧Астане.", ["safe: ⇥В\u202FАстане."]);
});

test("white that ends lines elsewhere counts, beside the rule of its own", () => {
  expectFindings(RULE, "⇥Так⟦ ³ ⟧и⟦\u000B\u000C⟧есть.", ["safe: ⇥Так и\u000B\u000Cесть.", "safe: ⇥Так ³ и есть."]);
});

test("a TAB cuts a run, since it has a rule of its own", () => {
  expectNothing(RULE, "⇥Так ⇥ и есть.");
  expectFindings(RULE, "Просто⟦  ⟧строка⇥", ["safe: Просто строка⇥"]);
});

test("single spaces, separators, indentations and ends of lines are no runs inside text", () => {
  expectNothing(RULE, "Вопрос  Как?  ", "    Так вот.  ", "  ", "Вопрос⇥Как это?");
});

test("the finding says which white stands there, and the fix what is left of it", () => {
  const findings = check(Transcript.parse("Вопрос\tКак   это?\nОтвет\tВ \u00A0Астане.")).filter(
    ({ rule }) => rule === RULE,
  );
  assert.deepEqual(
    findings.map(({ message, fixes }) => [message, ...fixes.map(({ title }) => title)]),
    [
      [message("repeated-space", { found: "   " }), message("fix.one-space", {})],
      [
        message("repeated-space.no-break", { found: " \u00A0", kept: "\u00A0" }),
        message("fix.one-no-break-space", { kept: "\u00A0" }),
      ],
    ],
  );
});
