import type * as vscode from "vscode";

import { registerCodeActions } from "./vscode/code-actions.ts";
import { registerCompletion } from "./vscode/completion.ts";
import { registerDiagnostics } from "./vscode/diagnostics.ts";
import { registerEnter } from "./vscode/enter.ts";
import { FindingStore } from "./vscode/finding-store.ts";
import { registerFolding } from "./vscode/folding.ts";
import { registerFormatting } from "./vscode/formatting.ts";
import { registerHighlights } from "./vscode/highlights.ts";
import { registerHover } from "./vscode/hover.ts";
import { readMessages } from "./vscode/messages.ts";
import { registerNavigation } from "./vscode/navigation.ts";
import { registerOutline } from "./vscode/outline.ts";
import { registerRecognition } from "./vscode/recognition.ts";
import { registerSelectionRanges } from "./vscode/selection-ranges.ts";
import { registerStatus } from "./vscode/status.ts";
import { TranscriptStore } from "./vscode/transcript-store.ts";
import { registerValidationCommands } from "./vscode/validation-commands.ts";

/** Registers every feature. Called by VS Code, once, when a transcript or a text that may be one is opened. */
export function activate(context: vscode.ExtensionContext): void {
  const store = new TranscriptStore();
  const findings = new FindingStore(store);
  const messages = readMessages(context);
  context.subscriptions.push(store, findings);

  registerRecognition(context);
  registerEnter(context, store);
  registerCompletion(context, store);
  registerNavigation(context, store);

  registerOutline(context, store);
  registerFolding(context, store);
  registerSelectionRanges(context, store);
  registerHighlights(context, store);
  registerHover(context, store);

  registerDiagnostics(context, findings, messages);
  registerCodeActions(context, store, findings, messages);
  registerFormatting(context, store, messages);
  registerValidationCommands(context, store, findings, messages);
  registerStatus(context, store, findings);
}
