import * as vscode from "vscode";
import { everyDefect } from "../core/support/every-defect.ts";
import { equal, ok } from "./support/assert.ts";
import { closeAll, eventually, marked, openText } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`qaTranscript.${command}`);

describe("validation commands", () => {
  before(activatedExtension);
  afterEach(async () => {
    await vscode.commands.executeCommand("notifications.clearAll");
    await closeAll();
  });

  it("go from problem to problem and around", async () => {
    const editor = await openText("Вопрос: Г|де?\nОтвет\tТам. \nВопрос\tКогда?\n  Ответ\tТогда.");
    const visited: string[] = [];
    for (let step = 0; step < 3; step++) {
      await run("nextProblem");
      visited.push(marked(editor));
    }
    await run("previousProblem");
    visited.push(marked(editor));
    equal(visited, [
      "Вопрос: Где?\nОтвет\tТам.| \nВопрос\tКогда?\n  Ответ\tТогда.",
      "Вопрос: Где?\nОтвет\tТам. \nВопрос\tКогда?\n|  Ответ\tТогда.",
      "Вопрос|: Где?\nОтвет\tТам. \nВопрос\tКогда?\n  Ответ\tТогда.",
      "Вопрос: Где?\nОтвет\tТам. \nВопрос\tКогда?\n|  Ответ\tТогда.",
    ]);
  });

  it("stay where they are when there is no problem", async () => {
    const editor = await openText("Вопрос\tГ|де?\nОтвет\tТам.");
    await run("nextProblem");
    await run("previousProblem");
    await run("validate");
    equal(marked(editor), "Вопрос\tГ|де?\nОтвет\tТам.");
  });

  it("know the text as it is now", async () => {
    const editor = await openText("|Вопрос\tГде?\nОтвет\tТам.");
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 10), " ");
    });
    await run("nextProblem");
    equal(marked(editor), "Вопрос\tГде?\nОтвет\tТам.| ");
  });

  it("fix all that is safe, which one undo takes back", async () => {
    const { text, formatted } = everyDefect("\r\n");
    const { document } = await openText(text);
    await run("fixAll");
    equal(document.getText(), formatted);
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), text);
  });

  it("leave the cursor in its word while they fix", async () => {
    const editor = await openText("Вопрос:   Ког|да?\n\nОтвет\tТогда.");
    await run("fixAll");
    equal(marked(editor), "Вопрос\tКог|да?\nОтвет\tТогда.");
  });

  it("show the problems of a transcript", async () => {
    const { document } = await openText("Вопрос: Где?\nОтвет\tТам.");
    await run("validate");
    await eventually("the findings", () => vscode.languages.getDiagnostics(document.uri).length === 1);
  });

  it("do nothing without a transcript", async () => {
    const { document } = await openText("Вопрос: Где?", "plaintext");
    for (const command of ["validate", "nextProblem", "previousProblem", "fixAll"]) await run(command);
    equal(document.getText(), "Вопрос: Где?");
    const commands = await vscode.commands.getCommands(true);
    ok(commands.includes("qaTranscript.fixAll"));
  });
});
