import * as vscode from "vscode";

import { transcriptStatistics } from "../core/features/statistics.ts";
import { countPhrase } from "../core/messages/counts.ts";
import type { Severity } from "../core/rules/rule.ts";
import { isValidationEnabled } from "./diagnostics.ts";
import { displayLanguage } from "./display-language.ts";
import type { FindingStore } from "./finding-store.ts";
import { isTranscript, LANGUAGE_ID, type TranscriptStore } from "./transcript-store.ts";

/** What the transcript amounts to, beside the name of its language in the status bar. */
export function registerStatus(context: vscode.ExtensionContext, store: TranscriptStore, findings: FindingStore): void {
  const item = vscode.languages.createLanguageStatusItem("qaTranscript.status", { language: LANGUAGE_ID });
  item.name = vscode.l10n.t("Transcript");

  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isTranscript(document)) return;
    const transcript = store.ready(document);
    if (transcript === undefined) return;
    const { exchanges, unanswered } = transcriptStatistics(transcript);
    const index = isValidationEnabled(document) ? findings.latest(document)?.index : undefined;
    const language = displayLanguage();
    const details = [
      unanswered === 0 ? vscode.l10n.t("all answered") : vscode.l10n.t("{0} without an answer", unanswered),
    ];
    if (index !== undefined) {
      details.push(index.count === 0 ? vscode.l10n.t("no problems") : countPhrase(language, index.count, "problem"));
    }
    item.text = countPhrase(language, exchanges, "question");
    item.detail = details.join(", ");
    item.severity = severityOf(index?.countBySeverity);
    item.accessibilityInformation = { label: `${item.text}, ${item.detail}` };
    item.command =
      index === undefined || index.count === 0
        ? undefined
        : { command: "qaTranscript.nextProblem", title: vscode.l10n.t("Next Problem") };
  };

  context.subscriptions.push(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    // The text is checked at the start and when typing pauses, and is counted at the same time.
    findings.onDidChange((document) => {
      if (document === vscode.window.activeTextEditor?.document) update();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("qaTranscript.validation")) update();
    }),
  );
}

function severityOf(counts: Readonly<Record<Severity, number>> | undefined): vscode.LanguageStatusSeverity {
  if (counts !== undefined && counts.error > 0) return vscode.LanguageStatusSeverity.Error;
  return counts !== undefined && counts.warning > 0
    ? vscode.LanguageStatusSeverity.Warning
    : vscode.LanguageStatusSeverity.Information;
}
