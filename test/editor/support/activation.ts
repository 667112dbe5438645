/** Starting the extension, and VS Code's own record of what that costs. */

import * as vscode from "vscode";
import { eventually } from "./editor.ts";
import { activatedExtension, EXTENSION_ID } from "./host.ts";
import { report } from "./results.ts";

interface ActivationTimes {
  /** Milliseconds to read and evaluate the bundle. */
  load: number;
  /** Milliseconds in `activate`. */
  activate: number;
  /** Milliseconds until the promise of `activate` was settled. */
  finish: number;
}

/** Activates the extension and prints the times: not judged, since they say as much about the machine as about it. */
export async function reportActivation(): Promise<void> {
  await activatedExtension();
  const { load, activate, finish } = await activationTimes();
  report(`    activation work: ${activate + finish} ms; loading the code took ${load} ms`);
}

/** Read from the page of the command "Developer: Startup Performance". */
async function activationTimes(): Promise<ActivationTimes> {
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
