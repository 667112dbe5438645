import { translate } from "../../core/messages/translate.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { placeOf } from "../places.ts";
import type { CheckedFile, Reporter } from "./reporter.ts";

/** One JSON document; a line for each file. Lines and columns from 1, columns in UTF-16 units. */
export function jsonReporter(): Reporter {
  let isFirst = true;
  return {
    begin: () => '{"version":1,"files":[',
    *file(checked) {
      const { path, encoding, findings } = checked;
      yield `${isFirst ? "\n" : ",\n"}{"path":${JSON.stringify(path)},"encoding":"${encoding}","findings":[`;
      isFirst = false;
      for (const [index, finding] of findings.entries()) {
        yield (index === 0 ? "" : ",") + JSON.stringify(entryOf(checked, finding));
      }
      yield "]}";
    },
    end: () => (isFirst ? "]}\n" : "\n]}\n"),
  };
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
