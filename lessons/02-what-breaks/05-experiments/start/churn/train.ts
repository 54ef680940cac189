/** One training of the churn score: settings in, a model and its score on the validation rows out. */
import { type Network, predict } from '../lib/mlflow/network.ts';
import { fit, type OnEpoch, type Settings } from '../lib/models.ts';
import { draw, fitEncoder, type Parts, type Row, readTable, splitRows } from '../lib/table.ts';

export const DATA = 'data/telco_churn.csv';
const NUMERIC = ['senior_citizen', 'partner', 'dependents', 'tenure', 'monthly_charges'];
const NAMES = ['internet_service', 'contract', 'payment_method', 'online_security', 'tech_support'];

let parts: Parts | undefined;
/** The customers, read once: the same parts for every run. */
export const customers = (): Parts => (parts ??= splitRows(readTable(DATA)));

export interface Trained {
  readonly network: Network;
  /** Area under the ROC curve on the validation rows: the agreed metric, higher is better. */
  readonly auc: number;
}

/** The same settings over the same data give the same model, to the last bit. */
export function train(settings: Settings, onEpoch?: OnEpoch): Trained {
  const rows = draw(customers().training, settings.rows, settings.seed);
  const encoder = fitEncoder(rows, NUMERIC, NAMES);
  const layers = fit(settings, rows.map(encoder.standardized), rows.map(left), onEpoch);
  const network = { inputs: encoder.columns, outputs: [{ name: 'churn_score' }], layers };
  return { network, auc: score(network, customers().validation) };
}

/** The area under the ROC curve of a model on some rows. */
export function score(network: Network, rows: readonly Row[]): number {
  const raw = rawOf(network);
  return rankArea(rows.map((row) => predict(network, raw(row))[0]), rows.map(left));
}

const left = (row: Row) => (row.churn === 'Yes' ? 1 : 0);

/** The inputs of a model for a row, by the names of its columns. */
const rawOf = ({ inputs }: Network) => (row: Row) =>
  inputs.map(({ name }) => {
    const [column, value] = name.split('=');
    return value === undefined ? Number(row[column]) : row[column] === value ? 1 : 0;
  });

/** How often a customer who left is ranked above one who stayed; a tie counts half (Mann and Whitney's U). */
function rankArea(scores: readonly number[], truth: readonly number[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => scores[a] - scores[b]);
  let ranks = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && scores[order[to]] === scores[order[from]]) to++;
    for (let i = from; i < to; i++) if (truth[order[i]] === 1) ranks += (from + to + 1) / 2;
    from = to;
  }
  const positive = truth.filter((value) => value === 1).length;
  return (ranks - (positive * (positive + 1)) / 2) / (positive * (truth.length - positive));
}
