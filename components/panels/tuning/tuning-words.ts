import type { JsonValue } from '@/engine/core/json';
import type { Dimension, TuningPlan } from '@/engine/tuning/plan';
import type { SearchShape } from '@/engine/tuning/search';
import type { TrialView, TuningState } from '@/stores/tuning-contract';

const ALGORITHMS: Readonly<Record<TuningPlan['search']['algorithm'], string>> = {
  grid: 'Grid',
  random: 'Random',
  halving: 'Successive halving',
  hyperband: 'Hyperband',
};

/** "Successive halving over learningRate, batchSize". */
export function planTitle({ search, space }: TuningPlan): string {
  return `${ALGORITHMS[search.algorithm]} over ${Object.keys(space).join(', ')}`;
}

/** What a search will cost, before it is begun: "39 trials, 81 of 81 epochs", and what does not fit. */
export function costText(plan: TuningPlan, shape: SearchShape): string {
  const { name } = plan.resource;
  const cost = `${shape.trials} trials, ${shape.cost} of ${plan.budget} ${name}`;
  return shape.asked.cost > shape.cost
    ? `${cost}. All ${shape.asked.trials} trials that it asks for would cost ${shape.asked.cost}; the rest is left out`
    : cost;
}

/** "0.0003 to 0.1, log scale" or "16, 32, 64". */
export function rangeText(dimension: Dimension): string {
  if ('choices' in dimension) return dimension.choices.map(valueText).join(', ');
  return `${dimension.from} to ${dimension.to}, ${dimension.scale} scale`;
}

/** A setting as one reads it: lists with a hyphen between, as layers are named. */
export function valueText(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(valueText).join('-');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An objective with its unit; dollars without cents. */
export function objectiveText(value: number | null, unit: string): string {
  if (value === null) return 'no number';
  if (unit === '$') return `$${Math.round(value).toLocaleString('en-US')}`;
  const text = Number(value.toPrecision(5)).toLocaleString('en-US', { maximumFractionDigits: 6 });
  return unit ? `${text} ${unit}` : text;
}

export const STATUS_WORDS: Readonly<Record<TrialView['status'], string>> = {
  waiting: 'waits',
  running: 'runs',
  done: 'done',
  failed: 'no number',
};

/** How the search stands, in a sentence: what a screen reader hears when it changes. */
export function statusText({ status, trials, bestId, plan }: TuningState): string {
  const best = trials.find(({ id }) => id === bestId);
  const found =
    best && plan ? ` Best: trial ${best.id} with ${objectiveText(best.objective, plan.objective.unit)}.` : '';
  switch (status) {
    case 'idle':
      return 'No search yet.';
    case 'running':
      return `Searching on ${trials.filter((trial) => trial.status === 'running').length} workers.`;
    case 'pausing':
      return 'Pausing when the running trials have ended.';
    case 'paused':
      return `Paused.${found}`;
    case 'stopped':
      return `Stopped.${found}`;
    case 'finished':
      return `Finished.${found}`;
  }
}

/** Seconds of work so far, and how long the rest will take at that pace; empty before the first trial has ended. */
export function paceText({ trials, shape, workSeconds, workers, status }: TuningState): string {
  const ended = trials.filter(({ seconds }) => seconds !== undefined);
  if (ended.length === 0 || !shape) return '';
  const done = `${workSeconds.toFixed(1)} s of work`;
  if (status !== 'running') return done;
  const rest = ((shape.trials - ended.length) * (workSeconds / ended.length)) / workers;
  return `${done}, about ${Math.ceil(rest)} s left`;
}
