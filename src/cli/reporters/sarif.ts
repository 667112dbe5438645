import { message } from "../../core/messages/catalogue.ts";
import type { Language } from "../../core/messages/counts.ts";
import { translate } from "../../core/messages/translate.ts";
import { RULES } from "../../core/rules/index.ts";
import type { Finding, Fix, RuleId, Severity } from "../../core/rules/rule.ts";
import type { Span } from "../../core/text/span.ts";
import { placeOf } from "../places.ts";
import type { ShardSummary } from "../shard.ts";
import type { CheckedFile, ReportedProblem, Reporter } from "./reporter.ts";

/** Of the package, written in when the bundle is made. */
declare const PRODUCT_VERSION: string;

/** Of the first line of every log. */
export const SARIF_BEGINNING = `{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[`;

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

const INDICES = new Map(Object.keys(RULES).map((id, index) => [id, index]));

/** A SARIF 2.1.0 log of one run; a line for each result and each artifact. Columns are UTF-16 units, as everywhere here. */
export function sarifReporter(language: Language, uriOf: (path: string) => string): Reporter {
  let isFirst = true;
  let isSuccessful = true;
  const artifacts: string[] = [];
  const notifications: SarifNotification[] = [];
  return {
    begin() {
      const driver = {
        name: "qa-transcript",
        version: PRODUCT_VERSION,
        language,
        rules: Object.values(RULES).map(ruleEntry),
      };
      return `${SARIF_BEGINNING}{"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[`;
    },
    *render(checked) {
      const location = { uri: uriOf(checked.path), index: 0 };
      for (const finding of checked.findings) yield ",\n" + JSON.stringify(resultOf(checked, location, finding));
    },
    *file({ path, encoding, position }, rendered) {
      const properties = position === undefined ? undefined : { position };
      const artifact = { location: { uri: uriOf(path) }, encoding: IANA_NAMES[encoding] ?? encoding, properties };
      artifacts.push(JSON.stringify(artifact));
      for (const piece of rendered) {
        const results = withArtifactIndex(piece, artifacts.length - 1);
        yield isFirst ? results.slice(",".length) : results;
        isFirst = false;
      }
    },
    problem({ path, text, level, position, isOfProject }) {
      isSuccessful &&= level !== "error";
      const notification = notificationOf(uriOf(path), text, level);
      notifications.push(
        position === undefined ? notification : { ...notification, properties: { position, isOfProject } },
      );
    },
    end({ shard }) {
      const projects = shard?.projects.map((project) => ({ ...project, uri: uriOf(project.path) }));
      return sarifEnd(artifacts, notifications, isSuccessful, shard && { ...shard, projects: projects! });
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

/** Something that stood in the way, in the words of SARIF. */
export interface SarifNotification {
  readonly level: ReportedProblem["level"];
  readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
  /** In a part of a run. */
  readonly properties?: Pick<ReportedProblem, "isOfProject"> & { readonly position: number };
}

export function notificationOf(uri: string, text: string, level: ReportedProblem["level"]): SarifNotification {
  return { level, message: { text }, locations: [{ physicalLocation: { artifactLocation: { uri } } }] };
}

// No text can be taken for the key: a quotation mark in it is escaped.
const ARTIFACT_INDEX = /"index":(\d+)/g;

/** The same results with their locations in another artifact. */
export function withArtifactIndex(results: string, index: number): string {
  return results.replaceAll(ARTIFACT_INDEX, `"index":${index}`);
}

/** The artifact of a result; NaN when it has none. */
export function artifactIndexOf(result: string): number {
  return Number(result.matchAll(ARTIFACT_INDEX).next().value?.[1]);
}

/** What stands behind the artifacts. */
export interface SarifEnd {
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications?: readonly SarifNotification[];
    },
  ];
  /** In the log of a part of a run. */
  readonly properties?: { readonly shard: ShardSummary };
}

/** What follows the last result. The artifacts are rendered already. */
export function* sarifEnd(
  artifacts: readonly string[],
  notifications: readonly SarifNotification[],
  isSuccessful: boolean,
  shard: ShardSummary | undefined,
): Generator<string> {
  const invocation = {
    executionSuccessful: isSuccessful,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
  const end: SarifEnd = { invocations: [invocation], ...(shard && { properties: { shard } }) };
  yield '\n],"artifacts":[';
  for (const [index, artifact] of artifacts.entries()) yield `${index === 0 ? "" : ","}\n${artifact}`;
  yield `\n],${JSON.stringify(end).slice(1)}]}\n`;
}
