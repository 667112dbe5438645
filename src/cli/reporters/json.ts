import { translate } from "../../core/messages/translate.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { placeOf } from "../places.ts";
import type { ShardSummary } from "../shard.ts";
import type { CheckedFile, Reporter } from "./reporter.ts";

/** The first line of every report. */
export const JSON_BEGINNING = '{"version":1,"files":[';

/** One JSON document; a line for each file. Lines and columns from 1, columns in UTF-16 units. */
export function jsonReporter(): Reporter {
  let isFirst = true;
  return {
    begin: () => JSON_BEGINNING,
    *render(checked) {
      const { path, encoding, position, findings } = checked;
      yield `,\n${JSON.stringify({ path, encoding, position }).slice(0, -1)},"findings":[`;
      let separator = "";
      for (const finding of findings) {
        yield separator + JSON.stringify(entryOf(checked, finding));
        separator = ",";
      }
      yield "]}";
    },
    *file(_, rendered) {
      for (const piece of rendered) {
        yield isFirst ? piece.slice(",".length) : piece;
        isFirst = false;
      }
    },
    problem: () => undefined,
    end: ({ shard }) => [jsonEnd(shard)],
  };
}

/** What follows the last file. */
export function jsonEnd(shard: ShardSummary | undefined): string {
  return `\n]${shard === undefined ? "" : `,"shard":${JSON.stringify(shard)}`}}\n`;
}

function entryOf({ transcript, language }: CheckedFile, finding: Finding): object {
  const { rule, severity, message, span, fixes } = finding;
  return {
    rule,
    severity,
    message: translate(message, language),
    start: placeOf(transcript, span.start),
    end: placeOf(transcript, span.end),
    fixes: fixes.map(({ safe, title, edits }) => ({
      safe,
      title: translate(title, language),
      edits: edits.map((edit) => ({
        start: placeOf(transcript, edit.span.start),
        end: placeOf(transcript, edit.span.end),
        text: edit.text,
      })),
    })),
  };
}
