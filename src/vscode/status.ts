import * as vscode from "vscode";

import { transcriptStatistics } from "../core/features/statistics.ts";
import { countPhrase } from "../core/messages/counts.ts";
import type { Finding } from "../core/rules/rule.ts";
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
    const { exchanges, unanswered } = transcriptStatistics(store.get(document));
    const problems = isValidationEnabled(document) ? findings.latest(document)?.all : undefined;
    const language = displayLanguage();
    const details = [
      unanswered === 0 ? vscode.l10n.t("all answered") : vscode.l10n.t("{0} without an answer", unanswered),
    ];
    if (problems !== undefined) {
      details.push(
        problems.length === 0 ? vscode.l10n.t("no problems") : countPhrase(language, problems.length, "problem"),
      );
    }
    item.text = countPhrase(language, exchanges, "question");
    item.detail = details.join(", ");
    item.severity = severityOf(problems ?? []);
    item.accessibilityInformation = { label: `${item.text}, ${item.detail}` };
    item.command =
      problems === undefined || problems.length === 0
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

function severityOf(findings: readonly Finding[]): vscode.LanguageStatusSeverity {
  if (findings.some(({ severity }) => severity === "error")) return vscode.LanguageStatusSeverity.Error;
  return findings.some(({ severity }) => severity === "warning")
    ? vscode.LanguageStatusSeverity.Warning
    : vscode.LanguageStatusSeverity.Information;
}
