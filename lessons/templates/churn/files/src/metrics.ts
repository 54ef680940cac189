/** A probability, and what happened. */
export interface Judged {
  readonly score: number;
  readonly churned: boolean;
}

/**
 * The area under the ROC curve: the share of pairs of one who left and one who stayed in which the one who left has the
 * higher score; equal scores count a half. In [0, 1]; 0.5 is chance.
 */
export function areaUnderRoc(judged: readonly Judged[]): number {
  const sorted = [...judged].sort((a, b) => a.score - b.score);
  const left = judged.filter(({ churned }) => churned).length;
  const stayed = judged.length - left;
  if (left === 0 || stayed === 0) throw new Error('It takes customers who left and customers who stayed.');
  let ranks = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]!.score === sorted[from]!.score) to++;
    // Ranks count from 1; those of equal scores are their mean.
    const rank = (from + 1 + to) / 2;
    ranks += rank * sorted.slice(from, to).filter(({ churned }) => churned).length;
    from = to;
  }
  return (ranks - (left * (left + 1)) / 2) / (left * stayed);
}

/** The mean negative log-likelihood; lower is better. */
export function logLoss(judged: readonly Judged[]): number {
  const of = ({ score, churned }: Judged) => -Math.log(Math.max(1e-15, churned ? score : 1 - score));
  return judged.reduce((sum, one) => sum + of(one), 0) / judged.length;
}
