import * as vscode from "vscode";

import type { Steps } from "../core/steps.ts";
import type { Span } from "../core/text/span.ts";
import { type Label, type Role, Vocabulary } from "../core/transcript/labels.ts";
import { isLabelled } from "../core/transcript/line.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import { inSlices } from "./slices.ts";
import { LANGUAGE_ID, type TranscriptStore } from "./transcript-store.ts";

/** The manifest gives them the grammar's colours. Those of text keep a turn from those of the turn before it. */
const TYPES = ["questionLabel", "answerLabel", "questionText", "answerText"];

/** The colours of turns under a user's own labels, which the grammar knows nothing of. */
export function registerSemanticTokens(context: vscode.ExtensionContext, store: TranscriptStore): void {
  const legend = new vscode.SemanticTokensLegend(TYPES);
  context.subscriptions.push(
    vscode.languages.registerDocumentSemanticTokensProvider(
      { language: LANGUAGE_ID },
      {
        onDidChangeSemanticTokens: store.onDidChangeVocabulary,
        async provideDocumentSemanticTokens(document, token) {
          const transcript = await store.loadInPause(document, token);
          return transcript && tokensOf(transcript, 0, transcript.lineCount, token);
        },
      },
      legend,
    ),
    vscode.languages.registerDocumentRangeSemanticTokensProvider(
      { language: LANGUAGE_ID },
      {
        async provideDocumentRangeSemanticTokens(document, { start, end }, token) {
          const transcript = await store.load(document);
          return tokensOf(transcript, start.line, Math.min(end.line + 1, transcript.lineCount), token);
        },
      },
      legend,
    ),
  );
}

/** Of the lines `[from, to)`; undefined when there are no own labels. */
function tokensOf(
  transcript: Transcript,
  from: number,
  to: number,
  token: vscode.CancellationToken,
): Promise<vscode.SemanticTokens | undefined> | undefined {
  if (transcript.vocabulary === Vocabulary.builtIn) return undefined;
  return inSlices(buildingTokens(transcript, from, to), () => !token.isCancellationRequested);
}

function* buildingTokens(transcript: Transcript, from: number, to: number): Steps<vscode.SemanticTokens> {
  const builder = new vscode.SemanticTokensBuilder();
  let index = from;
  let role = ownRole(transcript.turnAt(from)?.label);
  const push = ({ start, end }: Span, type: "Label" | "Text"): void => {
    const shift = index === 0 ? transcript.byteOrderMark.length : 0;
    if (start < end) builder.push(index, start + shift, end - start, TYPES.indexOf(`${role!}${type}`));
  };
  for (const line of transcript.lines(from, to)) {
    if (isLabelled(line)) role = ownRole(line.head.label);
    if (role !== undefined && line.kind !== "stray") {
      if (isLabelled(line)) push(line.head.word, "Label");
      push(line.body, "Text");
    }
    index++;
    yield;
  }
  return builder.build();
}

function ownRole(label: Label | undefined): Role | undefined {
  return label?.vocabulary === "own" ? label.role : undefined;
}
