import type { FeatureTable } from './read-features';

/** The feature that moved furthest between two runs, in some rows. */
export interface Move {
  /** In standard deviations of the feature over the past rows; 0 when nothing moved. */
  readonly by: number;
  readonly feature: string | null;
  /** The digits of the listing. */
  readonly listing: string | null;
  readonly from: number | null;
  readonly to: number | null;
}

/** A feature that is constant over the past has no deviation: any move of it counts as this many. */
const FROM_CONSTANT = 999;

/** The deviation of each feature over the given rows. */
export function deviations(table: FeatureTable, keys: readonly string[]): Map<string, number> {
  const rows = keys.flatMap((key) => table.rows.get(key) ?? []);
  return new Map(
    table.names.map((name, j) => {
      const values = keys.map((key) => table.rows.get(key)?.[j] ?? Number.NaN).filter(Number.isFinite);
      const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
      const variance =
        values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
      return [name, rows.length === 0 ? 0 : Math.sqrt(variance)];
    }),
  );
}

/** The largest move of a feature that both tables have, over the rows that both have. */
export function largestMove(
  before: FeatureTable,
  after: FeatureTable,
  keys: readonly string[],
  spread: ReadonlyMap<string, number>,
): Move {
  let largest: Move = { by: 0, feature: null, listing: null, from: null, to: null };
  const places = before.names.map((name) => after.names.indexOf(name));
  for (const key of keys) {
    const old = before.rows.get(key);
    const now = after.rows.get(key);
    if (!old || !now) continue;
    before.names.forEach((feature, j) => {
      const place = places[j]!;
      if (place < 0) return;
      const [from, to] = [old[j]!, now[place]!];
      const change = Math.abs(to - from);
      if (!(change > 0)) return;
      const deviation = spread.get(feature) ?? 0;
      const by = deviation > 1e-12 ? change / deviation : FROM_CONSTANT;
      if (by > largest.by) largest = { by, feature, listing: `HS-${key}`, from, to };
    });
  }
  return largest;
}

/** Features that only one of two tables has. */
export function columnsChanged(a: FeatureTable, b: FeatureTable): string[] {
  return [
    ...a.names.filter((name) => !b.names.includes(name)),
    ...b.names.filter((name) => !a.names.includes(name)),
  ];
}
