// Trains every run again from its recorded params, and scores the model that it logged.
import { customers, score, train } from '../churn/train.ts';
import type { Settings } from '../lib/models.ts';
import { draw, type Row } from '../lib/table.ts';

const NUMBERS: Record<string, readonly string[]> = {
  ridge: ['seed', 'rows', 'alpha'],
  'random-features': ['seed', 'rows', 'units', 'alpha'],
  network: ['seed', 'rows', 'units', 'learningRate', 'epochs'],
};

interface Recorded {
  readonly params: Readonly<Record<string, string>>;
  readonly weights: string | null;
}

export default function judge({ runs }: { runs: readonly Recorded[] }) {
  return runs.map(({ params, weights }) => ({ ...again(params), ...scores(params, weights) }));
}

function again(params: Recorded['params']): { rebuilt: number | null; reason: string | null } {
  const names = NUMBERS[params.family ?? ''];
  if (names === undefined) return { rebuilt: null, reason: 'no param family that is known' };
  const missing = names.filter((name) => !Number.isFinite(Number.parseFloat(params[name] ?? '')));
  if (missing.length > 0) return { rebuilt: null, reason: `no param ${missing.join(', ')}` };
  // More than the grid has is refused: a training anew must end soon.
  if (Number(params.epochs ?? 0) > 100 || Number(params.units ?? 0) > 200)
    return { rebuilt: null, reason: 'more epochs or units than the grid has' };
  const numbers = Object.fromEntries(names.map((name) => [name, Number(params[name])]));
  return { rebuilt: train({ family: params.family, ...numbers } as Settings).auc, reason: null };
}

function scores(params: Recorded['params'], weights: string | null) {
  if (weights === null) return { training: null, validation: null, test: null };
  try {
    const network = JSON.parse(weights);
    const on = (rows: readonly Row[]) => score(network, rows);
    const { training, validation, test } = customers();
    const [rows, seed] = [Number(params.rows), Number(params.seed)];
    const drawn = Number.isFinite(rows) && Number.isFinite(seed) ? draw(training, rows, seed) : training;
    return { training: on(drawn), validation: on(validation), test: on(test) };
  } catch {
    return { training: null, validation: null, test: null };
  }
}
