/** What is said of many measurements of one thing, in their unit. */
export interface Summary {
  /** How many measurements there are. */
  readonly samples: number;
  readonly median: number;
  /** Half of all measurements lie between these two. */
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly percentile99: number;
}

/** @throws RangeError when there is no measurement */
export function summarise(measurements: readonly number[]): Summary {
  const sorted = measurements.toSorted((a, b) => a - b);
  return {
    samples: sorted.length,
    median: quantile(sorted, 0.5),
    lowerQuartile: quantile(sorted, 0.25),
    upperQuartile: quantile(sorted, 0.75),
    percentile99: quantile(sorted, 0.99),
  };
}

/** @throws RangeError when there is no measurement */
export function medianOf(measurements: readonly number[]): number {
  return quantile(
    measurements.toSorted((a, b) => a - b),
    0.5,
  );
}

/** The value below which `share` of the sorted values lie; between two of them in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) throw new RangeError("Nothing was measured");
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place % 1);
}
