import { message } from "../../core/messages/catalogue.ts";
import type { Language } from "../../core/messages/counts.ts";
import { translate } from "../../core/messages/translate.ts";
import { RULES } from "../../core/rules/index.ts";
import type { Finding, Fix, RuleId, Severity } from "../../core/rules/rule.ts";
import type { Span } from "../../core/text/span.ts";
import { placeOf } from "../places.ts";
import type { CheckedFile, Reporter, RunSummary } from "./reporter.ts";

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

const INDICES = new Map(Object.keys(RULES).map((id, index) => [id, index]));

/** A SARIF 2.1.0 log of one run; a line for each result. Columns are UTF-16 units, as everywhere here. */
export function sarifReporter(version: string, language: Language, uriOf: (path: string) => string): Reporter {
  let isFirst = true;
  const artifacts: object[] = [];
  return {
    begin() {
      const driver = { name: "qa-transcript", version, language, rules: Object.values(RULES).map(ruleEntry) };
      return (
        `{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[{` +
        `"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[`
      );
    },
    *file(checked) {
      const uri = uriOf(checked.path);
      artifacts.push({ location: { uri }, encoding: IANA_NAMES[checked.encoding] ?? checked.encoding });
      const location = { uri, index: artifacts.length - 1 };
      for (const finding of checked.findings) {
        yield (isFirst ? "\n" : ",\n") + JSON.stringify(resultOf(checked, location, finding));
        isFirst = false;
      }
    },
    end(summary) {
      const rest = { artifacts, invocations: [invocationOf(summary, uriOf)] };
      return `${isFirst ? "" : "\n"}],${JSON.stringify(rest).slice(1)}]}\n`;
    },
  };

  function ruleEntry({ id, severity }: { readonly id: RuleId; readonly severity: Severity }): object {
    return {
      id,
      shortDescription: { text: translate(message(`${id}.summary`, {}), language) },
      defaultConfiguration: { level: LEVELS[severity] },
    };
  }
}

/** Encodings that the registry of names calls otherwise. */
const IANA_NAMES: Readonly<Partial<Record<string, string>>> = { cp866: "IBM866", "mac-cyrillic": "x-mac-cyrillic" };

interface ArtifactLocation {
  readonly uri: string;
  readonly index: number;
}

function resultOf(checked: CheckedFile, artifactLocation: ArtifactLocation, finding: Finding): object {
  const { rule, severity, message: said, span, fixes, related } = finding;
  const place = (of: Span): object => ({ artifactLocation, region: regionOf(checked, of) });
  return {
    ruleId: rule,
    ruleIndex: INDICES.get(rule),
    level: LEVELS[severity],
    message: { text: translate(said, checked.language) },
    locations: [{ physicalLocation: place(span) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, id) => ({
        id,
        physicalLocation: place(one.span),
        message: { text: translate(one.message, checked.language) },
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(checked, artifactLocation, fix)) }),
    properties: { severity },
  };
}

function fixOf(checked: CheckedFile, artifactLocation: ArtifactLocation, { title, safe, edits }: Fix): object {
  return {
    description: { text: translate(title, checked.language) },
    artifactChanges: [
      {
        artifactLocation,
        replacements: edits.map(({ span, text }) => ({
          deletedRegion: regionOf(checked, span),
          ...(text !== "" && { insertedContent: { text } }),
        })),
      },
    ],
    properties: { safe },
  };
}

function regionOf({ transcript }: CheckedFile, span: Span): object {
  const start = placeOf(transcript, span.start);
  const end = placeOf(transcript, span.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function invocationOf({ problems }: RunSummary, uriOf: (path: string) => string): object {
  return {
    executionSuccessful: !problems.some(({ level }) => level === "error"),
    ...(problems.length > 0 && {
      toolExecutionNotifications: problems.map(({ path, text, level }) => ({
        level,
        message: { text },
        locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
      })),
    }),
  };
}
