import * as vscode from "vscode";
import { equal, ok } from "./support/assert.ts";
import { activatedExtension, expected, HOST } from "./support/host.ts";

describe("the extension in its host", () => {
  it("runs in the version of VS Code and in the host that the run is for", () => {
    equal(HOST, expected.host);
    equal(vscode.version, expected.vscode ?? vscode.version);
  });

  it("activates", async () => {
    ok((await activatedExtension()).isActive);
  });
});
