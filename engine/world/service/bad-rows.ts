import { type CodePolicy, ROW_FAULTS } from '../policies/code';

/** What becomes of rows that are wrong by themselves, the kinds alike: a chain of shares, each of what the ones before left. */
export interface BadRowShares {
  readonly refused: number;
  readonly crashed: number;
  readonly wrong: number;
}

/** The shares of a policy. */
export function badRowShares({ rows }: CodePolicy): BadRowShares {
  let refused = 0;
  let crashed = 0;
  let right = 0;
  for (const kind of ROW_FAULTS) {
    refused += rows[kind].refused / ROW_FAULTS.length;
    crashed += rows[kind].crash / ROW_FAULTS.length;
    right += rows[kind].right / ROW_FAULTS.length;
  }
  const wrong = Math.max(0, 1 - refused - crashed - right);
  return {
    refused,
    crashed: refused === 1 ? 0 : crashed / (1 - refused),
    wrong: refused + crashed >= 1 ? 0 : Math.min(1, wrong / (1 - refused - crashed)),
  };
}
