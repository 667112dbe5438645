import { formatTranscript, type Refusal } from "../core/format.ts";
import { checking, type CheckSettings } from "../core/rules/engine.ts";
import { takeFixes } from "../core/rules/fixing.ts";
import type { Finding, Fix } from "../core/rules/rule.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import type { SuggestedChoice } from "./arguments.ts";

/** Which fixes are to be made. */
export interface WantedFixes {
  readonly safe: boolean;
  readonly suggested: readonly SuggestedChoice[];
}

export interface FixOutcome {
  readonly transcript: Transcript;
  /** Why the safe fixes were not made. */
  readonly refusal: Refusal | undefined;
  /** Of the choices, those that a finding of their rule does not offer, and that finding. */
  readonly missing: readonly { readonly choice: SuggestedChoice; readonly finding: Finding }[];
}

/** One fix may bring another to light; a chain as long as this has never been seen. */
const MOST_PASSES = 64;

/** Makes the suggested fixes that are wanted, then the safe ones, then what of the former that has brought to light. */
export function fixTranscript(transcript: Transcript, wanted: WantedFixes, settings: CheckSettings): FixOutcome {
  let current = withSuggested(transcript, wanted.suggested, settings);
  let refusal: Refusal | undefined;
  if (wanted.safe) {
    const outcome = formatTranscript(current, settings);
    if (outcome.kind === "refused") refusal = outcome.reason;
    else if (outcome.edits.length > 0) {
      current = current.edit(outcome.edits);
      const more = withSuggested(current, wanted.suggested, settings);
      if (more !== current) {
        const last = formatTranscript(more, settings);
        current = last.kind === "formatted" ? more.edit(last.edits) : more;
      }
    }
  }
  return { transcript: current, refusal, missing: missingChoices(current, wanted.suggested, settings) };
}

/** In passes: what a pass brings to light is for the next, as long as there is less of it each time. */
function withSuggested(
  transcript: Transcript,
  choices: readonly SuggestedChoice[],
  settings: CheckSettings,
): Transcript {
  let current = transcript;
  let fixes = wantedFixes(current, choices, settings);
  for (let pass = 0; pass < MOST_PASSES && fixes.length > 0; pass++) {
    const edits = takeFixes(current, fixes);
    if (edits.length === 0) break;
    current = current.edit(edits);
    const left = wantedFixes(current, choices, settings);
    if (left.length >= fixes.length) break;
    fixes = left;
  }
  return current;
}

function wantedFixes(transcript: Transcript, choices: readonly SuggestedChoice[], settings: CheckSettings): Fix[] {
  if (choices.length === 0) return [];
  const fixes: Fix[] = [];
  for (const finding of checking(transcript, settings)) {
    const fix = choices.map((choice) => chosen(finding, choice)).find((one) => one !== undefined);
    if (fix !== undefined) fixes.push(fix);
  }
  return fixes;
}

function chosen({ rule, fixes }: Finding, wanted: SuggestedChoice): Fix | undefined {
  return rule === wanted.rule ? fixes.filter(({ safe }) => !safe)[wanted.choice - 1] : undefined;
}

function missingChoices(
  transcript: Transcript,
  choices: readonly SuggestedChoice[],
  settings: CheckSettings,
): FixOutcome["missing"] {
  const later = new Set(choices.filter(({ choice }) => choice !== 1));
  if (later.size === 0) return [];
  const missing = new Map<SuggestedChoice, Finding>();
  for (const finding of checking(transcript, settings)) {
    for (const choice of later) {
      if (choice.rule !== finding.rule || finding.fixes.length === 0 || chosen(finding, choice) !== undefined) continue;
      missing.set(choice, finding);
      later.delete(choice);
    }
    if (later.size === 0) break;
  }
  return choices.flatMap((choice) => {
    const finding = missing.get(choice);
    return finding === undefined ? [] : [{ choice, finding }];
  });
}
