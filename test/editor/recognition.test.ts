import * as vscode from "vscode";
import { equal, ok } from "./support/assert.ts";
import { closeAll, eventually, openText, pause, workspaceFile, writeFile } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

const TRANSCRIPT = "Вопрос\tКогда откроют мост?\nОтвет\tОсенью.\n\tТочнее не скажу.\n";
const PROSE = "Вопрос о мосте обсуждают давно.\nОтвета пока нет.\n";

/** Longer than a change of language counts as another extension's. */
const LATER_MILLISECONDS = 3500;
/** Long enough for everything that an event sets off. */
const SOON_MILLISECONDS = 700;

let files = 0;

/** Opens a new file in an editor; `name` is what its name ends with. */
async function open(name: string, content: string): Promise<vscode.TextDocument> {
  return reopened(await writeFile(`recognition-${files++}${name}`, content));
}

/** By VS Code's own command: a document that the API opens stays open for minutes after its editor is closed. */
async function reopened(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand("vscode.open", uri, { preview: false });
  return eventually(`${uri.path} to be open`, () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.toString() === uri.toString() ? document : undefined;
  });
}

/** Closes the document for good and opens its file again. */
async function closedAndReopened(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  await eventually("the document to be closed", () => document.isClosed);
  return reopened(document.uri);
}

async function becomes(document: vscode.TextDocument, language: string): Promise<void> {
  await eventually(`${document.languageId} to become ${language}`, () => document.languageId === language);
}

async function becomesAndStays(document: vscode.TextDocument, language: string): Promise<void> {
  await becomes(document, language);
  await pause(SOON_MILLISECONDS);
  equal(document.languageId, language);
}

async function stays(document: vscode.TextDocument, language: string): Promise<void> {
  await pause(SOON_MILLISECONDS);
  equal(document.languageId, language);
}

describe("recognition", () => {
  before(activatedExtension);
  afterEach(closeAll);

  it("finds a transcript in a text file", async () => {
    await becomesAndStays(await open(".txt", TRANSCRIPT), "qa-transcript");
    await becomesAndStays(await open(".TXT", TRANSCRIPT), "qa-transcript");
  });

  it("leaves other texts alone", async () => {
    await stays(await open(".txt", "Вопрос\tОтвет\nКогда?\tОсенью.\n"), "plaintext");
    await stays(await open(".txt", "Иванов\t12\nПетров\t7\n"), "plaintext");
    await stays(await open(".txt", PROSE), "plaintext");
    await stays(await open(".txt", ""), "plaintext");
  });

  it("never takes a table by name", async () => {
    const document = await open(".tsv", TRANSCRIPT);
    const before = document.languageId;
    ok(before !== "qa-transcript");
    await stays(document, before);
  });

  it("leaves files of other languages alone", async () => {
    await stays(await open(".md", TRANSCRIPT), "markdown");
  });

  it("knows files by name without their content", async () => {
    equal((await open(".qa", PROSE)).languageId, "qa-transcript");
    equal((await open(".qa.txt", PROSE)).languageId, "qa-transcript");
  });

  it("finds a transcript that is pasted into a new document", async () => {
    const { document } = await openText(TRANSCRIPT, "plaintext");
    await becomesAndStays(document, "qa-transcript");

    const editor = await openText("", "plaintext");
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), TRANSCRIPT);
    });
    await becomesAndStays(editor.document, "qa-transcript");
  });

  it("finds a transcript that is typed, once the typing pauses", async () => {
    const editor = await openText("", "plaintext");
    for (const text of ["Вопрос\tКогда?", "\n", "Ответ\tОсенью."]) {
      await editor.edit((edit) => {
        edit.insert(editor.selection.active, text);
      });
    }
    await becomesAndStays(editor.document, "qa-transcript");
  });

  it("is switched off by its setting, and on again for what is open", async () => {
    const settings = vscode.workspace.getConfiguration("qaTranscript");
    await settings.update("recognition.enabled", false, vscode.ConfigurationTarget.Global);
    try {
      const document = await open(".txt", TRANSCRIPT);
      await stays(document, "plaintext");
      await settings.update("recognition.enabled", undefined, vscode.ConfigurationTarget.Global);
      await becomes(document, "qa-transcript");
    } finally {
      await settings.update("recognition.enabled", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("respects a language that the settings give to a name", async () => {
    const settings = vscode.workspace.getConfiguration("files");
    await settings.update("associations", { "*-list.txt": "tsv" }, vscode.ConfigurationTarget.Global);
    try {
      await stays(await open("-list.txt", TRANSCRIPT), "tsv");
    } finally {
      await settings.update("associations", undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

describe("a document that another extension takes for a table", () => {
  before(activatedExtension);
  afterEach(closeAll);

  it("is taken back when that happens within moments of its opening", async () => {
    for (const language of ["tsv", "csv (pipe)", "dynamic csv"]) {
      const document = await open(".txt", TRANSCRIPT);
      await becomes(document, "qa-transcript");
      await vscode.languages.setTextDocumentLanguage(document, language);
      await becomesAndStays(document, "qa-transcript");
    }
  });

  it("is taken back when that happens before it is recognised", async () => {
    const uri = await writeFile(`recognition-${files++}.txt`, TRANSCRIPT);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, "tsv");
    await becomesAndStays(document, "qa-transcript");
  });

  it("is not fought over: one that answers every opening is given way to", async () => {
    let switches = 0;
    const rival = vscode.workspace.onDidOpenTextDocument((document) => {
      if (!document.uri.path.endsWith(".txt")) return;
      switches++;
      if (document.languageId !== "tsv") void vscode.languages.setTextDocumentLanguage(document, "tsv");
    });
    try {
      const document = await open(".txt", TRANSCRIPT);
      await eventually("the changes of language to end", async () => {
        const before = switches;
        await pause(SOON_MILLISECONDS);
        return switches === before;
      });
      equal(document.languageId, "tsv");
      ok(switches < 12, `${switches} changes of language`);
      // Nobody has chosen that: without the other extension, the file is a transcript.
      rival.dispose();
      await becomesAndStays(await closedAndReopened(document), "qa-transcript");
    } finally {
      rival.dispose();
    }
  });

  it("is a transcript in the end when the other looks at plain text only", async () => {
    const rival = vscode.workspace.onDidOpenTextDocument((document) => {
      if (document.languageId !== "plaintext" || !document.uri.path.endsWith(".txt")) return;
      void vscode.languages.setTextDocumentLanguage(document, "tsv");
    });
    try {
      await becomesAndStays(await open(".txt", TRANSCRIPT), "qa-transcript");
    } finally {
      rival.dispose();
    }
  });

  it("stays a table when it is none of ours", async () => {
    const document = await open(".txt", "Иванов\t12\nПетров\t7\n");
    await vscode.languages.setTextDocumentLanguage(document, "tsv");
    await stays(document, "tsv");
  });

  it("is taken back after a paste into a new document", async () => {
    const editor = await openText("", "plaintext");
    await pause(LATER_MILLISECONDS);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), TRANSCRIPT);
    });
    await vscode.languages.setTextDocumentLanguage(editor.document, "tsv");
    await becomesAndStays(editor.document, "qa-transcript");
  });
});

describe("a language that the user sets by hand", () => {
  before(activatedExtension);
  afterEach(closeAll);

  for (const language of ["plaintext", "tsv", "markdown"]) {
    it(`is kept, and when the file is opened again it is not taken: ${language}`, async () => {
      const document = await open(".txt", TRANSCRIPT);
      await becomes(document, "qa-transcript");
      await pause(LATER_MILLISECONDS);
      await vscode.languages.setTextDocumentLanguage(document, language);
      await stays(document, language);
      await stays(await closedAndReopened(document), "plaintext");
    });
  }

  it("is kept against another extension that takes it for a table at once", async () => {
    const document = await open(".txt", TRANSCRIPT);
    await becomes(document, "qa-transcript");
    await pause(LATER_MILLISECONDS);
    await vscode.languages.setTextDocumentLanguage(document, "plaintext");
    await vscode.languages.setTextDocumentLanguage(document, "tsv");
    await becomesAndStays(document, "plaintext");
  });

  it("makes a transcript of a text that does not look like one, when it is opened again too", async () => {
    const document = await open(".txt", PROSE);
    await pause(LATER_MILLISECONDS);
    await vscode.languages.setTextDocumentLanguage(document, "qa-transcript");
    await becomesAndStays(await closedAndReopened(document), "qa-transcript");
  });

  it("is kept in an untitled document whatever is typed", async () => {
    const editor = await openText(TRANSCRIPT, "plaintext");
    await becomes(editor.document, "qa-transcript");
    await pause(LATER_MILLISECONDS);
    await vscode.languages.setTextDocumentLanguage(editor.document, "plaintext");
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), TRANSCRIPT);
    });
    await stays(editor.document, "plaintext");
  });
});

describe("treating a document as a transcript or as plain text", () => {
  before(activatedExtension);
  afterEach(closeAll);

  const treat = (as: "Transcript" | "PlainText"): Thenable<unknown> =>
    vscode.commands.executeCommand(`qaTranscript.make${as}`);

  it("holds at once and when the file is opened again", async () => {
    const transcript = await open(".txt", TRANSCRIPT);
    await becomes(transcript, "qa-transcript");
    await treat("PlainText");
    await becomesAndStays(transcript, "plaintext");
    const again = await closedAndReopened(transcript);
    await stays(again, "plaintext");
    await treat("Transcript");
    await becomesAndStays(again, "qa-transcript");
    await becomesAndStays(await closedAndReopened(again), "qa-transcript");
  });

  it("holds for a file that is a transcript by name", async () => {
    const document = await open(".qa", TRANSCRIPT);
    await treat("PlainText");
    await becomes(document, "plaintext");
    await becomesAndStays(await closedAndReopened(document), "plaintext");
  });

  it("holds for a file of another language", async () => {
    const document = await open(".md", TRANSCRIPT);
    await treat("Transcript");
    await becomes(document, "qa-transcript");
    await becomesAndStays(await closedAndReopened(document), "qa-transcript");
  });

  it("goes along when the file or its folder is renamed", async () => {
    const document = await open("-old.txt", TRANSCRIPT);
    await becomes(document, "qa-transcript");
    await treat("PlainText");
    await becomes(document, "plaintext");
    const renamed = workspaceFile(`renamed-${files++}/new.txt`);
    await rename(document.uri, renamed);
    await stays(await closedAndReopened(await reopened(renamed)), "plaintext");

    const folder = workspaceFile(`renamed-${files++}`);
    await rename(vscode.Uri.joinPath(renamed, ".."), folder);
    await stays(await reopened(vscode.Uri.joinPath(folder, "new.txt")), "plaintext");

    await vscode.workspace.fs.copy(vscode.Uri.joinPath(folder, "new.txt"), document.uri);
    await becomesAndStays(await reopened(document.uri), "qa-transcript");
  });

  it("does not hold for another untitled document of the same name", async () => {
    const first = await openText(TRANSCRIPT, "plaintext");
    await becomes(first.document, "qa-transcript");
    await treat("PlainText");
    await becomes(first.document, "plaintext");
    await closeAll();
    await eventually("the document to be closed", () => first.document.isClosed);
    const second = await openText(TRANSCRIPT, "plaintext");
    equal(second.document.uri.toString(), first.document.uri.toString());
    await becomesAndStays(second.document, "qa-transcript");
  });

  it("leaves the user's settings as they are", async () => {
    const before = vscode.workspace.getConfiguration("files").inspect("associations");
    await open(".txt", PROSE);
    await treat("Transcript");
    equal(vscode.workspace.getConfiguration("files").inspect("associations"), before);
  });

  async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    ok(await vscode.workspace.applyEdit(edit));
  }
});
