import * as vscode from "vscode";

import { type Configuration, vocabularyOf } from "../core/config/configuration.ts";
import { isTranscriptByContent, RECOGNITION_LINES } from "../core/features/recognition.ts";
import { Transcript } from "../core/transcript/transcript.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import { asUtf8, isUnder, openDocument } from "./documents.ts";
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

  /**
   * Shows how far it has come, where it can be cancelled. Transcripts are visited in no particular order.
   *
   * @param places folders, or files, which are visited like those in a folder.
   * @param isWanted ends the walk like a cancellation as soon as it says no.
   */
  async visit(
    places: readonly vscode.Uri[],
    options: vscode.ProgressOptions,
    work: (file: TranscriptFile) => Promise<void>,
    isWanted = (): boolean => true,
  ): Promise<Visit> {
    return vscode.window.withProgress(options, async (progress, token) => {
      const isCancelled = (): boolean => token.isCancellationRequested || !isWanted();
      const unreadable: UnreadableFile[] = [];
      const files = await this.#find(places, unreadable, isCancelled);
      let [visited, transcripts] = [0, 0];
      const rest = files.values();
      const visitRest = async (): Promise<void> => {
        for (const uri of rest) {
          if (isCancelled()) return;
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
      return { transcripts, unreadable, files, isCancelled: isCancelled() };
    });
  }

  /** Whether a walk through that folder leaves out a place in it. */
  async isLeftOut(uri: vscode.Uri, folder: vscode.Uri): Promise<boolean> {
    const exclusions = exclusionsIn(vscode.workspace.getWorkspaceFolder(uri));
    for (let place = uri; place.path.length > folder.path.length; place = parentOf(place)) {
      const siblings = exclusions.some(({ when }) => when !== undefined) ? await entriesOf(parentOf(place), []) : [];
      if (isExcluded(place, new Set(siblings.map(([name]) => name)), exclusions)) return true;
    }
    return false;
  }

  mayBeTranscript(uri: vscode.Uri): boolean {
    if (this.#isTranscriptByName(uri)) return true;
    return (
      TEXT_NAME.test(uri.path) &&
      this.#choices.get(uri) === undefined &&
      isRecognitionEnabled(uri) &&
      associatedLanguages(uri).length === 0
    );
  }

  /** Undefined when it is no transcript. */
  async read(uri: vscode.Uri): Promise<TranscriptFile | UnreadableFile | undefined> {
    const configuration = await this.#configurations.load({ uri });
    const document = openDocument(uri);
    if (document !== undefined) {
      if (!isTranscript(document)) return undefined;
      return {
        uri,
        document,
        state: `${document.version}`,
        transcript: await this.#store.load(document),
        configuration,
      };
    }
    const isNamed = this.#isTranscriptByName(uri);
    // Whether a text of any other name is a transcript, nobody knows.
    const unreadable = (reason: string): UnreadableFile | undefined => (isNamed ? { uri, reason } : undefined);
    let bytes: Uint8Array;
    let state: string;
    try {
      const { size, mtime } = await vscode.workspace.fs.stat(uri);
      state = stateOf(size, mtime);
      if (size > MOST_BYTES) return unreadable(vscode.l10n.t("The file is larger than 50 MB."));
      bytes = await vscode.workspace.fs.readFile(uri);
    } catch (error) {
      // A file that has gone is none.
      return codeOf(error) === "FileNotFound" ? undefined : unreadable(reasonOf(error));
    }
    let text: string;
    try {
      text = await vscode.workspace.decode(bytes, { uri });
    } catch {
      return unreadable(vscode.l10n.t("The file is not a text."));
    }
    const vocabulary = vocabularyOf(configuration);
    if (!isNamed && !isTranscriptByContent(text.split(/\r\n?|\n/, RECOGNITION_LINES), vocabulary)) return undefined;
    return { uri, document, state, transcript: Transcript.parse(text, vocabulary), configuration };
  }

  async #find(
    places: readonly vscode.Uri[],
    unreadable: UnreadableFile[],
    isCancelled: () => boolean,
  ): Promise<vscode.Uri[]> {
    const files: vscode.Uri[] = [];
    // What somebody selects may lie in one another; so may folders of the workspace, which have settings of their own.
    const homeOf = vscode.workspace.getWorkspaceFolder;
    const left = places.filter(
      (place) => !places.some((other) => other !== place && isUnder(other, place) && homeOf(other) === homeOf(place)),
    );
    const known = new Set(left.map(String));
    const exclusions = new Map<vscode.WorkspaceFolder | undefined, readonly Exclusion[]>();
    for (const folder of left) {
      if (isCancelled()) break;
      const home = homeOf(folder);
      if (!exclusions.has(home)) exclusions.set(home, exclusionsIn(home));
      const entries = await entriesOf(folder, unreadable, files);
      const names = new Set(entries.map(([name]) => name));
      for (const [name, type] of entries) {
        const uri = vscode.Uri.joinPath(folder, name);
        if (known.has(uri.toString()) || isExcluded(uri, names, exclusions.get(home)!)) continue;
        // A folder that is a link may lead around in a circle.
        if (type === vscode.FileType.Directory) left.push(uri);
        else if ((type & vscode.FileType.File) !== 0 && this.mayBeTranscript(uri)) files.push(uri);
      }
    }
    return files;
  }

  /** By what the user has chosen for it or for files of its name, or by the name itself. */
  #isTranscriptByName(uri: vscode.Uri): boolean {
    const chosen = this.#choices.get(uri);
    if (chosen !== undefined) return chosen === LANGUAGE_ID;
    const associated = associatedLanguages(uri);
    return associated.length === 0 ? TRANSCRIPT_NAME.test(uri.path) : associated.includes(LANGUAGE_ID);
  }
}

/** Whether the text is still the one that was read. */
export async function isAsRead({ uri, document, state }: ReadState): Promise<boolean> {
  const open = openDocument(uri);
  if (document !== undefined || open?.isDirty === true) return open === document && `${open?.version}` === state;
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    return state === stateOf(size, mtime);
  } catch {
    return false;
  }
}

function stateOf(size: number, mtime: number): string {
  return `${size} ${mtime}`;
}

/** Whether VS Code reads the file in its encoding, so that what it reads can be written back as the same bytes. */
export async function isReadWhole({ uri, document }: ReadState): Promise<boolean> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    const names = document === undefined ? ["utf8", "utf16le", "utf16be"] : [document.encoding];
    const encodings = [...(document === undefined ? [{ uri }] : []), ...names.map((encoding) => ({ encoding }))];
    const text = await vscode.workspace.decode(bytes, encodings[0] as { uri: vscode.Uri });
    const utf8 = asUtf8(bytes);
    // Nothing else looks like UTF-8.
    if (utf8 !== undefined) return utf8 === text.replace(/^\uFEFF/, "");
    for (const encoding of encodings) {
      const written = await vscode.workspace.encode(text, encoding as { uri: vscode.Uri });
      // The mark of the encoding is no part of the text.
      const mark = bytes.length - written.length;
      if (mark >= 0 && mark <= 3 && written.every((byte, index) => byte === bytes[index + mark])) return true;
    }
  } catch {
    // It has gone, or is no text in that encoding.
  }
  return false;
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

/** @param files gets the place itself if it is a file. */
async function entriesOf(
  place: vscode.Uri,
  unreadable: UnreadableFile[],
  files?: vscode.Uri[],
): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(place);
  } catch (error) {
    const code = codeOf(error);
    if (code === "FileNotADirectory") files?.push(place);
    else if (code !== "FileNotFound") unreadable.push({ uri: place, reason: reasonOf(error) });
    return [];
  }
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, "..");
}

function codeOf(error: unknown): string | undefined {
  return error instanceof vscode.FileSystemError ? error.code : undefined;
}

function reasonOf(error: unknown): string {
  return codeOf(error) === "NoPermissions"
    ? vscode.l10n.t("There is no permission to read it.")
    : vscode.l10n.t("It cannot be read: {0}", String(error));
}
