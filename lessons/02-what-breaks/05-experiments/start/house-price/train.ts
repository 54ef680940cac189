/** One training of the price: settings in, a model and its error on the validation rows out. */
import { type Network, predict } from '../lib/mlflow/network.ts';
import { fit, type OnEpoch, type Settings } from '../lib/models.ts';
import { draw, fitEncoder, type Parts, type Row, readTable, splitRows } from '../lib/table.ts';

export const DATA = 'data/ames_housing.csv';
const NUMERIC = ['Gr_Liv_Area', 'Lot_Area', 'Year_Built', 'Year_Remod_Add', 'Total_Bsmt_SF', 'Garage_Area', 'Full_Bath', 'Fireplaces'];
const NAMES = ['Bldg_Type', 'Overall_Cond'];

let parts: Parts | undefined;
/** The sales, read once: the same parts for every run. */
export const sales = (): Parts => (parts ??= splitRows(readTable(DATA)));

export interface Trained {
  readonly network: Network;
  /** Mean absolute error on the validation rows, in dollars: lower is better. */
  readonly error: number;
}

/** The same settings over the same data give the same model, to the last bit. */
export function train(settings: Settings, onEpoch?: OnEpoch): Trained {
  const rows = draw(sales().training, settings.rows, settings.seed);
  const encoder = fitEncoder(rows, NUMERIC, NAMES);
  const logs = rows.map((row) => Math.log(price(row)));
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const targets = logs.map((value) => value - mean);
  const layers = fit(settings, rows.map(encoder.standardized), targets, onEpoch);
  const network = { inputs: encoder.columns, outputs: [{ name: 'log_price', mean }], layers };
  const misses = sales().validation.map((row) => Math.abs(Math.exp(predict(network, encoder.raw(row))[0]) - price(row)));
  return { network, error: misses.reduce((sum, miss) => sum + miss, 0) / misses.length };
}

const price = (row: Row) => Number(row.Sale_Price);
