import * as vscode from "vscode";

import { SEVERITIES } from "../core/rules/findings.ts";
import type { Severity } from "../core/rules/rule.ts";
import type { ClosedTranscripts } from "./closed-transcripts.ts";
import { isValidationEnabled } from "./diagnostics.ts";
import { cancellableProgress, registerFolderCommands } from "./folder-commands.ts";
import { problemSummary } from "./validation-commands.ts";

const FOLLOWING = "qaTranscript.isValidatingFolders";

/** The commands that validate all transcripts of folders, and that end it. */
export function registerFolderValidation(context: vscode.ExtensionContext, closed: ClosedTranscripts): void {
  const setFollowing = (value: boolean): void => {
    void vscode.commands.executeCommand("setContext", FOLLOWING, value);
  };
  registerFolderCommands(context, ["validateWorkspace", "validateFolder"], (folders) => {
    setFollowing(true);
    return validate(folders, closed);
  });
  context.subscriptions.push(
    vscode.commands.registerCommand("qaTranscript.stopValidation", () => {
      closed.stop();
      setFollowing(false);
    }),
  );
}

async function validate(folders: readonly vscode.Uri[], closed: ClosedTranscripts): Promise<void> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let faulty = 0;
  const progress = cancellableProgress(vscode.l10n.t("Validating transcripts"));
  const visit = await closed.validate(folders, progress, ({ count, countBySeverity }) => {
    if (count > 0) faulty++;
    for (const severity of SEVERITIES) counts[severity] += countBySeverity[severity];
  });
  const said = visit.isCancelled ? [vscode.l10n.t("Validation was cancelled.")] : [];
  if (faulty > 0) said.push(`${problemSummary(counts)}.`);
  said.push(vscode.l10n.t("Transcripts checked: {0}, with problems: {1}.", visit.transcripts, faulty));
  if (visit.unreadable.length > 0) said.push(vscode.l10n.t("Could not be read: {0}.", visit.unreadable.length));
  const [place] = folders;
  const isShown = place !== undefined && isValidationEnabled({ uri: place });
  if (faulty > 0 && !isShown) said.push(vscode.l10n.t("The problems are not shown in the editor."));
  void vscode.window.showInformationMessage(said.join(" "));
  if (isShown && faulty + visit.unreadable.length > 0) {
    await vscode.commands.executeCommand("workbench.panel.markers.view.focus");
  }
}
