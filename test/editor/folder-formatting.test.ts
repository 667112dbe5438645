import * as vscode from "vscode";
import { everyDefect } from "../core/support/every-defect.ts";
import { equal, ok } from "./support/assert.ts";
import { closeAll, eventually, openFile, pause, readFile, workspaceFile } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

/** Another one for each test: VS Code holds documents for a while that were changed. */
let folder: string;
let folders = 0;

const CLEAN = "Вопрос\tКто открыл пролив?\nОтвет\tРыбаки.\n";
const FAULTY = "Вопрос: Кто открыл пролив?\n\nОтвет\tРыбаки. \n";

/** What VS Code has heard of: it makes no changes in files that it hears of while they are shown. */
const heard = new Set<string>();

async function write(name: string, content: string | Uint8Array): Promise<void> {
  const uri = workspaceFile(`${folder}/${name}`);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  // Of a file that is written into a new folder at once, it may never hear.
  const parent = vscode.Uri.joinPath(uri, "..");
  await vscode.workspace.fs.createDirectory(parent);
  await newsOf(parent);
  await vscode.workspace.fs.writeFile(uri, bytes);
  await newsOf(uri);
}

async function newsOf(uri: vscode.Uri): Promise<void> {
  await eventually(`news of ${uri.path}`, () => heard.has(uri.toString()));
}

const read = (name: string): Promise<string> => readFile(`${folder}/${name}`);
const bytesOf = async (name: string): Promise<number[]> => [
  ...(await vscode.workspace.fs.readFile(workspaceFile(`${folder}/${name}`))),
];

/** Settled when the command has ended, not before the view is answered that shows what would change. */
function format(): Promise<unknown> {
  return Promise.resolve(vscode.commands.executeCommand("qaTranscript.formatFolder", workspaceFile(folder)));
}

/** The view takes no answer before it is shown. */
async function answer(command: "apply" | "discard", formatting: Promise<unknown>): Promise<void> {
  let isDone = false;
  void formatting.then(() => (isDone = true));
  await eventually("the command to end", async () => {
    await vscode.commands.executeCommand(`refactorPreview.${command}`);
    await pause(100);
    return isDone;
  });
}

/**
 * Makes a change in a file while formatting shows what it would change, which has to end it: how many times. A machine that is
 * busy may show nothing yet; then the file is left out, the others wait to be answered for, and all begins anew.
 */
async function changesUntilTheEnd(change: (count: number) => Promise<void>): Promise<number> {
  for (let [count, wait] = [1, 1500]; ; count++, wait *= 2) {
    const state: { isOver: boolean } = { isOver: false };
    const formatting = format().then(() => (state.isOver = true));
    await pause(wait);
    equal(state.isOver, false);
    await change(count);
    for (let waited = 0; waited < 2 * wait && !state.isOver; waited += 50) await pause(50);
    if (state.isOver) return count;
    await answer("discard", formatting);
  }
}

describe("the formatting of a folder", () => {
  let watcher: vscode.FileSystemWatcher;
  before(async () => {
    await activatedExtension();
    watcher = vscode.workspace.createFileSystemWatcher("**");
    watcher.onDidCreate((uri) => heard.add(uri.toString()));
  });
  after(() => {
    watcher.dispose();
  });
  beforeEach(() => {
    folder = `letters ${++folders}`;
  });
  afterEach(async () => {
    await closeAll();
    await vscode.commands.executeCommand("notifications.clearAll");
    await vscode.workspace.fs.delete(workspaceFile(folder), { recursive: true });
  });

  it("mends all transcripts once the changes are approved, and touches nothing else", async () => {
    const { text, formatted } = everyDefect("\r\n");
    await write("clean.qa", CLEAN);
    await write("faulty.qa", FAULTY);
    await write("talks/every defect.qa.txt", text);
    await write("talks/recognised.txt", `\uFEFF${FAULTY}`);
    await write("prose.txt", "Вопрос о  границе. \n");
    await openFile(`${folder}/faulty.qa`);
    await answer("apply", format());
    await eventually("the files to be saved", async () => (await read("faulty.qa")) === CLEAN);
    equal(await read("talks/every defect.qa.txt"), formatted);
    equal(await read("talks/recognised.txt"), `\uFEFF${CLEAN}`);
    equal(await read("clean.qa"), CLEAN);
    equal(await read("prose.txt"), "Вопрос о  границе. \n");
  });

  it("saves a single file too", async () => {
    await write("faulty.qa", FAULTY);
    await answer("apply", format());
    await eventually("the file to be saved", async () => (await read("faulty.qa")) === CLEAN);
  });

  it("changes nothing when the changes are discarded", async () => {
    await write("one.qa", FAULTY);
    await write("two.qa", FAULTY);
    await answer("discard", format());
    equal(await read("one.qa"), FAULTY);
    equal(await read("two.qa"), FAULTY);
  });

  it("ends at once when there is nothing to change", async () => {
    await write("clean.qa", CLEAN);
    await format();
    equal(await read("clean.qa"), CLEAN);
  });

  it("takes what is not saved for the text", async () => {
    await write("one.qa", CLEAN);
    const { document } = await openFile(`${folder}/one.qa`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), " ");
    await vscode.workspace.applyEdit(edit);
    await answer("apply", format());
    equal(document.getText(), CLEAN);
  });

  it("leaves a file as it is that VS Code does not read in its encoding", async () => {
    const koi8 = [0xf7, 0xcf, 0xd0, 0xd2, 0xcf, 0xd3, 0x3a, 0x20, 0xeb, 0xd4, 0xcf, 0x3f, 0x20, 0x0a];
    await write("faulty.qa", FAULTY);
    await write("koi8.qa", Uint8Array.from(koi8));
    await write("lost.qa", FAULTY.replace("Кто", "\uFFFD"));
    await answer("apply", format());
    await eventually("the files to be saved", async () => (await read("faulty.qa")) === CLEAN);
    equal(await bytesOf("koi8.qa"), koi8);
    equal(await read("lost.qa"), CLEAN.replace("Кто", "\uFFFD"));
  });

  it("leaves a file as it is that VS Code reads in another encoding without a loss", async () => {
    const files = vscode.workspace.getConfiguration("files");
    const letters = "Question: Что всё это?\n\nAnswer\tIt is a quotation. \n";
    await write("faulty.qa", "Question: Who?\n\nAnswer\tWe. \n");
    await write("letters.qa", letters);
    await files.update("encoding", "windows1251", vscode.ConfigurationTarget.Workspace);
    try {
      await answer("apply", format());
      await eventually(
        "the file to be saved",
        async () => (await read("faulty.qa")) === "Question\tWho?\nAnswer\tWe.\n",
      );
      equal(await read("letters.qa"), letters);
    } finally {
      await files.update("encoding", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it("formats a file in UTF-16, and keeps it in that", async () => {
    const utf16 = (text: string): Uint8Array => {
      const units = Uint16Array.from(`\uFEFF${text}`, (unit) => unit.charCodeAt(0));
      return new Uint8Array(units.buffer);
    };
    await write("utf16.qa", utf16(FAULTY));
    await answer("apply", format());
    await eventually("the file to be saved", async () => (await bytesOf("utf16.qa")).join() === utf16(CLEAN).join());
  });

  it("makes no change in a file that changes while the changes are shown", async () => {
    await write("one.qa", FAULTY);
    await write("two.qa", FAULTY);
    const changes = await changesUntilTheEnd(async (count) => {
      await write("two.qa", "\t\n".repeat(count) + FAULTY);
    });
    equal(await read("one.qa"), FAULTY);
    equal(await read("two.qa"), "\t\n".repeat(changes) + FAULTY);
  });

  it("makes no change in a text that is edited while the changes are shown", async () => {
    await write("one.qa", FAULTY);
    await write("two.qa", FAULTY);
    const { document } = await openFile(`${folder}/one.qa`);
    const edits = await changesUntilTheEnd(async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), "\t\n");
      ok(await vscode.workspace.applyEdit(edit));
    });
    equal(document.getText(), "\t\n".repeat(edits) + FAULTY);
    equal(await read("two.qa"), FAULTY);
  });

  it("goes by the projects' files", async () => {
    await write(".qa-transcript.json", JSON.stringify({ rules: { "blank-line": "off" } }));
    await write("one.qa", FAULTY);
    await write("two.qa", FAULTY);
    await answer("apply", format());
    await eventually("the files to be saved", async () => (await read("two.qa")) === CLEAN.replace("\n", "\n\n"));
  });
});
