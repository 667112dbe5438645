import * as vscode from "vscode";
import { equal } from "./support/assert.ts";
import { activatedExtension } from "./support/host.ts";

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
  };
}

describe("the manifest in the editor", () => {
  let contributes: Manifest["contributes"];

  before(async () => {
    ({ contributes } = (await activatedExtension()).packageJSON as Manifest);
  });

  it("declares no command that nobody carries out", async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    equal(
      contributes.commands.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });

  it("gives every setting the default that it declares", () => {
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      equal(vscode.workspace.getConfiguration().inspect(name)?.defaultValue, setting.default);
    }
  });

  it("leaves Cyrillic unmarked and TAB a TAB in transcripts", () => {
    const editor = vscode.workspace.getConfiguration("editor", { languageId: "qa-transcript" });
    equal(editor.get("unicodeHighlight.ambiguousCharacters"), false);
    equal(editor.get("unicodeHighlight.invisibleCharacters"), false);
    equal(editor.get("unicodeHighlight.nonBasicASCII"), false);
    equal(editor.get("insertSpaces"), false);
    equal(editor.get("tabSize"), 10);
  });
});
