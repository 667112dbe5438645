import * as vscode from "vscode";

import { transcriptStatistics } from "../core/features/statistics.ts";
import { countPhrase } from "../core/messages/counts.ts";
import { displayLanguage } from "./display-language.ts";
import { isTranscript, LANGUAGE_ID, type TranscriptStore } from "./transcript-store.ts";

const SOURCE = "qa-transcript";

/** Typing is counted when it pauses. */
const PAUSE_MILLISECONDS = 200;

/** What the transcript amounts to, beside the name of its language in the status bar. */
export function registerStatus(context: vscode.ExtensionContext, store: TranscriptStore): void {
  const item = vscode.languages.createLanguageStatusItem("qaTranscript.status", { language: LANGUAGE_ID });
  item.name = vscode.l10n.t("Transcript");
  let pause: ReturnType<typeof setTimeout> | undefined;

  const update = (): void => {
    clearTimeout(pause);
    pause = undefined;
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isTranscript(document)) return;
    const problems = problemsOf(document);
    const { exchanges, unanswered } = transcriptStatistics(store.get(document));
    const language = displayLanguage();
    item.text = countPhrase(language, exchanges, "question");
    item.detail = [
      unanswered === 0 ? vscode.l10n.t("all answered") : vscode.l10n.t("{0} without an answer", unanswered),
      problems.length === 0 ? vscode.l10n.t("no problems") : countPhrase(language, problems.length, "problem"),
    ].join(", ");
    item.severity = severityOf(problems);
    item.accessibilityInformation = { label: `${item.text}, ${item.detail}` };
    item.command =
      problems.length === 0 ? undefined : { command: "qaTranscript.nextProblem", title: vscode.l10n.t("Next Problem") };
  };
  const updateSoon = (document: vscode.TextDocument): void => {
    if (document === vscode.window.activeTextEditor?.document) pause ??= setTimeout(update, PAUSE_MILLISECONDS);
  };

  update();
  context.subscriptions.push(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    store.onDidChange(({ document }) => {
      updateSoon(document);
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const active = vscode.window.activeTextEditor?.document;
      if (active && uris.some((uri) => uri.toString() === active.uri.toString())) updateSoon(active);
    }),
    {
      dispose() {
        clearTimeout(pause);
      },
    },
  );
}

function problemsOf({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
}

function severityOf(problems: readonly vscode.Diagnostic[]): vscode.LanguageStatusSeverity {
  if (problems.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error)) {
    return vscode.LanguageStatusSeverity.Error;
  }
  return problems.some(({ severity }) => severity === vscode.DiagnosticSeverity.Warning)
    ? vscode.LanguageStatusSeverity.Warning
    : vscode.LanguageStatusSeverity.Information;
}
