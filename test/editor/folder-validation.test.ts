import * as vscode from "vscode";
import { equal, match, ok } from "./support/assert.ts";
import { closeAll, eventually, pause, workspaceFile, writeFile } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

/** Another one for each test: VS Code holds documents for a while that an editor has shown. */
let folder: string;
let folders = 0;

const CLEAN = "Вопрос\tКто открыл пролив?\nОтвет\tРыбаки.\n";
const FAULTY = "Вопрос: Кто открыл пролив?\nОтвет\tРыбаки.\n";

const inFolder = (name: string): vscode.Uri => workspaceFile(`${folder}/${name}`);
const write = (name: string, text: string): Promise<vscode.Uri> => writeFile(`${folder}/${name}`, text);
const remove = (name: string): Thenable<void> => vscode.workspace.fs.delete(inFolder(name), { recursive: true });
const run = (command: string): Thenable<unknown> =>
  vscode.commands.executeCommand(`qaTranscript.${command}`, workspaceFile(folder));

/** Not by `openTextDocument`, which holds a document for minutes after its editor was closed. */
async function show(name: string): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand("vscode.open", inFolder(name));
  return vscode.window.activeTextEditor!;
}

async function writeProject(content: unknown): Promise<vscode.Uri> {
  return write(".qa-transcript.json", JSON.stringify(content, undefined, 2));
}

/** What Problems shows of the folder: `name: rule rule`, by name. */
function shown(): string[] {
  const path = `${workspaceFile(folder).path}/`;
  return vscode.languages
    .getDiagnostics()
    .map(([uri, all]) => ({ uri, own: all.filter(({ source }) => source === "qa-transcript") }))
    .filter(({ uri, own }) => own.length > 0 && uri.path.startsWith(path))
    .map(({ uri, own }) => `${uri.path.slice(path.length)}: ${rulesOf(own).join(" ")}`)
    .sort();
}

function rulesOf(diagnostics: readonly vscode.Diagnostic[]): string[] {
  return diagnostics.map(({ code = "no rule" }) => code as string).sort();
}

async function waitFor(...expected: readonly string[]): Promise<void> {
  try {
    await eventually("the problems of the folder", () => shown().join("\n") === expected.join("\n"));
  } catch {
    equal(shown(), expected, "Other problems");
  }
}

async function setExclude(section: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(section).update("exclude", value, vscode.ConfigurationTarget.Workspace);
}

describe("the validation of a folder", () => {
  before(activatedExtension);
  beforeEach(() => {
    folder = `archive ${++folders}`;
  });
  afterEach(async () => {
    await run("stopValidation");
    await closeAll();
    await vscode.commands.executeCommand("notifications.clearAll");
    await vscode.commands.executeCommand("workbench.action.closePanel");
    for (const section of ["files", "search"]) await setExclude(section, undefined);
    await vscode.workspace.fs.delete(workspaceFile(folder), { recursive: true });
  });

  it("finds what is wrong in transcripts by name and by content, open or not, and in nothing else", async () => {
    await write("clean.qa", CLEAN);
    await write("faulty.qa", FAULTY);
    await write("talks/2024/faulty.QA.txt", `${CLEAN}мимо\n`);
    await write("talks/recognised.txt", `${CLEAN}Ответ: да\n`);
    await write("talks/prose.txt", "Вопрос о границе решён.\nИ не нами.\n");
    await write("table.tsv", FAULTY);
    await write("read.me", FAULTY);
    await show(`faulty.qa`);
    await run("validateFolder");
    await waitFor(
      "faulty.qa: label-separator",
      "talks/2024/faulty.QA.txt: stray-line",
      "talks/recognised.txt: consecutive-answers label-separator",
    );
  });

  it("shows the places of what it finds", async () => {
    const uri = await write("faulty.qa", `\uFEFF${FAULTY.replaceAll("\n", "\r\n")}Вопрос\tА  он?\r\nОтвет\tДа.`);
    await run("validateFolder");
    await waitFor("faulty.qa: label-separator repeated-space");
    const [first, second] = vscode.languages.getDiagnostics(uri);
    equal(first!.range, new vscode.Range(0, 6, 0, 8));
    equal(first!.severity, vscode.DiagnosticSeverity.Error);
    equal(second!.range, new vscode.Range(2, 8, 2, 10));
  });

  it("leaves out what VS Code's own settings exclude", async () => {
    for (const name of ["a.qa", "drafts/b.qa", "old/c.qa", "d.txt", "e.txt", "e.qa"]) await write(name, FAULTY);
    await setExclude("files", { [`${folder}/drafts`]: true, "**/*.txt": { when: "$(basename).qa" } });
    await setExclude("search", { "**/old/**": true, "**/a.qa": false });
    await run("validateFolder");
    await waitFor("a.qa: label-separator", "d.txt: label-separator", "e.qa: label-separator");
    await setExclude("files", { "**/a.qa": true });
    await waitFor(
      "d.txt: label-separator",
      "drafts/b.qa: label-separator",
      "e.qa: label-separator",
      "e.txt: label-separator",
    );
  });

  it("follows what changes on disk", async () => {
    await write("one.qa", FAULTY);
    await write("talks/two.qa", FAULTY);
    await run("validateFolder");
    await waitFor("one.qa: label-separator", "talks/two.qa: label-separator");
    await write("one.qa", CLEAN);
    await write("three.txt", FAULTY);
    await waitFor("talks/two.qa: label-separator", "three.txt: label-separator");
    await vscode.workspace.fs.rename(inFolder("talks"), inFolder("moved"));
    await waitFor("moved/two.qa: label-separator", "three.txt: label-separator");
    await remove("moved");
    await remove("three.txt");
    await waitFor();
  });

  it("leaves an open transcript to its editor, and takes it back when it is closed", async () => {
    await write("one.qa", FAULTY);
    await run("validateFolder");
    await waitFor("one.qa: label-separator");
    const editor = await show(`one.qa`);
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(0, 6, 0, 8), "\t");
    });
    await waitFor();
    await closeAll();
    await waitFor("one.qa: label-separator");
  });

  it("goes by the project's files, and says of them which exceptions nothing needs", async () => {
    const intended = [
      { rule: "stray-line", words: "Пролог" },
      { rule: "stray-line", words: "Эпилог" },
    ];
    await write("one.qa", `Пролог\n${CLEAN}Титры\n`);
    const project = await writeProject({ intended });
    await run("validateFolder");
    await waitFor(".qa-transcript.json: no rule", "one.qa: stray-line");
    const [unused] = vscode.languages.getDiagnostics(project);
    equal(unused!.range.start, new vscode.Position(6, 4));
    match(unused!.message, /stray-line/);
    await write("two.qa", `Эпилог\n${CLEAN}`);
    await waitFor("one.qa: stray-line");
    await writeProject({ intended: intended.slice(1), rules: { "stray-line": "hint" } });
    await waitFor("one.qa: stray-line stray-line");
    await show(`two.qa`);
    await vscode.window.activeTextEditor!.edit((edit) => {
      edit.delete(new vscode.Range(0, 0, 1, 0));
    });
    await waitFor(".qa-transcript.json: no rule", "one.qa: stray-line stray-line");
  });

  it("says what cannot be read", async () => {
    await write("binary.qa", "\0\u0001\u0002");
    await write("binary.txt", "\0\u0001\u0002");
    await run("validateFolder");
    await waitFor("binary.qa: no rule");
    equal(vscode.languages.getDiagnostics(inFolder("binary.qa"))[0]!.message, "The file is not a text.");
  });

  it("keeps a language that was chosen by hand", async () => {
    await write("report.txt", FAULTY);
    await show(`report.txt`);
    await eventually("a transcript", () => vscode.window.activeTextEditor?.document.languageId === "qa-transcript");
    await vscode.commands.executeCommand("qaTranscript.makePlainText");
    await closeAll();
    await write("other.qa", FAULTY);
    await run("validateFolder");
    await waitFor("other.qa: label-separator");
  });

  it("shows nothing where problems are not to be shown", async () => {
    const settings = vscode.workspace.getConfiguration("qaTranscript");
    await write("one.qa", FAULTY);
    await run("validateFolder");
    await waitFor("one.qa: label-separator");
    await settings.update("validation.enabled", false, vscode.ConfigurationTarget.Workspace);
    try {
      await waitFor();
    } finally {
      await settings.update("validation.enabled", undefined, vscode.ConfigurationTarget.Workspace);
    }
    await waitFor("one.qa: label-separator");
  });

  it("ends when it is stopped", async () => {
    await write("one.qa", FAULTY);
    await run("validateFolder");
    await waitFor("one.qa: label-separator");
    await run("stopValidation");
    await waitFor();
    await write("two.qa", FAULTY);
    await pause(1500);
    await waitFor();
  });

  it("ends with what is under way, too", async () => {
    for (let index = 0; index < 200; index++) await write(`talk ${index}.qa`, FAULTY);
    const running = run("validateFolder");
    await eventually("the first problems", () => shown().length > 0);
    await run("stopValidation");
    await running;
    await waitFor();
  });

  it("takes single files, and folders that are left out otherwise", async () => {
    await write("one.qa", FAULTY);
    await write("two.qa", FAULTY);
    await write("old/three.qa", FAULTY);
    await setExclude("search", { "**/old": true });
    await vscode.commands.executeCommand("qaTranscript.validateFolder", inFolder("old"), [
      inFolder("old"),
      inFolder("one.qa"),
    ]);
    await waitFor("old/three.qa: label-separator", "one.qa: label-separator");
    await write("old/three.qa", `${FAULTY}Ответ: да\n`);
    await waitFor("old/three.qa: consecutive-answers label-separator label-separator", "one.qa: label-separator");
  });

  it("counts exceptions from rules that the settings turn off as needed", async () => {
    await write("one.qa", CLEAN);
    await writeProject({ intended: [{ rule: "stray-line", words: "Пролог" }] });
    await run("validateFolder");
    await waitFor(".qa-transcript.json: no rule");
    const settings = vscode.workspace.getConfiguration("qaTranscript");
    await settings.update("rules", { "stray-line": "off" }, vscode.ConfigurationTarget.Workspace);
    try {
      await waitFor();
    } finally {
      await settings.update("rules", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it("forgets a project's file with its folder", async () => {
    await write("talks/one.qa", `Пролог\n${CLEAN}`);
    await write("talks/.qa-transcript.json", JSON.stringify({ intended: [{ rule: "stray-line", words: "Эпилог" }] }));
    await run("validateFolder");
    await waitFor("talks/.qa-transcript.json: no rule", "talks/one.qa: stray-line");
    await vscode.workspace.fs.rename(inFolder("talks"), inFolder("moved"));
    await waitFor("moved/.qa-transcript.json: no rule", "moved/one.qa: stray-line");
    await remove("moved");
    await waitFor();
  });

  it("finds the problems of hundreds of files", async () => {
    const names = Array.from({ length: 300 }, (_, index) => `talk ${1000 + index}.qa`);
    await Promise.all(names.map((name, index) => write(name, index % 3 === 0 ? FAULTY : CLEAN)));
    await run("validateFolder");
    equal(shown().length, 100);
    ok(shown().every((line) => line.endsWith(": label-separator")));
  });

  it("has shown all that it finds when it ends, whatever else checks the same files", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `talk ${100 + index}.qa`);
    await Promise.all(names.map((name) => write(name, FAULTY)));
    const validations = [run("validateFolder"), run("validateFolder")];
    await Promise.race(validations);
    equal(
      shown(),
      names.map((name) => `${name}: label-separator`),
    );
    await Promise.all(validations);
  });
});
