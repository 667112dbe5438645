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

  it("activates, and VS Code says how long that took", async () => {
    const extension = await activatedExtension();
    ok(extension.isActive);

    const { load, activate, finish } = await activationTimes();
    report(`    activation work: ${activate + finish} ms; loading the code took ${load} ms`);
    // Printed, not judged: how long it takes says as much about the machine as about the extension.
    ok([load, activate, finish].every(Number.isFinite));
  });
});
