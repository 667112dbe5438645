import type { RuleId } from "../../../../src/core/rules/rule.ts";
import type { Draft } from "./draft.ts";
import type { Random } from "./random.ts";

/** One way to damage a transcript. */
export interface Way {
  /** The rule that must find it; others may be broken by it too, and are planted with it. */
  readonly rule: RuleId;
  readonly name: string;
  /** Ways of an earlier phase go first: turns, lines, heads of lines, words, white around it all. */
  readonly phase: 0 | 1 | 2 | 3 | 4;
  /** Whether Format Document gives the clean text back. */
  readonly safe?: boolean;
  /** False, with the draft as it was, where there is no place for it. */
  plant(draft: Draft, random: Random): boolean;
}
