import type { MeasureDefinition } from '../types';

/** What `roll-back` measures. */
export const ROLL_BACK_MEASURES: readonly MeasureDefinition[] = [
  { id: 'minutes', label: 'Time to the answer', unit: 'min', better: 'lower' },
  { id: 'trainings', label: 'Trainings until the answer', unit: 'trainings', better: 'lower' },
  {
    id: 'lost',
    label: 'Of code, data, parameters and model, not found again',
    unit: 'of 4',
    better: 'lower',
  },
  { id: 'identical', label: 'Rebuilt to the last bit', unit: 'of 1', better: 'higher' },
  { id: 'served', label: 'Monday’s model served again', unit: 'of 1', better: 'higher' },
];

/**
 * What finding out takes: a minute for each line that is typed and read, five for each training that is started and
 * compared. Assumptions of the course, the same for both lanes; the lines and trainings are counted.
 */
export const MINUTES = { line: 1, training: 5 } as const;

/** Minutes of work for so many lines and trainings. */
export const minutesFor = (lines: number, trainings: number): number =>
  lines * MINUTES.line + trainings * MINUTES.training;
