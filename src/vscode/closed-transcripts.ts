import * as vscode from "vscode";

import { unusedExceptions } from "../core/config/read-configuration.ts";
import { FindingIndex } from "../core/rules/finding-index.ts";
import type { IntendedException } from "../core/rules/intended.ts";
import { toConfigurationDiagnostic } from "./configuration-problems.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import { DIAGNOSTIC_SOURCE, ownDiagnostic, showsFindings, toDiagnostics } from "./diagnostics.ts";
import { isUnder, openDocument } from "./documents.ts";
import type { FindingStore } from "./finding-store.ts";
import type { Messages } from "./messages.ts";
import { inSlices } from "./slices.ts";
import {
  isAsRead,
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
  /** The exceptions that something is found at; undefined when the file could not be read. */
  readonly used: ReadonlySet<IntendedException> | undefined;
  /** The number of the look that has found this out, or 0. Of several at a time the one that began last knows best. */
  readonly look: number;
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
  /** The places to be followed: folders, and files that were chosen by themselves. */
  #places: readonly vscode.Uri[] = [];
  /** Of those, what has been validated to the end, so that it is known which exceptions serve no purpose. */
  #complete: readonly vscode.Uri[] = [];
  readonly #changed = new Map<string, vscode.Uri>();
  /** So much has changed that everything is to be walked through again. */
  #isOutdated = false;
  /** How many walks are under way: before their end nobody knows what serves no purpose. */
  #walks = 0;
  /** How many looks at a file have begun. */
  #looks = 0;
  /** Another one as soon as a walk that began before has become needless. */
  #generation = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #subscriptions: vscode.Disposable | undefined;

  constructor(files: TranscriptFiles, findings: FindingStore, configurations: ConfigurationStore, messages: Messages) {
    this.#files = files;
    this.#findings = findings;
    this.#configurations = configurations;
    this.#messages = messages;
  }

  /** Validates all transcripts in folders, the open ones too, and follows them from then on; files likewise. */
  async validate(
    places: readonly vscode.Uri[],
    options: vscode.ProgressOptions,
    note?: (found: FindingIndex) => void,
  ): Promise<Visit> {
    this.#subscriptions ??= this.#follow();
    this.#places = [...this.#places, ...places.filter((place) => !this.#isFollowed(place))];
    const isWanted = (): boolean => places.every((place) => this.#isFollowed(place));
    return this.#walk(places, options, isWanted, note);
  }

  /** Forgets all that was found, and follows nothing any more. */
  stop(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#subscriptions?.dispose();
    this.#subscriptions = undefined;
    this.#places = this.#complete = [];
    this.#isOutdated = false;
    this.#generation++;
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
        void this.#showUnused();
      }),
      // What an editor shows is checked as it stands there.
      this.#findings.onDidChange((document) => {
        const found = isTranscript(document) ? this.#findings.latest(document) : undefined;
        if (found === undefined || !this.#isFollowed(document.uri)) return;
        this.#note(document.uri, found.index.used);
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
        this.#places = this.#places.filter((place) => vscode.workspace.getWorkspaceFolder(place) !== undefined);
        this.#complete = this.#complete.filter((place) => this.#isFollowed(place));
        this.#forgetWhere((uri) => !this.#isFollowed(uri));
      }),
    );
  }

  #isFollowed(uri: vscode.Uri): boolean {
    return this.#placeOf(uri) !== undefined;
  }

  #placeOf(uri: vscode.Uri): vscode.Uri | undefined {
    return this.#places.find((place) => isUnder(place, uri));
  }

  async #hasAppeared(uri: vscode.Uri): Promise<void> {
    const place = this.#placeOf(uri);
    if (place === undefined) return;
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      if (type !== vscode.FileType.Directory) this.#hasChanged(uri);
      // Of a folder that was moved here, nothing else may be reported.
      else if (!(await this.#files.isLeftOut(uri, place))) {
        await this.#walk([uri], quietProgress(), () => this.#isFollowed(uri));
      }
    } catch {
      // It has gone again.
    }
  }

  #hasChanged(uri: vscode.Uri): void {
    if (!this.#isFollowed(uri) || !this.#files.mayBeTranscript(uri)) return;
    this.#changed.set(uri.toString(), uri);
    this.#checkSoon();
  }

  #hasOutdated(): void {
    this.#isOutdated = true;
    this.#generation++;
    this.#checkSoon();
  }

  #checkSoon(): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined;
      void this.#checkChanged();
    }, PAUSE_MILLISECONDS);
  }

  async #checkChanged(): Promise<void> {
    const changed = [...this.#changed.values()];
    this.#changed.clear();
    if (this.#isOutdated) {
      this.#isOutdated = false;
      const generation = this.#generation;
      await this.#walk(this.#places, quietProgress(), () => this.#generation === generation);
      return;
    }
    for (const uri of changed) {
      const place = this.#placeOf(uri);
      const isFound = place !== undefined && !(await this.#files.isLeftOut(uri, place));
      const file = isFound ? await this.#files.read(uri) : undefined;
      if (file === undefined) this.#forget(uri);
      else if ("reason" in file) this.#showUnreadable(file);
      else await this.#check(file);
    }
    await this.#showUnused();
  }

  async #walk(
    places: readonly vscode.Uri[],
    options: vscode.ProgressOptions,
    isWanted: () => boolean,
    note?: (found: FindingIndex) => void,
  ): Promise<Visit> {
    this.#walks++;
    const work = async (file: TranscriptFile): Promise<void> => {
      const found = await this.#check(file);
      note?.(found);
    };
    const visit = await this.#files.visit(places, options, work, isWanted).finally(() => this.#walks--);
    for (const file of visit.unreadable) this.#showUnreadable(file);
    if (visit.isCancelled) return visit;
    const met = new Set([...visit.files, ...visit.unreadable.map(({ uri }) => uri)].map(String));
    this.#forgetWhere((uri) => !met.has(uri.toString()) && places.some((place) => isUnder(place, uri)));
    const isComplete = (place: vscode.Uri): boolean => this.#complete.some((done) => isUnder(done, place));
    this.#complete = [...this.#complete, ...places.filter((place) => !isComplete(place))];
    await this.#showUnused();
    return visit;
  }

  /** What is found in a transcript; its diagnostics are shown, unless those of its editor are. */
  async #check(file: TranscriptFile): Promise<FindingIndex> {
    const { uri, document, transcript, configuration } = file;
    if (document !== undefined) {
      const { index } = await this.#findings.current(document);
      if (this.#isFollowed(uri)) this.#note(uri, index.used);
      this.#collection.delete(uri);
      return index;
    }
    const look = ++this.#looks;
    if (!this.#known.has(uri.toString())) this.#note(uri, new Set(), 0);
    const index = (await inSlices(FindingIndex.reading(transcript, configuration)))!;
    const say = await this.#messages.of(file);
    const diagnostics = await inSlices(toDiagnostics(uri, { transcript, configuration, index }, say));
    // The news that it has changed or gone may have come between its reading and here, and does not come again.
    const isCurrent = await isAsRead(file);
    // Nor may a look that began later have come to its end, or nobody be interested any more.
    const known = this.#known.get(uri.toString());
    const isLatest = known !== undefined && known.look < look;
    if (isCurrent && isLatest && openDocument(uri) === undefined && this.#isFollowed(uri)) {
      this.#note(uri, index.used, look);
      this.#collection.set(uri, showsFindings(file) ? diagnostics : undefined);
    }
    return index;
  }

  #note(uri: vscode.Uri, used: Known["used"], look = ++this.#looks): void {
    this.#known.set(uri.toString(), { uri, used, look });
  }

  #showUnreadable({ uri, reason }: UnreadableFile): void {
    if (!this.#isFollowed(uri)) return;
    this.#note(uri, undefined);
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
    for (const file of this.#configurations.files) {
      const { uri, read } = file;
      const say = await this.#messages.of(file);
      if (this.#isOutdated || this.#walks > 0) return;
      const isKnown = read && read.intendedSpans.size > 0 && this.#isComplete(vscode.Uri.joinPath(uri, ".."));
      const problems = isKnown ? unusedExceptions(read, this.#used(), this.#configurations.get(file)) : [];
      this.#collection.set(
        uri,
        problems.map((problem) => toConfigurationDiagnostic(file, problem, say)),
      );
    }
  }

  #isComplete(folder: vscode.Uri): boolean {
    if (!this.#complete.some((place) => isUnder(place, folder))) return false;
    return ![...this.#known.values()].some(({ uri, used }) => used === undefined && isUnder(folder, uri));
  }

  #used(): ReadonlySet<IntendedException> {
    return new Set(Array.from(this.#known.values(), ({ used }) => [...(used ?? [])]).flat());
  }
}

/** Of what nobody has asked for at this moment. */
function quietProgress(): vscode.ProgressOptions {
  return { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("Validating transcripts") };
}
