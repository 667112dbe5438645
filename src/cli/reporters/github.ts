import { translate } from "../../core/messages/translate.ts";
import type { Finding, Severity } from "../../core/rules/rule.ts";
import { placeOf } from "../places.ts";
import type { CheckedFile, Reporter } from "./reporter.ts";

const LEVELS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** Workflow commands, each of which GitHub shows as an annotation of its line; those without a line come last. */
export function githubReporter(pathOf: (path: string) => string): Reporter {
  const problems: string[] = [];
  return {
    begin: () => "",
    *render(checked) {
      for (const finding of checked.findings) yield annotation(checked, pathOf(checked.path), finding);
    },
    file: (_, rendered) => rendered,
    problem({ path, text, level }) {
      if (level !== "note") problems.push(command(level, { file: pathOf(path) }, text));
    },
    end: () => problems,
  };
}

function annotation({ transcript, language }: CheckedFile, file: string, finding: Finding): string {
  const start = placeOf(transcript, finding.span.start);
  const end = placeOf(transcript, finding.span.end);
  // Columns can be told within one line alone.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = { file, line: start.line, endLine: end.line, ...columns, title: finding.rule };
  return command(LEVELS[finding.severity], properties, translate(finding.message, language));
}

function command(name: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name} ${listed.join(",")}::${escaped(text)}\n`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
