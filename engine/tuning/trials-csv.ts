import type { JsonValue } from '../core/json';
import type { TuningPlan } from './plan';
import type { Trial } from './search';

/** One finished trial as `out/trials.csv` has it. */
export interface TrialRow {
  readonly trial: number;
  /** All settings of the run: those of the space, the resource and the seed. */
  readonly params: Readonly<Record<string, JsonValue>>;
  /** Null: it gave no number. */
  readonly objective: number | null;
}

/** The settings that a trial lays over the params file. */
export function paramsOfTrial(plan: TuningPlan, trial: Trial): Readonly<Record<string, JsonValue>> {
  return { ...trial.params, [plan.resource.name]: trial.resource, seed: trial.seed };
}

/**
 * The finished trials as CSV: `trial`, one column a setting (lists as JSON), then the objective by its name; an empty
 * cell where there is no number. Numbers are written in full, so that a re-run can be held against them.
 */
export function trialsCsv(plan: TuningPlan, rows: readonly TrialRow[]): string {
  const settings = [...Object.keys(plan.space), plan.resource.name, 'seed'];
  const line = (row: TrialRow) =>
    [row.trial, ...settings.map((name) => row.params[name] ?? ''), row.objective ?? ''].map(cell).join(',');
  return `${[['trial', ...settings, plan.objective.name].map(cell).join(','), ...rows.map(line)].join('\n')}\n`;
}

function cell(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
