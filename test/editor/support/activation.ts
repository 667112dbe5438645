/** VS Code's own record of what starting an extension costs. */

import * as vscode from "vscode";
import { EXTENSION_ID } from "./host.ts";
import { eventually } from "./editor.ts";

export interface ActivationTimes {
  /** Milliseconds to read and evaluate the bundle. */
  load: number;
  /** Milliseconds in `activate`. */
  activate: number;
  /** Milliseconds until the promise of `activate` was settled. */
  finish: number;
}

/** Read from the page of the command "Developer: Startup Performance". */
export async function activationTimes(): Promise<ActivationTimes> {
  await vscode.commands.executeCommand("perfview.show");
  const row = await eventually("a row for the extension under Startup Performance", () => {
    const page = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "perf");
    return page?.getText().match(ROW);
  });
  await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  const [load, activate, finish] = row.slice(1).map(Number);
  return { load: load!, activate: activate!, finish: finish! };
}

/** Extension | Eager | Load Code | Call Activate | Finish Activate | Event | By */
const ROW = new RegExp(String.raw`^\|? *${EXTENSION_ID} *\| *\w+ *\| *(\d+) *\| *(\d+) *\| *(\d+) *\|`, "m");
