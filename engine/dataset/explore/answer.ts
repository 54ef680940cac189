import type { Dataset } from './dataset';
import { distributionOf, type LevelDistribution, type NumberDistribution } from './distribution';
import { type Grouped, groupedBy, overTime } from './grouped';
import { type MissingMap, missingMap } from './missing';
import { type CorrelationMatrix, correlationsOf, type Scatter, scatterOf } from './relations';
import { type RowPage, type RowPick, rowPage } from './rows';
import { type ColumnFigures, columnFigures } from './summaries';

/** What can be asked of a table, and what the answer is. Answers are small, whatever the size of the table. */
export interface Questions {
  columns: { readonly ask: object; readonly answer: readonly ColumnFigures[] };
  distribution: {
    readonly ask: { readonly column: string; readonly log: boolean };
    readonly answer: NumberDistribution | LevelDistribution;
  };
  scatter: {
    readonly ask: { readonly x: string; readonly y: string; readonly colour: string | null };
    readonly answer: Scatter;
  };
  correlations: { readonly ask: object; readonly answer: CorrelationMatrix };
  groups: { readonly ask: { readonly value: string | null; readonly by: string }; readonly answer: Grouped };
  time: { readonly ask: { readonly value: string | null; readonly time: string }; readonly answer: Grouped };
  missing: { readonly ask: object; readonly answer: MissingMap };
  rows: {
    readonly ask: { readonly pick: RowPick; readonly from: number; readonly count: number };
    readonly answer: RowPage;
  };
}

export type QuestionKind = keyof Questions;
export type Question<Kind extends QuestionKind = QuestionKind> = {
  [Each in Kind]: { readonly kind: Each } & Questions[Each]['ask'];
}[Kind];
export type Answer<Kind extends QuestionKind> = Questions[Kind]['answer'];

/** Answers a question about a table. @throws TableError when it names a column that does not fit. */
export function answer(dataset: Dataset, question: Question): Answer<QuestionKind> {
  switch (question.kind) {
    case 'columns':
      return columnFigures(dataset);
    case 'distribution':
      return distributionOf(dataset, question.column, question.log);
    case 'scatter':
      return scatterOf(dataset, question.x, question.y, question.colour);
    case 'correlations':
      return correlationsOf(dataset);
    case 'groups':
      return groupedBy(dataset, question.value, question.by);
    case 'time':
      return overTime(dataset, question.value, question.time);
    case 'missing':
      return missingMap(dataset);
    case 'rows':
      return rowPage(dataset, question.pick, question.from, question.count);
  }
}
