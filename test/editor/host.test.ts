import * as vscode from "vscode";
import { activationTimes } from "./support/activation.ts";
import { equal, ok } from "./support/assert.ts";
import { activatedExtension, expected, HOST } from "./support/host.ts";
import { report } from "./support/results.ts";

describe("the extension in its host", () => {
  it("runs in the version of VS Code and in the host that the run is for", () => {
    equal(HOST, expected.host);
    equal(vscode.version, expected.vscode ?? vscode.version);
  });

  it("activates, in less than 20 ms", async () => {
    const extension = await activatedExtension();
    ok(extension.isActive);

    const { load, activate, finish } = await activationTimes();
    report(`    activation: load ${load} ms, activate ${activate} ms, finish ${finish} ms`);
    ok(activate + finish < 20, `Activation took ${activate} + ${finish} ms`);
  });
});
