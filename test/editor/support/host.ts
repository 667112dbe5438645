/** Which extension host the tests run in, and which one the run was started for. */

import * as vscode from "vscode";

/** Set by the script that bundles the tests. */
declare const EXPECTED_HOST: "Node" | "web worker";
declare const EXPECTED_VSCODE: string | undefined;

export const expected = { host: EXPECTED_HOST, vscode: EXPECTED_VSCODE };

/** True in the web worker host, where Node's globals do not exist. */
export const isWebWorker = typeof (globalThis as { process?: unknown }).process === "undefined";

export const HOST = isWebWorker ? "web worker" : "Node";

export const EXTENSION_ID = "qa-transcript.qa-transcript";

/** The extension under test, active. */
export async function activatedExtension(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  if (!extension) throw new Error(`${EXTENSION_ID} is not installed`);
  await extension.activate();
  return extension;
}
