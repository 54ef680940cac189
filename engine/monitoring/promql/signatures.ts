import type { ValueType } from './ast';

/** What a function takes and gives. */
export interface Signature {
  readonly args: readonly ValueType[];
  /** How many of the last arguments may be left out. */
  readonly optional?: number;
  /** A function that takes any number of its last argument. */
  readonly isVariadic?: boolean;
  readonly gives: 'scalar' | 'vector';
}

const overTime: Signature = { args: ['matrix'], gives: 'vector' };
const ofVector: Signature = { args: ['vector'], gives: 'vector' };

/** The functions that the lab evaluates. */
export const SIGNATURES: Readonly<Record<string, Signature>> = {
  rate: overTime,
  increase: overTime,
  delta: overTime,
  irate: overTime,
  idelta: overTime,
  deriv: overTime,
  changes: overTime,
  resets: overTime,
  avg_over_time: overTime,
  sum_over_time: overTime,
  min_over_time: overTime,
  max_over_time: overTime,
  count_over_time: overTime,
  last_over_time: overTime,
  present_over_time: overTime,
  stddev_over_time: overTime,
  stdvar_over_time: overTime,
  absent_over_time: overTime,
  quantile_over_time: { args: ['scalar', 'matrix'], gives: 'vector' },
  predict_linear: { args: ['matrix', 'scalar'], gives: 'vector' },
  histogram_quantile: { args: ['scalar', 'vector'], gives: 'vector' },
  absent: ofVector,
  abs: ofVector,
  ceil: ofVector,
  floor: ofVector,
  exp: ofVector,
  ln: ofVector,
  log2: ofVector,
  log10: ofVector,
  sqrt: ofVector,
  sgn: ofVector,
  round: { args: ['vector', 'scalar'], optional: 1, gives: 'vector' },
  clamp: { args: ['vector', 'scalar', 'scalar'], gives: 'vector' },
  clamp_min: { args: ['vector', 'scalar'], gives: 'vector' },
  clamp_max: { args: ['vector', 'scalar'], gives: 'vector' },
  timestamp: ofVector,
  sort: ofVector,
  sort_desc: ofVector,
  label_replace: { args: ['vector', 'string', 'string', 'string', 'string'], gives: 'vector' },
  label_join: { args: ['vector', 'string', 'string', 'string'], isVariadic: true, gives: 'vector' },
  scalar: { args: ['vector'], gives: 'scalar' },
  vector: { args: ['scalar'], gives: 'vector' },
  time: { args: [], gives: 'scalar' },
  pi: { args: [], gives: 'scalar' },
};

/** Aggregations, and what their parameter is. */
export const AGGREGATIONS: Readonly<Record<string, 'none' | 'scalar'>> = {
  sum: 'none',
  avg: 'none',
  min: 'none',
  max: 'none',
  count: 'none',
  group: 'none',
  stddev: 'none',
  stdvar: 'none',
  topk: 'scalar',
  bottomk: 'scalar',
  quantile: 'scalar',
};
