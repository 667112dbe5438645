/** What reading a text for the first time costs, beside what it cannot cost less than and beside what others make of it. */

import { figure, ratio, type Figure, type Findings, type Mark } from "../figures.ts";
import { inputText } from "../inputs.ts";
import { charCodeLoop, newlineScan } from "../limits.ts";
import { asMarkdown } from "../markdown.ts";
import { lintAsMarkdown, lintByTextlint, outlineAsMarkdown } from "../rivals.ts";
import type { Scale } from "../scale.ts";
import { sideBySide, type Contender, type Effort } from "../side-by-side.ts";
import { firstRead, outlineAndFolding } from "../subject.ts";
import { showBytes } from "../units.ts";

export async function measureFirstReads(scale: Scale): Promise<Findings> {
  const beside = await besideRivals(scale.rivals, scale.rivalEffort);
  const large = await besideLimits(scale.doubling.at(-1)!, scale.effort);
  return { figures: [...beside.figures, ...large.figures], marks: [...beside.marks, ...large.marks] };
}

async function besideLimits(bytes: number, effort: Effort): Promise<Findings> {
  const figures = await measure(ownAndLimits(inputText("natural", bytes)), bytes, effort);
  return { figures, marks: [loopMark(figures)] };
}

async function besideRivals(bytes: number, effort: Effort): Promise<Findings> {
  const text = inputText("natural", bytes);
  const markdown = asMarkdown(text);
  const reading = firstRead(text);
  const figures = await measure(
    [
      ...ownAndLimits(text),
      { name: "outline and folding of the model", run: () => outlineAndFolding(reading) },
      { name: "markdownlint, default rules", run: () => lintAsMarkdown(markdown) },
      { name: "textlint, one rule, Markdown", run: () => lintByTextlint(markdown, ".md"), isAsync: true },
      { name: "textlint, one rule, plain text", run: () => lintByTextlint(text, ".txt"), isAsync: true },
      { name: "vscode-markdown-languageservice, outline", run: () => outlineAsMarkdown(markdown), isAsync: true },
    ],
    bytes,
    effort,
  );
  const [own, , , outline, markdownlint, textlint, plainTextlint, markdownOutline] = figures;
  return {
    figures,
    marks: [
      loopMark(figures),
      fasterMark("first read, faster than markdownlint", markdownlint!, own!, 40),
      fasterMark("first read, faster than textlint on Markdown", textlint!, own!, 20),
      fasterMark("first read, faster than textlint on plain text", plainTextlint!, own!, 20),
      fasterMark("outline and folding, faster than vscode-markdown-languageservice", markdownOutline!, outline!, 50),
    ],
  };
}

function ownAndLimits(text: string): Contender[] {
  return [
    { name: "first read", run: () => firstRead(text) },
    { name: "bare charCodeAt loop", run: () => charCodeLoop(text) },
    { name: "newline scan", run: () => newlineScan(text) },
  ];
}

async function measure(contenders: readonly Contender[], bytes: number, effort: Effort): Promise<Figure[]> {
  const measured = await sideBySide(contenders, effort);
  return contenders.map(({ name }, index) => figure({ what: name, input: "natural", bytes }, measured[index]!));
}

function loopMark([own, loop]: readonly Figure[]): Mark {
  return {
    what: `first read of ${showBytes(own!.bytes)} against the charCodeAt loop`,
    measured: ratio(own!, loop!),
    bound: "at most",
    limit: 4,
    unit: "times",
  };
}

function fasterMark(what: string, rival: Figure, own: Figure, limit: number): Mark {
  return { what, measured: ratio(rival, own), bound: "at least", limit, unit: "times" };
}
