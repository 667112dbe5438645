import type * as vscode from "vscode";

import { ClosedTranscripts } from "./vscode/closed-transcripts.ts";
import { registerCodeActions } from "./vscode/code-actions.ts";
import { registerCompletion } from "./vscode/completion.ts";
import { registerConfigurationProblems } from "./vscode/configuration-problems.ts";
import { ConfigurationStore } from "./vscode/configuration-store.ts";
import { registerDiagnostics } from "./vscode/diagnostics.ts";
import { registerEnter } from "./vscode/enter.ts";
import { FindingStore } from "./vscode/finding-store.ts";
import { registerFolderFormatting } from "./vscode/folder-formatting.ts";
import { registerFolderValidation } from "./vscode/folder-validation.ts";
import { registerFolding } from "./vscode/folding.ts";
import { registerFormatting } from "./vscode/formatting.ts";
import { registerHighlights } from "./vscode/highlights.ts";
import { registerHover } from "./vscode/hover.ts";
import { LanguageChoices } from "./vscode/language-choices.ts";
import { readMessages } from "./vscode/messages.ts";
import { registerNavigation } from "./vscode/navigation.ts";
import { registerOutline } from "./vscode/outline.ts";
import { registerRecognition } from "./vscode/recognition.ts";
import { registerRulePages } from "./vscode/rule-pages.ts";
import { registerSelectionRanges } from "./vscode/selection-ranges.ts";
import { registerSemanticTokens } from "./vscode/semantic-tokens.ts";
import { registerStatus } from "./vscode/status.ts";
import { TranscriptFiles } from "./vscode/transcript-files.ts";
import { TranscriptStore } from "./vscode/transcript-store.ts";
import { registerValidationCommands } from "./vscode/validation-commands.ts";

/** Registers every feature. Called by VS Code, once, when a transcript or a text that may be one is opened. */
export function activate(context: vscode.ExtensionContext): void {
  const configurations = new ConfigurationStore();
  const store = new TranscriptStore(configurations);
  const findings = new FindingStore(store, configurations);
  const messages = readMessages(context, configurations);
  const choices = new LanguageChoices(context.workspaceState);
  const files = new TranscriptFiles(store, configurations, choices);
  const closed = new ClosedTranscripts(files, findings, configurations, messages);
  context.subscriptions.push(configurations, store, findings, closed);

  registerConfigurationProblems(context, configurations, messages);
  registerRecognition(context, configurations, choices);
  registerEnter(context, store);
  registerCompletion(context, store);
  registerNavigation(context, store);

  registerOutline(context, store);
  registerFolding(context, store);
  registerSelectionRanges(context, store);
  registerHighlights(context, store);
  registerHover(context, store);
  registerSemanticTokens(context, store);

  registerDiagnostics(context, findings, messages);
  registerCodeActions(context, store, findings, configurations, messages);
  registerRulePages(context);
  registerFormatting(context, store, configurations, messages);
  registerValidationCommands(context, store, findings, configurations, messages);
  registerFolderValidation(context, closed);
  registerFolderFormatting(context, files, messages);
  registerStatus(context, store, findings);
}
