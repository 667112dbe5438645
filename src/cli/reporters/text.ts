import type { Language } from "../../core/messages/counts.ts";
import { translate } from "../../core/messages/translate.ts";
import { SEVERITIES } from "../../core/rules/findings.ts";
import type { Finding, Severity } from "../../core/rules/rule.ts";
import { excerptOf } from "../excerpt.ts";
import { cliMessage } from "../messages/catalogue.ts";
import { say } from "../messages/say.ts";
import type { Palette } from "../output.ts";
import { placeOf } from "../places.ts";
import { visibleLine } from "../visible-text.ts";
import type { CheckedFile, FindingCounts, Reporter } from "./reporter.ts";

/** For people: each finding with its place, its rule and the line that it stands in; a summary at the end. */
export function textReporter(palette: Palette, language: Language, width: number): Reporter {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let files = 0;
  let damaged = 0;
  let safe = 0;
  let suggested = 0;
  return {
    begin: () => "",
    *render(checked) {
      const { findings, encoding } = checked;
      if (encoding !== "utf-8") {
        const said = say(cliMessage("report.encoding", { encoding }), checked.language);
        yield `${palette.bold(visibleLine(checked.path))}: ${said}\n\n`;
      }
      for (const finding of findings) yield entry(checked, finding);
    },
    file({ counts: found }, rendered) {
      files++;
      if (found === undefined) return rendered;
      damaged++;
      safe += found.safe;
      suggested += found.suggested;
      for (const severity of SEVERITIES) counts[severity] += found.severities[severity];
      return rendered;
    },
    problem: () => undefined,
    end({ fixed }) {
      return [
        fixed > 0 ? say(cliMessage("report.fixed", { files: fixed }), language) : "",
        files > 0 ? say(cliMessage("report.summary", { files, damaged, counts }), language) : "",
        say(cliMessage("report.fixable", { safe, suggested }), language),
      ]
        .filter((line) => line !== "")
        .map((line) => `${line}\n`);
    },
  };

  function entry(checked: CheckedFile, finding: Finding): string {
    const { transcript, path } = checked;
    const start = placeOf(transcript, finding.span.start);
    const line = transcript.line(start.line - 1);
    const column = start.column - 1;
    const length = finding.span.end - finding.span.start;
    const gutter = String(start.line);
    const margin = " ".repeat(gutter.length);
    const bar = palette.blue("|");
    // The model keeps a U+FEFF at the head of the text apart from the line.
    const text = start.line === 1 ? transcript.byteOrderMark + line.text : line.text;
    const { shown, carets } = excerptOf(text, { start: column, end: column + length }, width - gutter.length - 3);
    const color = colorOf(finding.severity, palette);
    const place = `${palette.bold(visibleLine(path))}:${gutter}:${start.column}:`;
    const severity = say(cliMessage("severity", { severity: finding.severity }), checked.language);
    const said = visibleLine(translate(finding.message, checked.language));
    return (
      `${place} ${color(severity)} ${palette.bold(finding.rule)} ${fixMark(finding)}${said}\n` +
      `${margin} ${bar}\n` +
      `${palette.blue(gutter)} ${bar} ${shown}\n`.replace(/ +\n$/, "\n") +
      `${margin} ${bar} ${color(carets)}\n` +
      relatedLines(checked, finding, margin) +
      "\n"
    );
  }

  function relatedLines({ transcript, language: spoken }: CheckedFile, { related }: Finding, margin: string): string {
    return related
      .map((one) => {
        const seen = say(cliMessage("report.related", placeOf(transcript, one.span.start)), spoken);
        return `${margin} ${palette.blue("=")} ${visibleLine(translate(one.message, spoken))} (${seen})\n`;
      })
      .join("");
  }

  function fixMark(finding: Finding): string {
    if (finding.fixes.length === 0) return "";
    return `${palette.cyan(hasSafeFix(finding) ? "[*]" : "[?]")} `;
  }
}

/** What the summary needs of a file; undefined when nothing was found. */
export function countFindings(findings: Iterable<Finding>): FindingCounts | undefined {
  const severities: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  const counts = { severities, safe: 0, suggested: 0 };
  let isAny = false;
  for (const finding of findings) {
    isAny = true;
    severities[finding.severity]++;
    if (hasSafeFix(finding)) counts.safe++;
    else if (finding.fixes.length > 0) counts.suggested++;
  }
  return isAny ? counts : undefined;
}

function hasSafeFix({ fixes }: Finding): boolean {
  return fixes.some(({ safe }) => safe);
}

function colorOf(severity: Severity, palette: Palette): (text: string) => string {
  switch (severity) {
    case "error":
      return palette.red;
    case "warning":
      return palette.yellow;
    case "information":
      return palette.blue;
    case "hint":
      return palette.cyan;
  }
}
