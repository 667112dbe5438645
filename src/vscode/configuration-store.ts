import * as vscode from "vscode";

import { type Configuration, mergeConfigurations } from "../core/config/configuration.ts";
import {
  CONFIGURATION_FILE,
  type ReadConfiguration,
  readConfiguration,
  readSettings,
} from "../core/config/read-configuration.ts";
import { asUtf8, isUnder, isWritable, openDocument } from "./documents.ts";

/** A document, open or not, that is a transcript or may be one. */
export interface Scope {
  readonly uri: vscode.Uri;
}

/** A place where a project's file may stand, and what stands there. */
export interface ProjectFile extends Scope {
  /** Undefined as long as nobody knows, null when there is no such file. */
  readonly read: ReadConfiguration | null | undefined;
  readonly text: string | undefined;
  /** How VS Code calls the encoding that it is in, where that is known: no matter which one settings give to files. */
  readonly encoding: string | undefined;
}

interface WatchedFile extends ProjectFile {
  read: ProjectFile["read"];
  text: string | undefined;
  encoding: string | undefined;
  /** Settled when it has been read for the first time. */
  ready: Promise<void>;
  /** A reading that another one has overtaken says nothing any more. */
  readings: number;
}

/** What counts in a folder, and the file that it was made of. */
interface Known {
  readonly folder: vscode.Uri | undefined;
  readonly read: ProjectFile["read"];
  readonly configuration: Configuration;
}

/**
 * What users and projects have decided for each transcript: VS Code's settings under the nearest project file upward, as
 * an editor shows it or as it is on disk. Nobody waits for a file to be read: until then the settings alone count.
 */
export class ConfigurationStore implements vscode.Disposable {
  readonly #files = new Map<string, WatchedFile>();
  readonly #known = new Map<string, Known>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #fileRead = new vscode.EventEmitter<ProjectFile>();
  readonly #subscriptions: readonly { dispose(): unknown }[];

  /** For some documents another configuration counts now: another object. */
  readonly onDidChange = this.#changed.event;
  /** A project's file was read, has changed or has gone. */
  readonly onDidReadFile = this.#fileRead.event;

  constructor() {
    // Of a folder that is deleted, moved or renamed, nothing else is reported.
    const watcher = vscode.workspace.createFileSystemWatcher("**");
    const follow = (document: vscode.TextDocument): void => {
      if (isProjectFile(document.uri)) this.#take(this.#file(document.uri), document.getText());
    };
    const reread = ({ uri }: Scope): void => {
      if (openDocument(uri)?.isDirty !== true) void this.#readAnew(this.#file(uri));
    };
    const rereadAt = (uri: vscode.Uri): void => {
      if (isProjectFile(uri)) reread({ uri });
      else for (const file of this.#files.values()) if (isUnder(uri, file.uri)) reread(file);
    };
    this.#subscriptions = [
      this.#changed,
      this.#fileRead,
      watcher,
      watcher.onDidCreate(rereadAt),
      watcher.onDidChange((uri) => {
        if (isProjectFile(uri)) reread({ uri });
      }),
      watcher.onDidDelete((uri) => {
        for (const file of this.#files.values()) if (isUnder(uri, file.uri)) this.#take(file, undefined);
      }),
      vscode.workspace.onDidOpenTextDocument(follow),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // An editor goes on showing a file that was deleted, and reports that it has changed in some other way.
        if (contentChanges.length > 0) follow(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (isProjectFile(uri)) void this.#readAnew(this.#file(uri));
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("qaTranscript")) this.#forget();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#forget();
      }),
      // The watcher sees the folders of the workspace alone.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (!focused) return;
        for (const file of this.#files.values()) {
          if (vscode.workspace.getWorkspaceFolder(file.uri) === undefined) reread(file);
        }
      }),
    ];
    vscode.workspace.textDocuments.forEach(follow);
  }

  /** The places of projects' files that were looked at. */
  get files(): readonly ProjectFile[] {
    return [...this.#files.values()];
  }

  /** What counts now; the same object until it changes. */
  get({ uri }: Scope): Configuration {
    const folder = folderOf(uri);
    const key = folder?.toString() ?? "";
    let known = this.#known.get(key);
    if (known === undefined) {
      const read = this.#nearest(folder)?.read;
      const settings = settingsFor(folder);
      const configuration = read ? mergeConfigurations(settings, read.configuration) : settings;
      this.#known.set(key, (known = { folder, read, configuration }));
    }
    return known.configuration;
  }

  /** What counts as soon as the files are read that have a say. */
  async load(scope: Scope): Promise<Configuration> {
    await Promise.all(filesAbove(folderOf(scope.uri)).map((uri) => this.#file(uri).ready));
    return this.get(scope);
  }

  /**
   * Where additions go: to the file that counts, or, while there is none, to one at the root of the workspace folder.
   * Undefined outside of any folder and where nothing can be written.
   */
  target({ uri }: Scope): ProjectFile | undefined {
    const folder = folderOf(uri);
    const home = folder && vscode.workspace.getWorkspaceFolder(folder);
    if (home === undefined || !isWritable(home.uri) || !isWritable(uri)) return undefined;
    return this.#nearest(folder) ?? this.#file(vscode.Uri.joinPath(home.uri, CONFIGURATION_FILE));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The nearest file that there is, or of which nobody knows yet whether there is one. */
  #nearest(folder: vscode.Uri | undefined): WatchedFile | undefined {
    return filesAbove(folder)
      .map((uri) => this.#file(uri))
      .find(({ read }) => read !== null);
  }

  #file(uri: vscode.Uri): WatchedFile {
    const key = uri.toString();
    let file = this.#files.get(key);
    if (file === undefined) {
      file = { uri, read: undefined, text: undefined, encoding: undefined, ready: Promise.resolve(), readings: 0 };
      this.#files.set(key, file);
      file.ready = this.#readAnew(file);
    }
    return file;
  }

  async #readAnew(file: WatchedFile): Promise<void> {
    const reading = ++file.readings;
    let text: string | undefined;
    let encoding: string | undefined;
    try {
      const bytes = await vscode.workspace.fs.readFile(file.uri);
      text = asUtf8(bytes);
      if (text === undefined) text = await vscode.workspace.decode(bytes, { uri: file.uri });
      else encoding = "utf8";
    } catch {
      // There is none, or none that can be read.
    }
    if (reading !== file.readings) return;
    file.encoding = encoding;
    this.#take(file, text);
  }

  #take(file: WatchedFile, text: string | undefined): void {
    file.readings++;
    if (file.read !== undefined && file.text === text) return;
    file.text = text;
    file.read = text === undefined ? null : readConfiguration(text);
    let changed = false;
    for (const [key, { folder, read }] of this.#known) {
      if (this.#nearest(folder)?.read === read) continue;
      this.#known.delete(key);
      changed = true;
    }
    if (changed) this.#changed.fire();
    this.#fileRead.fire(file);
  }

  #forget(): void {
    this.#known.clear();
    this.#changed.fire();
    // What is wrong with a file is said in the language of the settings.
    for (const file of this.#files.values()) this.#fileRead.fire(file);
  }
}

function isProjectFile(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${CONFIGURATION_FILE}`) && isWritable(uri);
}

/**
 * The folder of a document. What Git or the timeline show of a file belongs where the file is, and what has no place yet
 * to the first folder of the workspace.
 */
function folderOf(uri: vscode.Uri): vscode.Uri | undefined {
  const hasPlace = uri.scheme !== "untitled" && isWritable(uri);
  if (hasPlace || vscode.workspace.getWorkspaceFolder(uri)) return vscode.Uri.joinPath(uri, "..");
  const first = vscode.workspace.workspaceFolders?.[0]?.uri;
  const twin = uri.path.startsWith("/") ? first?.with({ path: uri.path }) : undefined;
  return twin && vscode.workspace.getWorkspaceFolder(twin) ? vscode.Uri.joinPath(twin, "..") : first;
}

/** Where files may stand that have a say in a folder, the nearest first: none above the root of its workspace folder. */
function filesAbove(folder: vscode.Uri | undefined): vscode.Uri[] {
  const files: vscode.Uri[] = [];
  const home = folder && vscode.workspace.getWorkspaceFolder(folder);
  let above = folder;
  while (above !== undefined && vscode.workspace.getWorkspaceFolder(above) === home) {
    files.push(vscode.Uri.joinPath(above, CONFIGURATION_FILE));
    const parent = vscode.Uri.joinPath(above, "..");
    above = parent.path === above.path ? undefined : parent;
  }
  return files;
}

function settingsFor(folder: vscode.Uri | undefined): Configuration {
  const settings = vscode.workspace.getConfiguration("qaTranscript", folder);
  const language = settings.get("language");
  return readSettings({
    rules: settings.get("rules"),
    labels: settings.get("labels"),
    ...(language !== "auto" && { language }),
  });
}
