import type { Steps } from "../../src/core/steps.ts";
import { inSlices } from "../../src/vscode/slices.ts";
import * as assert from "./support/assert.ts";
import { eventually, pause } from "./support/editor.ts";

const STEPS = 300;

/** Steps of a fifth of a millisecond each. */
function* work(result: string): Steps<string> {
  for (let step = 0; step < STEPS; step++) {
    for (const end = performance.now() + 0.2; performance.now() < end;);
    yield;
  }
  return result;
}

describe("long work", () => {
  it("lets the host do other things between slices, however much of it there is", async () => {
    // Messages wait until the host has nothing else to do.
    const { port1, port2 } = new MessageChannel();
    let others = 0;
    port1.onmessage = () => {
      others++;
      port2.postMessage(undefined);
    };
    port2.postMessage(undefined);
    await pause(50);
    others = 0;
    assert.equal(await Promise.all([inSlices(work("а")), inSlices(work("б")), inSlices(work("в"))]), ["а", "б", "в"]);
    port1.close();
    // There are more than twenty slices.
    assert.ok(others >= 10, `The host came to do ${others} other things`);
  });

  it("goes on with other work in the same task of the host, while that has time left", async () => {
    // The machine may be at something else in the midst of it.
    await eventually("a task that nothing disturbs", async () => {
      await pause(50);
      let isLater = false;
      const timer = setTimeout(() => {
        isLater = true;
      });
      const start = performance.now();
      for (let times = 0; times < 10; times++) await inSlices(short());
      clearTimeout(timer);
      if (performance.now() > start + 3) return false;
      assert.ok(!isLater, "The host did other things between short works");
      return true;
    });
    let others = 0;
    const interval = setInterval(() => others++);
    for (let times = 0; times < STEPS; times++) await inSlices(short());
    clearInterval(interval);
    // There are more than five slices.
    assert.ok(others >= 3, `The host came to do ${others} other things`);
  });

  it("ends when it is not wanted any more, and with what has gone wrong in it", async () => {
    let asked = 0;
    assert.equal(await inSlices(work("а"), () => ++asked < 3), undefined);
    assert.equal(asked, 3);
    let failure: unknown;
    await inSlices(failing()).catch((error: unknown) => {
      failure = error;
    });
    assert.equal(String(failure), "Error: wrong");
    assert.equal(await inSlices(work("б")), "б");
  });
});

/** A tenth of a millisecond. */
function* short(): Steps<undefined> {
  for (const end = performance.now() + 0.1; performance.now() < end;);
  yield;
}

function* failing(): Steps<string> {
  yield* work("а");
  throw new Error("wrong");
}
