import type { MessageId } from "../../../../src/core/messages/catalogue.ts";
import type { RuleId } from "../../../../src/core/rules/rule.ts";

/** A stretch of a sheet, known by its identity; where it begins and ends is known when the sheet is read. */
export interface Region {
  readonly name: string;
}

/** A text under construction: what is written, what Format Document makes of it, and where regions begin and end. */
export type Piece =
  | { readonly kind: "text"; readonly text: string; readonly formatted: string }
  | { readonly kind: "open"; readonly region: Region }
  | { readonly kind: "close"; readonly region: Region };

export interface PlantedEdit {
  readonly region: Region;
  readonly text: string;
}

export interface PlantedFix {
  readonly title: MessageId;
  readonly safe: boolean;
  /** The fix makes one of these; none when the format does not say what it makes. */
  readonly outcomes: readonly (readonly PlantedEdit[])[];
}

export interface PlantedFault {
  readonly rule: RuleId;
  readonly region: Region;
  readonly fixes: readonly PlantedFix[];
  /** Titles of the remedies that lie outside of the text. */
  readonly actions: readonly MessageId[];
  readonly related?: Region;
}

/** Offsets in UTF-16 units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface ReadSheet {
  readonly text: string;
  readonly formatted: string;
  readonly places: ReadonlyMap<Region, Place>;
  /** The stretches of the text that Format Document changes. */
  readonly wrong: readonly Place[];
}

export function region(name: string): Region {
  return { name };
}

export function written(text: string, formatted = text): Piece {
  return { kind: "text", text, formatted };
}

export function within(region: Region, ...pieces: readonly Piece[]): Piece[] {
  return [{ kind: "open", region }, ...pieces, { kind: "close", region }];
}

export function read(pieces: readonly Piece[]): ReadSheet {
  let text = "";
  let formatted = "";
  const starts = new Map<Region, number>();
  const places = new Map<Region, Place>();
  const wrong: { start: number; end: number }[] = [];
  for (const piece of pieces) {
    if (piece.kind === "open") starts.set(piece.region, text.length);
    else if (piece.kind === "close") places.set(piece.region, { start: starts.get(piece.region)!, end: text.length });
    else {
      const end = text.length + piece.text.length;
      if (piece.text !== piece.formatted) {
        const last = wrong.at(-1);
        if (last?.end === text.length) last.end = end;
        else wrong.push({ start: text.length, end });
      }
      text += piece.text;
      formatted += piece.formatted;
    }
  }
  return { text, formatted, places, wrong };
}

/** A fault that is mended by writing something else in its own place. */
export function mendedInPlace(
  rule: RuleId,
  region: Region,
  title: MessageId,
  mended: string,
  safety: "safe" | "suggested",
): PlantedFault {
  const fixes = [{ title, safe: safety === "safe", outcomes: [[{ region, text: mended }]] }];
  return { rule, region, fixes, actions: [] };
}

export function withoutFix(rule: RuleId, region: Region): PlantedFault {
  return { rule, region, fixes: [], actions: [] };
}
