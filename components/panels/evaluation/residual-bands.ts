import type { RegressionPredictions } from '@/engine/evaluation/predictions';
import { meanOf } from '@/engine/evaluation/quantile';

/** Rows of about the same truth, a tenth of them all, and what they are missed by. */
export interface ResidualBand {
  readonly from: number;
  readonly to: number;
  /** The mean truth. */
  readonly truth: number;
  /** The mean of estimate − truth. */
  readonly residual: number;
  /** The places of its rows in the table. */
  readonly rows: readonly number[];
}

/** The rows by ascending truth, in tenths (fewer when there are fewer rows). */
export function residualBands(
  { truth, estimate, rows }: Pick<RegressionPredictions, 'truth' | 'estimate' | 'rows'>,
  count = 10,
): ResidualBand[] {
  const order = Array.from(truth, (_, i) => i).sort((a, b) => truth[a]! - truth[b]!);
  const bands = Math.min(count, order.length);
  return Array.from({ length: bands }, (_, band) => {
    const members = order.slice(
      Math.round((band * order.length) / bands),
      Math.round(((band + 1) * order.length) / bands),
    );
    return {
      from: truth[members[0]!]!,
      to: truth[members.at(-1)!]!,
      truth: meanOf(members.map((i) => truth[i]!)),
      residual: meanOf(members.map((i) => estimate[i]! - truth[i]!)),
      rows: members.map((i) => rows[i]!),
    };
  });
}
