import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";

import { shorterScript } from "../../scripts/shorter-script.ts";

const NAMES = { properties: new Set(["workspaceFolders"]), globals: new Set(["Math"]) };

const shorter = (script: string): string => shorterScript(script, NAMES);

/** What a script says, run by itself. */
function said(script: string): unknown[] {
  const all: unknown[] = [];
  runInNewContext(script, { say: (one: unknown) => all.push(one), require: (name: string) => name });
  // Arrays and objects of another context are not the same as ours.
  return JSON.parse(JSON.stringify(all)) as unknown[];
}

describe("a script made shorter", () => {
  it("has a string once that it had often, and a property and an object that everybody has", () => {
    const script = shorter(
      `say("a question");say(say?"a question":1);say({"a question":"a question"});` +
        `var box={workspaceFolders:2};say(box.workspaceFolders);say(box?.workspaceFolders+box.workspaceFolders);` +
        `say(Math.max(1,2)+Math.max(2,3)+Math.min(3,4)+Math.min(1,2)+Math.abs(1));` +
        `function much(){if(say)return"a question";return"a question"}say(much());` +
        `say([void 0,void 0,void 0,void 0])`,
    );
    assert.equal(script.match(/"a question"(?!:)/g)?.length, 1);
    assert.equal(script.match(/workspaceFolders(?!:)/g)?.length, 1);
    assert.equal(script.match(/Math/g)?.length, 1);
    assert.doesNotMatch(script, /void 0/);
    assert.deepEqual(said(script), [
      "a question",
      "a question",
      { "a question": "a question" },
      2,
      4,
      10,
      "a question",
      [null, null, null, null],
    ]);
  });

  it("keeps strings that stand where a variable cannot, or would cost more than it saves", () => {
    const script =
      `say(typeof say=="function"&&"function"==typeof say&&typeof say!="function");` +
      `say(require("function")+require("function"));say("once");var{"a long key":long}={"a long key":1};` +
      `class Keys{"a long key"(){}}(Math=>{Math.abs(1),Math.abs(2),Math.abs(3),Math.abs(4),Math.abs(5)})`;
    assert.equal(shorter(script), `"use strict";${script}`);
  });

  it("has small functions as arrow functions, ready before all else, and those first that are used most", () => {
    const script = shorter(
      `say(rare(1));say(often(1)+often(2));` +
        `function rare(one){return one+1}function often(one,two=one){return[one,two].length}` +
        `async function later(){return 1}say(later()instanceof Promise);` +
        `function told(one){return{arguments:one}.arguments}say(told(1))`,
    );
    assert.match(
      script,
      /^"use strict";var often=\(one,two=one\)=>\{.*\},rare=\(one\)=>\{.*\},later=async\(\)=>\{.*\},told=/,
    );
    assert.deepEqual(said(script), [2, 4, true, 1]);
  });

  it("keeps functions that an arrow function cannot stand for, and those that are long", () => {
    const script =
      `function bare(){return this}function given(){return arguments.length}function*many(){return 1}` +
      `function long(one){return one+"${"long ".repeat(40)}"}function two(one){one++;return one}` +
      `function inner(){return class{self(){return this}}}say(bare());say(given(1,2));say(many().next().value);say(two(1))`;
    assert.deepEqual(said(shorter(script)), [null, 2, 1, 2]);
    assert.deepEqual(shorter(script).match(/\w+=\(/g), ["two=(", "inner=("]);
  });
});
