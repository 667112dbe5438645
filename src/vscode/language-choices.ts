import * as vscode from "vscode";

const KEY = "languageChoices";

/** More than anyone chooses by hand; the oldest go first. */
const MOST = 1000;

/**
 * The languages that a user has set for documents by hand, kept with the window: they hold when a file is opened again.
 * A file is known by its path alone, so that its choice also holds for the versions that history and comparisons show.
 */
export class LanguageChoices {
  readonly #memento: vscode.Memento;
  readonly #languages: Map<string, string>;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    this.#languages = new Map(memento.get<[string, string][]>(KEY, []));
    this.#forgetUntitled();
  }

  get(uri: vscode.Uri): string | undefined {
    return this.#languages.get(keyOf(uri));
  }

  set(uri: vscode.Uri, language: string): void {
    const key = keyOf(uri);
    if (this.#languages.get(key) === language) return;
    this.#languages.delete(key);
    this.#languages.set(key, language);
    for (const oldest of this.#languages.keys()) {
      if (this.#languages.size <= MOST) break;
      this.#languages.delete(oldest);
    }
    this.#save();
  }

  forget(uri: vscode.Uri): void {
    if (this.#languages.delete(keyOf(uri))) this.#save();
  }

  /** Gives a file, or every file of a folder, the choices of the place it goes to. */
  copy(from: vscode.Uri, to: vscode.Uri): void {
    for (const { key, rest } of this.#under(from)) this.#languages.set(keyOf(to) + rest, this.#languages.get(key)!);
    this.#save();
  }

  /** Forgets a file, or every file of a folder. */
  forgetUnder(uri: vscode.Uri): void {
    for (const { key } of this.#under(uri)) this.#languages.delete(key);
    this.#save();
  }

  #under(uri: vscode.Uri): { key: string; rest: string }[] {
    const path = keyOf(uri);
    return Array.from(this.#languages.keys())
      .filter((key) => key === path || key.startsWith(`${path}/`))
      .map((key) => ({ key, rest: key.slice(path.length) }));
  }

  /** An untitled document outlives a restart only in its tab; a later one of the same name is another document. */
  #forgetUntitled(): void {
    const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ input }) => input);
    const open = new Set(inputs.map((input) => (input instanceof vscode.TabInputText ? keyOf(input.uri) : "")));
    for (const key of this.#languages.keys()) {
      if (key.startsWith("untitled:") && !open.has(key)) this.#languages.delete(key);
    }
  }

  #save(): void {
    void this.#memento.update(KEY, [...this.#languages]);
  }
}

function keyOf(uri: vscode.Uri): string {
  return uri.scheme === "untitled" ? uri.toString() : uri.path;
}
