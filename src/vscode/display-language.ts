import * as vscode from "vscode";

import type { Language } from "../core/messages/counts.ts";
import { languageOf } from "../core/messages/counts.ts";

/** The language that the editor speaks, so far as this extension speaks it too. */
export function displayLanguage(): Language {
  return languageOf(vscode.env.language);
}
