import * as vscode from "vscode";

import { unusedExceptions } from "../core/config/read-configuration.ts";
import type { IntendedException } from "../core/rules/intended.ts";
import { checkInSlices, type Found } from "./checking.ts";
import { toConfigurationDiagnostic } from "./configuration-problems.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import { DIAGNOSTIC_SOURCE, isValidationEnabled, ownDiagnostic, toDiagnostics } from "./diagnostics.ts";
import { openDocument } from "./documents.ts";
import type { FindingStore } from "./finding-store.ts";
import type { Messages } from "./messages.ts";
import {
  isUnder,
  type TranscriptFile,
  type TranscriptFiles,
  type UnreadableFile,
  type Visit,
} from "./transcript-files.ts";
import { isTranscript } from "./transcript-store.ts";

/** Files change by the hundred when another version of a folder is checked out. */
const PAUSE_MILLISECONDS = 500;

/** What is known of a file that has been looked at. */
interface Known {
  readonly uri: vscode.Uri;
  /** The exceptions that something is found at. */
  readonly used: ReadonlySet<IntendedException>;
}

/**
 * The problems of transcripts that no editor shows, in the folders that somebody has asked to be validated: from then on
 * they follow what changes on disk, in the configuration and in the settings that say which files are transcripts.
 */
export class ClosedTranscripts implements vscode.Disposable {
  readonly #files: TranscriptFiles;
  readonly #findings: FindingStore;
  readonly #configurations: ConfigurationStore;
  readonly #messages: Messages;
  readonly #collection = vscode.languages.createDiagnosticCollection(`${DIAGNOSTIC_SOURCE} workspace`);
  readonly #known = new Map<string, Known>();
  /** The folders to be followed. */
  #folders: readonly vscode.Uri[] = [];
  /** Of those, what has been validated to the end, so that it is known which exceptions serve no purpose. */
  readonly #complete = new Set<vscode.Uri>();
  readonly #changed = new Map<string, vscode.Uri>();
  /** So much has changed that the folders are to be walked through again. */
  #isOutdated = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #subscriptions: vscode.Disposable | undefined;

  constructor(files: TranscriptFiles, findings: FindingStore, configurations: ConfigurationStore, messages: Messages) {
    this.#files = files;
    this.#findings = findings;
    this.#configurations = configurations;
    this.#messages = messages;
  }

  /** Validates all transcripts in the folders, the open ones too, and follows them from then on. */
  async validate(
    folders: readonly vscode.Uri[],
    options: vscode.ProgressOptions,
    note?: (found: Found) => void,
  ): Promise<Visit> {
    this.#subscriptions ??= this.#follow();
    this.#folders = [...this.#folders, ...folders.filter((folder) => !this.#isFollowed(folder))];
    const visit = await this.#files.visit(folders, options, async (file) => {
      const found = await this.#check(file);
      note?.(found);
    });
    for (const file of visit.unreadable) this.#showUnreadable(file);
    if (visit.isCancelled) return visit;
    const met = new Set([...visit.files, ...visit.unreadable.map(({ uri }) => uri)].map(String));
    this.#forgetWhere((uri) => !met.has(uri.toString()) && folders.some((folder) => isUnder(folder, uri)));
    for (const folder of folders) this.#complete.add(folder);
    await this.#showUnused();
    return visit;
  }

  /** Forgets all that was found, and follows nothing any more. */
  stop(): void {
    clearTimeout(this.#pause);
    this.#subscriptions?.dispose();
    this.#subscriptions = undefined;
    this.#folders = [];
    this.#complete.clear();
    this.#isOutdated = false;
    this.#changed.clear();
    this.#known.clear();
    this.#collection.clear();
  }

  dispose(): void {
    this.stop();
    this.#collection.dispose();
  }

  #follow(): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher("**");
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate((uri) => void this.#hasAppeared(uri)),
      watcher.onDidChange((uri) => {
        this.#hasChanged(uri);
      }),
      watcher.onDidDelete((deleted) => {
        this.#forgetWhere((uri) => isUnder(deleted, uri));
        this.#hasChanged(deleted);
      }),
      // What an editor shows is checked as it stands there.
      this.#findings.onDidChange((document) => {
        const found = isTranscript(document) ? this.#findings.latest(document) : undefined;
        if (found === undefined || !this.#isFollowed(document.uri)) return;
        this.#note(document.uri, found);
        this.#collection.delete(document.uri);
        void this.#showUnused();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#hasChanged(uri);
      }),
      this.#configurations.onDidChange(() => {
        this.#hasOutdated();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (["files", "search", "qaTranscript"].some((section) => event.affectsConfiguration(section))) {
          this.#hasOutdated();
        }
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#folders = this.#folders.filter((folder) => vscode.workspace.getWorkspaceFolder(folder) !== undefined);
        this.#forgetWhere((uri) => !this.#isFollowed(uri));
      }),
    );
  }

  #isFollowed(uri: vscode.Uri): boolean {
    return this.#folders.some((folder) => isUnder(folder, uri));
  }

  async #hasAppeared(uri: vscode.Uri): Promise<void> {
    try {
      // Of a folder that was moved here, nothing else may be reported.
      const { type } = await vscode.workspace.fs.stat(uri);
      if (type === vscode.FileType.Directory && this.#isFollowed(uri)) this.#hasOutdated();
      else this.#hasChanged(uri);
    } catch {
      // It has gone again.
    }
  }

  #hasChanged(uri: vscode.Uri): void {
    if (!this.#isFollowed(uri)) return;
    this.#changed.set(uri.toString(), uri);
    this.#checkSoon();
  }

  #hasOutdated(): void {
    this.#isOutdated = true;
    this.#checkSoon();
  }

  #checkSoon(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#checkChanged(), PAUSE_MILLISECONDS);
  }

  async #checkChanged(): Promise<void> {
    const changed = [...this.#changed.values()];
    this.#changed.clear();
    if (this.#isOutdated) {
      this.#isOutdated = false;
      const title = vscode.l10n.t("Validating transcripts");
      await this.validate(this.#folders, { location: vscode.ProgressLocation.Window, title });
      return;
    }
    for (const uri of changed) {
      const file = (await this.#files.isFound(uri)) ? await this.#files.read(uri) : undefined;
      if (file === undefined) this.#forget(uri);
      else if ("reason" in file) this.#showUnreadable(file);
      else await this.#check(file);
    }
    await this.#showUnused();
  }

  /** What is found in a transcript; its diagnostics are shown, unless those of its editor are. */
  async #check(file: TranscriptFile): Promise<Found> {
    const { uri, document, transcript, configuration } = file;
    if (document !== undefined) {
      const found = await this.#findings.current(document);
      this.#note(uri, found);
      return found;
    }
    const known = this.#note(uri, { used: new Set() });
    const found = (await checkInSlices(transcript, configuration, () => true))!;
    const say = await this.#messages.of(file);
    // Else a later check of it has begun, or it was deleted.
    if (this.#known.get(uri.toString()) === known && openDocument(uri) === undefined) {
      this.#note(uri, found);
      const isShown = isValidationEnabled(file);
      this.#collection.set(uri, isShown ? toDiagnostics(uri, transcript, found.all, say) : undefined);
    }
    return found;
  }

  #note(uri: vscode.Uri, { used }: Pick<Found, "used">): Known {
    const known = { uri, used };
    this.#known.set(uri.toString(), known);
    return known;
  }

  #showUnreadable({ uri, reason }: UnreadableFile): void {
    if (!this.#isFollowed(uri)) return;
    this.#note(uri, { used: new Set() });
    this.#collection.set(uri, [ownDiagnostic(new vscode.Range(0, 0, 0, 0), reason, "error")]);
  }

  #forgetWhere(isUnwanted: (uri: vscode.Uri) => boolean): void {
    for (const { uri } of this.#known.values()) {
      if (isUnwanted(uri)) this.#forget(uri);
    }
  }

  #forget(uri: vscode.Uri): void {
    this.#known.delete(uri.toString());
    this.#collection.delete(uri);
  }

  /** The exceptions of projects that nothing is found at, where all is known that they hold for. */
  async #showUnused(): Promise<void> {
    let used: ReadonlySet<IntendedException> | undefined;
    for (const file of this.#configurations.files) {
      if (!this.#isFollowed(file.uri)) continue;
      const say = await this.#messages.of(file);
      const home = vscode.Uri.joinPath(file.uri, "..");
      const isKnown = [...this.#complete].some((folder) => isUnder(folder, home));
      const problems = file.read && isKnown ? unusedExceptions(file.read, (used ??= this.#used())) : [];
      this.#collection.set(
        file.uri,
        problems.map((problem) => toConfigurationDiagnostic(file, problem, say)),
      );
    }
  }

  #used(): ReadonlySet<IntendedException> {
    return new Set(Array.from(this.#known.values(), ({ used }) => [...used]).flat());
  }
}
