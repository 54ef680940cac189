import type { ReplayEvent } from '../../types';

/** The four things that make a served model. */
export const PARTS = ['code', 'data', 'parameters', 'model'] as const;
export type Part = (typeof PARTS)[number];

/** What a search for Monday's model came to. */
export interface Answer {
  /** One for each thing that was tried, in order. */
  readonly tries: readonly Pick<ReplayEvent, 'label' | 'outcome' | 'input' | 'detail'>[];
  readonly lines: number;
  readonly trainings: number;
  readonly found: ReadonlySet<Part>;
  readonly identical: boolean;
  readonly served: boolean;
}
