import type { ImportanceFile, SelectedFile } from '@/engine/selection/results';

/** What the bars are ranked by. */
export type RankedBy = 'importance' | 'correlation';

/** One bar of the ranking. */
export interface RankedFeature {
  readonly name: string;
  /** Growth of the error, or correlation. */
  readonly value: number;
  /** One standard deviation to each side; 0 for a correlation. */
  readonly spread: number;
  /** Among the features that were kept; null while none are. */
  readonly kept: boolean | null;
}

/** The features, the one that matters most first: by mean growth, or by the size of the correlation. */
export function ranking(
  importance: ImportanceFile,
  selected: SelectedFile | null,
  by: RankedBy,
): RankedFeature[] {
  const kept = selected && new Set(selected.features);
  return importance.features
    .map(({ name, mean, spread, correlation }) => ({
      name,
      value: by === 'importance' ? mean : (correlation ?? 0),
      spread: by === 'importance' ? spread : 0,
      kept: kept ? kept.has(name) : null,
    }))
    .sort((a, b) => (by === 'importance' ? b.value - a.value : Math.abs(b.value) - Math.abs(a.value)));
}

/** One point of the elimination curve. */
export interface CurvePoint {
  readonly count: number;
  readonly error: number;
  readonly features: readonly string[];
  /** What the next point with fewer features does without. */
  readonly dropped: readonly string[];
  /** It has exactly the features that were kept. */
  readonly chosen: boolean;
}

/** The points of the curve, most features first; of sets of one size the one with the lowest error. */
export function curvePoints({ curve, features }: SelectedFile): CurvePoint[] {
  const best = new Map<number, SelectedFile['curve'][number]>();
  for (const point of curve) {
    const known = best.get(point.features.length);
    if (!known || point.error < known.error) best.set(point.features.length, point);
  }
  const sorted = [...best].sort(([a], [b]) => b - a).map(([, point]) => point);
  const kept = [...features].sort().join('\n');
  return sorted.map((point, i) => {
    const next = new Set(sorted[i + 1]?.features ?? point.features);
    return {
      count: point.features.length,
      error: point.error,
      features: point.features,
      dropped: point.features.filter((name) => !next.has(name)),
      chosen: [...point.features].sort().join('\n') === kept,
    };
  });
}

/** A growth or an error with its unit: `$1,234`, `-$12`, `0.12 R²`. */
export function withUnit(value: number, unit: string): string {
  const size = Math.abs(value);
  const digits = size >= 100 || unit === '$' ? 0 : 3;
  const text = size.toLocaleString('en-US', { maximumFractionDigits: digits });
  const sign = value < 0 && Number(text.replaceAll(',', '')) !== 0 ? '-' : '';
  return unit === '$' ? `${sign}$${text}` : `${sign}${text}${unit ? ` ${unit}` : ''}`;
}
