import * as vscode from "vscode";

import { type Configuration, vocabularyOf } from "../core/config/configuration.ts";
import { isTranscriptByContent, RECOGNITION_LINES } from "../core/features/recognition.ts";
import { Transcript } from "../core/transcript/transcript.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import { openDocument } from "./documents.ts";
import { associatedLanguages, isRecognitionEnabled, matchesGlob, TEXT_NAME } from "./file-languages.ts";
import type { LanguageChoices } from "./language-choices.ts";
import { isTranscript, LANGUAGE_ID, type TranscriptStore } from "./transcript-store.ts";

const TRANSCRIPT_NAME = /\.qa(\.txt)?$/i;

/** VS Code hands no larger document to an extension. */
const MOST_BYTES = 50 * 1024 * 1024;

/** A file waits for the file system as often as it is worked on. */
const AT_ONCE = 8;

/** A file as it was when it was read. */
export interface ReadState {
  readonly uri: vscode.Uri;
  /** Undefined when it was not open. */
  readonly document: vscode.TextDocument | undefined;
  /** Another one as soon as the text is. */
  readonly state: string;
}

/** A transcript as an editor shows it, else as it is on disk. */
export interface TranscriptFile extends ReadState {
  readonly transcript: Transcript;
  readonly configuration: Configuration;
  /** Whether the text can be written back as the bytes it was read from. */
  readonly isLossless: boolean;
}

/** A file or folder that could not be read, and why. */
export interface UnreadableFile {
  readonly uri: vscode.Uri;
  readonly reason: string;
}

/** How a walk through folders ended. */
export interface Visit {
  /** How many transcripts were met. */
  readonly transcripts: number;
  readonly unreadable: readonly UnreadableFile[];
  /** Every file that was found, whether it has turned out to be a transcript or not. */
  readonly files: readonly vscode.Uri[];
  readonly isCancelled: boolean;
}

/**
 * The transcripts in the folders of the workspace, but for what the settings `files.exclude` and `search.exclude` leave
 * out. Folders are read one by one: VS Code's own search for files knows none in most virtual workspaces.
 */
export class TranscriptFiles {
  readonly #store: TranscriptStore;
  readonly #configurations: ConfigurationStore;
  readonly #choices: LanguageChoices;

  constructor(store: TranscriptStore, configurations: ConfigurationStore, choices: LanguageChoices) {
    this.#store = store;
    this.#configurations = configurations;
    this.#choices = choices;
  }

  /** Shows how far it has come, where it can be cancelled. Transcripts are visited in no particular order. */
  async visit(
    folders: readonly vscode.Uri[],
    options: vscode.ProgressOptions,
    work: (file: TranscriptFile) => Promise<void>,
  ): Promise<Visit> {
    return vscode.window.withProgress(options, async (progress, token) => {
      const unreadable: UnreadableFile[] = [];
      const files = await this.#find(folders, unreadable, token);
      let [visited, transcripts] = [0, 0];
      const rest = files.values();
      const visitRest = async (): Promise<void> => {
        for (const uri of rest) {
          if (token.isCancellationRequested) return;
          const file = await this.read(uri);
          if (file !== undefined && "reason" in file) unreadable.push(file);
          else if (file !== undefined) {
            transcripts++;
            await work(file);
          }
          const message = vscode.l10n.t("{0} of {1}", ++visited, files.length);
          progress.report({ message, increment: 100 / files.length });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, visitRest));
      return { transcripts, unreadable, files, isCancelled: token.isCancellationRequested };
    });
  }

  /** Whether a file would be met on a walk through its workspace folder. */
  async isFound(uri: vscode.Uri): Promise<boolean> {
    const home = vscode.workspace.getWorkspaceFolder(uri);
    if (home === undefined || !this.#mayBeTranscript(uri)) return false;
    const exclusions = exclusionsIn(home);
    for (let path = uri; path.path.length > home.uri.path.length; path = vscode.Uri.joinPath(path, "..")) {
      const siblings = new Set<string>();
      if (exclusions.some(({ when }) => when !== undefined)) {
        const entries = await entriesOf(vscode.Uri.joinPath(path, ".."), []);
        for (const [name] of entries) siblings.add(name);
      }
      if (isExcluded(path, siblings, exclusions)) return false;
    }
    return true;
  }

  /** Undefined when it is no transcript. */
  async read(uri: vscode.Uri): Promise<TranscriptFile | UnreadableFile | undefined> {
    const document = openDocument(uri);
    if (document !== undefined && !isTranscript(document)) return undefined;
    const configuration = await this.#configurations.load({ uri });
    let bytes: Uint8Array;
    let state: string;
    try {
      const { size, mtime } = await vscode.workspace.fs.stat(uri);
      if (size > MOST_BYTES) return unreadable(vscode.l10n.t("The file is larger than 50 MB."));
      state = `${mtime} ${size}`;
      bytes = await vscode.workspace.fs.readFile(uri);
    } catch (error) {
      // A file that has gone is none.
      return codeOf(error) === "FileNotFound" ? undefined : unreadable(reasonOf(error));
    }
    if (document !== undefined) {
      const transcript = this.#store.get(document);
      const isLossless = isLosslesslyRead(bytes, document.getText());
      return { uri, document, transcript, configuration, isLossless, state: `${document.version}` };
    }
    const isNamed = this.#isTranscriptByName(uri);
    let text: string;
    try {
      text = await vscode.workspace.decode(bytes, { uri });
    } catch {
      return isNamed ? unreadable(vscode.l10n.t("The file is not a text.")) : undefined;
    }
    const vocabulary = vocabularyOf(configuration);
    if (!isNamed && !isTranscriptByContent(text.split(/\r\n?|\n/, RECOGNITION_LINES), vocabulary)) return undefined;
    const transcript = Transcript.parse(text, vocabulary);
    return { uri, document, transcript, configuration, isLossless: isLosslesslyRead(bytes, text), state };

    function unreadable(reason: string): UnreadableFile {
      return { uri, reason };
    }
  }

  /** Whether the text is still the one that was read. */
  async isAsRead({ uri, document, state }: ReadState): Promise<boolean> {
    const open = openDocument(uri);
    if (document !== undefined || open?.isDirty === true) return open === document && `${open?.version}` === state;
    try {
      const { size, mtime } = await vscode.workspace.fs.stat(uri);
      return state === `${mtime} ${size}`;
    } catch {
      return false;
    }
  }

  async #find(
    folders: readonly vscode.Uri[],
    unreadable: UnreadableFile[],
    token: vscode.CancellationToken,
  ): Promise<vscode.Uri[]> {
    const files: vscode.Uri[] = [];
    // Folders of a workspace, and those that somebody selects, may lie in one another.
    const left = folders.filter((folder) => !folders.some((other) => other !== folder && isUnder(other, folder)));
    const exclusions = new Map<vscode.WorkspaceFolder | undefined, readonly Exclusion[]>();
    for (const folder of left) {
      if (token.isCancellationRequested) break;
      const home = vscode.workspace.getWorkspaceFolder(folder);
      if (!exclusions.has(home)) exclusions.set(home, exclusionsIn(home));
      const entries = await entriesOf(folder, unreadable);
      const names = new Set(entries.map(([name]) => name));
      for (const [name, type] of entries) {
        const uri = vscode.Uri.joinPath(folder, name);
        if (isExcluded(uri, names, exclusions.get(home)!)) continue;
        // A folder that is a link may lead around in a circle.
        if (type === vscode.FileType.Directory) left.push(uri);
        else if ((type & vscode.FileType.File) !== 0 && this.#mayBeTranscript(uri)) files.push(uri);
      }
    }
    return files;
  }

  #mayBeTranscript(uri: vscode.Uri): boolean {
    if (this.#isTranscriptByName(uri)) return true;
    return (
      TEXT_NAME.test(uri.path) &&
      this.#choices.get(uri) === undefined &&
      isRecognitionEnabled(uri) &&
      associatedLanguages(uri).length === 0
    );
  }

  /** By what the user has chosen for it or for files of its name, or by the name itself. */
  #isTranscriptByName(uri: vscode.Uri): boolean {
    const chosen = this.#choices.get(uri);
    if (chosen !== undefined) return chosen === LANGUAGE_ID;
    const associated = associatedLanguages(uri);
    return associated.length === 0 ? TRANSCRIPT_NAME.test(uri.path) : associated.includes(LANGUAGE_ID);
  }
}

/** Whether a place is a folder or lies in it. */
export function isUnder(folder: vscode.Uri, { scheme, authority, path }: vscode.Uri): boolean {
  if (scheme !== folder.scheme || authority !== folder.authority) return false;
  return path === folder.path || path.startsWith(folder.path.replace(/\/?$/, "/"));
}

/** What a setting leaves out: always, or beside a file called `when`, in which `$(basename)` is its name. */
interface Exclusion {
  readonly pattern: vscode.GlobPattern;
  readonly when: string | undefined;
}

function exclusionsIn(home: vscode.WorkspaceFolder | undefined): Exclusion[] {
  if (home === undefined) return [];
  return ["files", "search"].flatMap((section) => {
    const patterns = vscode.workspace.getConfiguration(section, home.uri).get<Record<string, unknown>>("exclude") ?? {};
    return Object.entries(patterns)
      .filter(([, value]) => Boolean(value))
      .map(([glob, value]) => ({
        pattern: new vscode.RelativePattern(home, glob),
        when: (value as { readonly when?: string }).when,
      }));
  });
}

function isExcluded(uri: vscode.Uri, siblings: ReadonlySet<string>, exclusions: readonly Exclusion[]): boolean {
  return exclusions.some(({ pattern, when }) => {
    if (!matchesGlob(uri, pattern)) return false;
    const stem = uri.path.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
    return when === undefined || siblings.has(when.replace("$(basename)", () => stem));
  });
}

async function entriesOf(folder: vscode.Uri, unreadable: UnreadableFile[]): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    if (codeOf(error) !== "FileNotFound") unreadable.push({ uri: folder, reason: reasonOf(error) });
    return [];
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof vscode.FileSystemError ? error.code : undefined;
}

function reasonOf(error: unknown): string {
  return codeOf(error) === "NoPermissions"
    ? vscode.l10n.t("There is no permission to read it.")
    : vscode.l10n.t("It cannot be read: {0}", String(error));
}

/** Whether no character of the text stands for bytes that could not be read. */
function isLosslesslyRead(bytes: Uint8Array, text: string): boolean {
  if (!text.includes("\uFFFD")) return true;
  try {
    // The file itself may say that something was lost before.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
