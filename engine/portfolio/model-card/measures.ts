import type { CardMeasure, GroupMeasure } from './facts';

/** What a model is asked to do, as the hub names it. */
export type CardTask = 'tabular-classification' | 'tabular-regression';

/** Measures that are known: by the letters of their name, the id of the hub's metric, and the task that they speak of. */
const KNOWN: Readonly<Record<string, readonly [id: string, task: CardTask]>> = {
  accuracy: ['accuracy', 'tabular-classification'],
  balancedaccuracy: ['balanced_accuracy', 'tabular-classification'],
  auc: ['roc_auc', 'tabular-classification'],
  rocauc: ['roc_auc', 'tabular-classification'],
  prauc: ['average_precision', 'tabular-classification'],
  averageprecision: ['average_precision', 'tabular-classification'],
  f1: ['f1', 'tabular-classification'],
  f1score: ['f1', 'tabular-classification'],
  precision: ['precision', 'tabular-classification'],
  recall: ['recall', 'tabular-classification'],
  brier: ['brier_score', 'tabular-classification'],
  brierscore: ['brier_score', 'tabular-classification'],
  logloss: ['log_loss', 'tabular-classification'],
  mae: ['mae', 'tabular-regression'],
  mse: ['mse', 'tabular-regression'],
  rmse: ['rmse', 'tabular-regression'],
  mape: ['mape', 'tabular-regression'],
  r2: ['r_squared', 'tabular-regression'],
  rsquared: ['r_squared', 'tabular-regression'],
};

const SPLITS: Readonly<Record<string, string>> = {
  test: 'test',
  held: 'test',
  heldout: 'test',
  holdout: 'test',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  eval: 'validation',
  train: 'train',
  training: 'train',
};

/** What the name of a measure says. */
export interface KnownMeasure {
  /** The id of the hub's metric. */
  readonly id: string;
  readonly task: CardTask;
  /** Null: the name tells no split. */
  readonly split: string | null;
}

/** Reads the name of a measure: `test_auc`, `valLogLoss`, `mae`. Null: it names no measure of quality, such as a loss or a time. */
export function knownMeasure(key: string): KnownMeasure | null {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const first = words[0] ?? '';
  const split = (Object.hasOwn(SPLITS, first) ? SPLITS[first] : undefined) ?? null;
  const name = (split === null ? words : words.slice(1)).join('');
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  return known === undefined ? null : { id: known[0], task: known[1], split };
}

/** The task that most of the measures speak of; classification where none does. */
export function taskOf(measures: readonly CardMeasure[]): CardTask {
  const tasks = measures.flatMap(({ key }) => knownMeasure(key)?.task ?? []);
  const regressions = tasks.filter((task) => task === 'tabular-regression').length;
  return regressions > tasks.length / 2 ? 'tabular-regression' : 'tabular-classification';
}

/** Tells measures of groups, `contract/Two year/auc`, from those of all rows. What is not finite is left out. */
export function splitMeasures(logged: readonly CardMeasure[]): {
  readonly measures: readonly CardMeasure[];
  readonly groups: readonly GroupMeasure[];
} {
  const measures: CardMeasure[] = [];
  const groups: GroupMeasure[] = [];
  for (const { key, value } of logged) {
    if (!Number.isFinite(value)) continue;
    const [factor, ...rest] = key.split('/');
    const measure = rest.pop();
    if (measure !== undefined && rest.length > 0 && knownMeasure(measure) !== null)
      groups.push({ key, value, measure, factor: factor!, group: rest.join('/') });
    else measures.push({ key, value });
  }
  return { measures, groups };
}
