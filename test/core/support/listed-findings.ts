/** What an index of findings answers, as one would tell it from a list of them all. */

import { countBySeverity, SEVERITIES } from "../../../src/core/rules/findings.ts";
import type { Finding, Severity } from "../../../src/core/rules/rule.ts";

/** At most `most` findings, the most severe ones, by place as they were given; all of them when there are no more. */
export function mostSevere(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const room: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  const counts = countBySeverity(findings);
  let left = most;
  for (const severity of SEVERITIES) {
    room[severity] = Math.min(left, counts[severity]);
    left -= room[severity];
  }
  return findings.filter(({ severity }) => room[severity]-- > 0);
}

/**
 * The index of the first finding that begins after `offset`, or before it when going backward; past the last one it
 * goes on at the other end. -1 when there are no findings. `findings` are by place.
 */
export function findingBeside(findings: readonly Finding[], offset: number, direction: "next" | "previous"): number {
  if (findings.length === 0) return -1;
  if (direction === "next") {
    const index = findings.findIndex(({ span }) => span.start > offset);
    return index < 0 ? 0 : index;
  }
  const last = findings.findLastIndex(({ span }) => span.start < offset);
  const found = findings[last < 0 ? findings.length - 1 : last]!;
  return findings.findIndex(({ span }) => span.start === found.span.start);
}
