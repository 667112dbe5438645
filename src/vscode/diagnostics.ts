import * as vscode from "vscode";

import type { NotedFinding } from "../core/rules/finding-index.ts";
import type { Steps } from "../core/steps.ts";
import type { RelatedPlace, Severity } from "../core/rules/rule.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import type { Scope } from "./configuration-store.ts";
import { isWritable } from "./documents.ts";
import type { Findings, FindingStore } from "./finding-store.ts";
import type { Messages, Say } from "./messages.ts";
import { inSlices } from "./slices.ts";
import { isTranscript, toRange } from "./transcript-store.ts";

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
    if (!isShown(document)) {
      collection.delete(document.uri);
      return;
    }
    // Where neither is there, a check is under way, and VS Code moves what is shown along until then.
    const latest = findings.latest(document);
    const seen = findings.seen(document);
    if (latest !== undefined) {
      const isLatest = (): boolean => {
        const now = findings.latest(document);
        return now?.index === latest.index && now.transcript === latest.transcript;
      };
      const diagnostics = await inSlices(toDiagnostics(document.uri, latest, say), isLatest);
      if (diagnostics !== undefined && isShown(document)) collection.set(document.uri, diagnostics);
    } else if (seen !== undefined) {
      const shown = seen.found.slice(0, MOST_DIAGNOSTICS);
      collection.set(
        document.uri,
        shown.map((finding) => toDiagnostic(document.uri, seen.transcript, finding, say)),
      );
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

function isShown(document: vscode.TextDocument): boolean {
  return isTranscript(document) && !document.isClosed && showsFindings(document);
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
export function* toDiagnostics(uri: vscode.Uri, { transcript, index }: Findings, say: Say): Steps<vscode.Diagnostic[]> {
  const hasMore = index.count > MOST_DIAGNOSTICS;
  const shown: vscode.Diagnostic[] = [];
  for (const finding of hasMore ? index.mostSevere(MOST_DIAGNOSTICS - 1) : index.findings()) {
    shown.push(toDiagnostic(uri, transcript, finding, say, index.related(finding)));
    yield;
  }
  return hasMore ? [...shown, restNotice(shown.at(-1)!.range, index.count - shown.length)] : shown;
}

export function toDiagnostic(
  uri: vscode.Uri,
  transcript: Transcript,
  finding: NotedFinding,
  say: Say,
  related: readonly RelatedPlace[] = [],
): vscode.Diagnostic {
  const diagnostic = ownDiagnostic(toRange(transcript, finding.span), say(finding.message), finding.severity);
  diagnostic.code = finding.rule;
  diagnostic.relatedInformation = related.map(({ span, message }) => {
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
