import * as vscode from "vscode";

import { turnFacts, type TurnFacts } from "../core/features/hover.ts";
import { countPhrase, readingTimePhrase } from "../core/messages/counts.ts";
import { escapeMarkdown } from "../core/text/markdown.ts";
import { displayLanguage } from "./display-language.ts";
import { LANGUAGE_ID, toOffset, toRange, type TranscriptStore } from "./transcript-store.ts";

/** What is worth knowing about a turn, on its label and on the indentation of its other lines. */
export function registerHover(context: vscode.ExtensionContext, store: TranscriptStore): void {
  context.subscriptions.push(
    vscode.languages.registerHoverProvider(
      { language: LANGUAGE_ID },
      {
        async provideHover(document, position, token) {
          const transcript = await store.load(document);
          if (token.isCancellationRequested) return undefined;
          const facts = turnFacts(transcript, toOffset(transcript, position));
          return facts && new vscode.Hover(toMarkdown(facts), toRange(transcript, facts.span));
        },
      },
    ),
  );
}

function toMarkdown(facts: TurnFacts): vscode.MarkdownString {
  const paragraphs = [heading(facts), amount(facts)];
  if (facts.questionText !== undefined) paragraphs.push(...quote(vscode.l10n.t("The question:"), facts.questionText));
  if (facts.role === "question") paragraphs.push(...answer(facts));
  return new vscode.MarkdownString(paragraphs.join("\n\n"));
}

function heading(facts: TurnFacts): string {
  const title = `**${turnTitle(facts)}**`;
  const { paragraph } = facts;
  return paragraph === undefined
    ? title
    : vscode.l10n.t("{0}, paragraph {1} of {2}", title, paragraph.number, paragraph.of);
}

function turnTitle({ role, question, answer }: TurnFacts): string {
  if (question === undefined) return vscode.l10n.t("Answer before the first question");
  if (role === "question") return vscode.l10n.t("Question {0} of {1}", question.number, question.of);
  if (answer === undefined || answer.of === 1) {
    return vscode.l10n.t("Answer to question {0} of {1}", question.number, question.of);
  }
  return vscode.l10n.t(
    "Answer {0} of {1} to question {2} of {3}",
    answer.number,
    answer.of,
    question.number,
    question.of,
  );
}

function amount({ paragraphs, words, readingMinutes }: TurnFacts): string {
  if (paragraphs === 0) return vscode.l10n.t("no text");
  const language = displayLanguage();
  return [
    countPhrase(language, paragraphs, "paragraph"),
    countPhrase(language, words, "word"),
    readingTimePhrase(language, readingMinutes),
  ].join(", ");
}

function answer({ answers, answerText }: TurnFacts): string[] {
  if (answers === 0) return [vscode.l10n.t("No answer follows.")];
  if (answerText === undefined) return [vscode.l10n.t("The answer has no text.")];
  const lead =
    answers === 1
      ? vscode.l10n.t("The answer begins:")
      : vscode.l10n.t("{0}, the first begins:", countPhrase(displayLanguage(), answers, "answer"));
  return quote(lead, answerText);
}

/** The transcript's own words, shown as they are written and never read as Markdown. */
function quote(lead: string, text: string): string[] {
  return [lead, `> ${escapeMarkdown(text)}`];
}
