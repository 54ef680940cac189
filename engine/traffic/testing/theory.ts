import type { ServiceDescription } from '../fleet-description';
import { rankOf } from '../measure/latency-window';
import { selectRank } from '../measure/select';
import {
  inverseOf,
  meanWait,
  meanWaitOfGeneral,
  sojournQuantile,
  waitOfDeterministic,
  waitOfErlang2,
  waitQuantile,
} from '../queueing';
import { simulate } from '../simulation';
import { batchMeans, covers, type Estimate, meanOf } from './batch-means';

/** A queue whose waits are known by theory. */
export interface TheoryCase {
  readonly name: string;
  readonly servers: number;
  readonly arrivalRate: number;
  readonly service: ServiceDescription;
  readonly meanWait: number;
  /** By share. */
  readonly waitQuantile?: (share: number) => number;
  readonly sojournQuantile?: (share: number) => number;
}

const markov = (servers: number, arrivalRate: number, serviceRate: number): TheoryCase => {
  const queue = { servers, arrivalRate, serviceRate };
  return {
    name: `M/M/${servers}, λ ${arrivalRate}, μ ${serviceRate}`,
    servers,
    arrivalRate,
    service: { kind: 'exponential', mean: 1 / serviceRate },
    meanWait: meanWait(queue),
    waitQuantile: (share) => waitQuantile(queue, share),
    sojournQuantile: (share) => sojournQuantile(queue, share),
  };
};

const general = (
  name: string,
  arrivalRate: number,
  service: Exclude<ServiceDescription, { kind: 'empirical' }>,
  waitDistribution?: (time: number) => number,
): TheoryCase => ({
  name: `M/${name}/1, λ ${arrivalRate}`,
  servers: 1,
  arrivalRate,
  service,
  meanWait: meanWaitOfGeneral({
    arrivalRate,
    meanService: service.mean,
    variation: 'variation' in service ? service.variation : 0,
  }),
  ...(waitDistribution && {
    waitQuantile: (share: number) => inverseOf(waitDistribution, share, service.mean),
  }),
});

const deterministic = (arrivalRate: number, mean: number) =>
  general('D', arrivalRate, { kind: 'deterministic', mean }, (time) =>
    waitOfDeterministic(arrivalRate, mean, time),
  );
const erlang2 = (arrivalRate: number, mean: number) =>
  general('E₂', arrivalRate, { kind: 'gamma', mean, variation: Math.SQRT1_2 }, (time) =>
    waitOfErlang2(arrivalRate, mean, time),
  );

/** Twenty queues: the goldens among them, light and heavy loads, one server to fifty. */
export const THEORY_CASES: readonly TheoryCase[] = [
  markov(1, 0.3, 1),
  markov(1, 0.5, 1),
  markov(1, 0.8, 1),
  markov(1, 45, 60),
  markov(2, 1.5, 1),
  markov(2, 1, 1),
  markov(3, 100, 50),
  markov(4, 30, 10),
  markov(5, 4, 1),
  markov(10, 8, 1),
  markov(20, 170, 10),
  markov(50, 45, 1),
  deterministic(0.5, 1),
  deterministic(0.8, 1),
  erlang2(0.6, 1),
  erlang2(16, 0.05),
  general('LN', 0.5, { kind: 'lognormal', mean: 1, variation: 0.5 }),
  general('LN', 0.7, { kind: 'lognormal', mean: 1, variation: 1 }),
  general('Γ', 0.6, { kind: 'gamma', mean: 1, variation: 1.5 }),
  general('Γ', 7, { kind: 'gamma', mean: 0.1, variation: 0.3 }),
];

/** One figure of one queue, by theory and by simulation. */
export interface Comparison {
  readonly queue: string;
  readonly figure: string;
  readonly theory: number;
  readonly simulated: Estimate;
  readonly agrees: boolean;
}

const SHARES = [0.5, 0.95, 0.99];

/** Simulates a queue and holds the mean wait, and the percentiles of waits and sojourns, to theory. */
export function compareWithTheory(theory: TheoryCase, requests: number, seed: string): Comparison[] {
  const waits = new Float64Array(requests);
  const sojourns = new Float64Array(requests);
  // The queue is empty at first; that shows in waits for some hundred mean relaxation times of the heaviest of them.
  const warmUp = Math.ceil(requests / 100);
  let served = -warmUp;
  const duration = (1.05 * (requests + warmUp)) / theory.arrivalRate;
  simulate(
    {
      duration,
      window: duration,
      arrivals: { kind: 'poisson', perSecond: theory.arrivalRate },
      fleet: {
        versions: [{ name: 'v1', workers: theory.servers, service: theory.service }],
        replicas: [{ version: 'v1', count: 1 }],
      },
    },
    // With the same arrivals, all queues would be unlucky together.
    `${seed}/${theory.name}`,
    {
      onServed: (sentAt, startedAt, servedAt) => {
        if (served >= 0 && served < requests) {
          waits[served] = startedAt - sentAt;
          sojourns[served] = servedAt - sentAt;
        }
        served++;
      },
    },
  );
  if (served < requests)
    throw new Error(`${theory.name}: only ${served} of ${requests} requests were served.`);
  const compare = (figure: string, expected: number, simulated: Estimate): Comparison => ({
    queue: theory.name,
    figure,
    theory: expected,
    simulated,
    agrees: covers(simulated, expected),
  });
  const percentile = (share: number) => (piece: Float64Array) =>
    selectRank(piece, rankOf(share, piece.length) - 1, 0, piece.length - 1);
  const percentiles = (
    what: string,
    series: Float64Array,
    quantile: ((share: number) => number) | undefined,
  ) =>
    SHARES.flatMap((share) => {
      const expected = quantile?.(share) ?? 0;
      // A percentile of 0 is where nobody waits; nothing varies there.
      return expected === 0
        ? []
        : [compare(`${what} p${share * 100}`, expected, batchMeans(series, percentile(share)))];
    });
  return [
    compare('mean wait', theory.meanWait, batchMeans(waits, meanOf)),
    ...percentiles('wait', waits, theory.waitQuantile),
    ...percentiles('sojourn', sojourns, theory.sojournQuantile),
  ];
}
