import type { Finding, Severity } from "./rule.ts";

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];

export function countBySeverity(findings: readonly Pick<Finding, "severity">[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
