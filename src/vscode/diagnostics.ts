import * as vscode from "vscode";

import { mostSevere } from "../core/rules/findings.ts";
import type { Finding, Severity } from "../core/rules/rule.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import type { Scope } from "./configuration-store.ts";
import { isWritable } from "./documents.ts";
import type { FindingStore } from "./finding-store.ts";
import type { Messages, Say } from "./messages.ts";
import { toRange } from "./transcript-store.ts";

export const DIAGNOSTIC_SOURCE = "qa-transcript";

/** What VS Code shows of one file; of more it takes the first errors and says nothing of the rest in Problems. */
const MOST_DIAGNOSTICS = 1000;

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The findings of all open transcripts as VS Code's diagnostics: squiggles, the Problems view, marks in the scroll bar. */
export function registerDiagnostics(
  context: vscode.ExtensionContext,
  findings: FindingStore,
  messages: Messages,
): void {
  const collection = vscode.languages.createDiagnosticCollection(DIAGNOSTIC_SOURCE);

  const show = async (document: vscode.TextDocument): Promise<void> => {
    const say = await messages.of(document);
    const latest = findings.latest(document);
    if (latest === undefined || !showsFindings(document)) collection.delete(document.uri);
    // Else the text has changed since: its check is under way, and VS Code moves what is shown along until then.
    else if (latest.version === document.version) {
      collection.set(document.uri, toDiagnostics(document.uri, latest.transcript, latest.all, say));
    }
  };

  context.subscriptions.push(
    collection,
    findings.onDidChange((document) => void show(document)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration("qaTranscript.validation")) return;
      for (const document of vscode.workspace.textDocuments) void show(document);
    }),
  );
}

/** Whether what is found in the document is shown without being asked for. */
export function showsFindings(document: Scope): boolean {
  // Versions that Git, the timeline or a review show beside a file cannot be mended.
  return isWritable(document.uri) && isValidationEnabled(document);
}

export function isValidationEnabled({ uri }: Scope): boolean {
  return vscode.workspace.getConfiguration("qaTranscript", uri).get("validation.enabled", true);
}

/** The findings of the transcript `uri` as VS Code shows them: those that fit. */
export function toDiagnostics(
  uri: vscode.Uri,
  transcript: Transcript,
  all: readonly Finding[],
  say: Say,
): vscode.Diagnostic[] {
  const toOwn = (finding: Finding): vscode.Diagnostic => toDiagnostic(uri, transcript, finding, say);
  if (all.length <= MOST_DIAGNOSTICS) return all.map(toOwn);
  const shown = mostSevere(all, MOST_DIAGNOSTICS - 1).map(toOwn);
  return [...shown, restNotice(shown.at(-1)!.range, all.length - shown.length)];
}

export function toDiagnostic(uri: vscode.Uri, transcript: Transcript, finding: Finding, say: Say): vscode.Diagnostic {
  const diagnostic = ownDiagnostic(toRange(transcript, finding.span), say(finding.message), finding.severity);
  diagnostic.code = finding.rule;
  diagnostic.relatedInformation = finding.related.map(({ span, message }) => {
    const place = new vscode.Location(uri, toRange(transcript, span));
    return new vscode.DiagnosticRelatedInformation(place, say(message));
  });
  return diagnostic;
}

function restNotice(range: vscode.Range, count: number): vscode.Diagnostic {
  const text = vscode.l10n.t("There are more problems than can be shown; not shown: {0}.", count);
  return ownDiagnostic(range, text, "information");
}

/** A diagnostic that names this extension. */
export function ownDiagnostic(range: vscode.Range, text: string, severity: Severity): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, text, SEVERITIES[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  return diagnostic;
}
