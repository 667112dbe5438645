import { formatTranscript, MOST_FIXES, type Refusal, tooManyFixes } from "../core/format.ts";
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
  /** Why not all of them were made. */
  readonly refusal: Refusal | undefined;
  /** Of the choices, those that a finding of their rule does not offer, and that finding. */
  readonly missing: readonly { readonly choice: SuggestedChoice; readonly finding: Finding }[];
}

/** One fix may bring another to light; a chain as long as this has never been seen. */
const MOST_PASSES = 64;

/** Makes the suggested fixes that are wanted, then the safe ones, then what of the former that has brought to light. */
export function fixTranscript(
  transcript: Transcript,
  { safe, suggested }: WantedFixes,
  settings: CheckSettings,
  mostFixes = MOST_FIXES,
): FixOutcome {
  let { transcript: current, refusal } = withSuggested(transcript, suggested, settings, mostFixes);
  if (safe && refusal === undefined) {
    const outcome = formatTranscript(current, settings);
    if (outcome.kind === "refused") refusal = outcome.reason;
    else if (outcome.edits.length > 0) {
      current = current.edit(outcome.edits);
      const more = withSuggested(current, suggested, settings, mostFixes);
      refusal = more.refusal;
      if (more.transcript !== current) {
        const last = formatTranscript(more.transcript, settings);
        if (last.kind === "refused") refusal ??= last.reason;
        current = last.kind === "formatted" ? more.transcript.edit(last.edits) : more.transcript;
      }
    }
  }
  return { transcript: current, refusal, missing: missingChoices(current, suggested, settings) };
}

/** In passes: what a pass brings to light is for the next, as long as there is less of it each time. */
function withSuggested(
  transcript: Transcript,
  choices: readonly SuggestedChoice[],
  settings: CheckSettings,
  mostFixes: number,
): Pick<FixOutcome, "transcript" | "refusal"> {
  let current = transcript;
  let most = mostFixes;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const fixes = wantedFixes(current, choices, settings, mostFixes);
    if (fixes === undefined) return { transcript: current, refusal: tooManyFixes(mostFixes) };
    if (fixes.length === 0 || fixes.length > most) break;
    const edits = takeFixes(current, fixes);
    if (edits.length === 0) break;
    current = current.edit(edits);
    most = fixes.length - 1;
  }
  return { transcript: current, refusal: undefined };
}

/** Undefined where there are more than `most`. */
function wantedFixes(
  transcript: Transcript,
  choices: readonly SuggestedChoice[],
  settings: CheckSettings,
  most: number,
): Pick<Fix, "edits">[] | undefined {
  if (choices.length === 0) return [];
  const wanted: Pick<Fix, "edits">[] = [];
  for (const finding of checking(transcript, settings)) {
    const fix = choices.map((choice) => chosen(finding, choice)).find((one) => one !== undefined);
    if (fix !== undefined) wanted.push({ edits: fix.edits });
    if (wanted.length > most) return undefined;
  }
  return wanted;
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
