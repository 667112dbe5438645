import type { Finding, Severity } from "./rule.ts";

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];

export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

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
