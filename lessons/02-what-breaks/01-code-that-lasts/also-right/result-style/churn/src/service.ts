import { RowError } from './errors.ts';
import type { ChurnModel } from './model.ts';
import { parseRow } from './parse-row.ts';

type Row = Record<string, string | undefined>;
type Answer = { estimate: number } | { error: RowError };

export class ChurnService {
  estimate: (row: Row) => number;
  estimateAll: (rows: readonly Row[]) => Answer[];

  constructor(model: ChurnModel) {
    this.estimate = (row) => model.probability(parseRow(row));
    this.estimateAll = (rows) => {
      const answers: Answer[] = [];
      for (const row of rows) {
        try {
          answers.push({ estimate: this.estimate(row) });
        } catch (error) {
          if (!(error instanceof RowError)) throw error;
          answers.push({ error });
        }
      }
      return answers;
    };
  }
}
