import type { Label, Role } from "./labels.ts";

/** A labelled line and the lines under it, up to the next labelled line or the end. Lines are indices, half-open. */
export interface Turn {
  /** From 0, among all turns of the transcript. */
  readonly index: number;
  readonly role: Role;
  readonly label: Label;
  readonly firstLine: number;
  readonly endLine: number;
}

/** A question turn and the answer turns that follow it, up to the next question turn. */
export interface Exchange {
  /** From 0, among all exchanges; people count from 1. */
  readonly index: number;
  readonly question: Turn;
  readonly firstLine: number;
  readonly endLine: number;
  /** How many answer turns follow the question. */
  readonly answerCount: number;
}
