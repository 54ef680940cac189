import { cutBill } from '../deployment/cloud/bill/cut';
import { microOf } from '../deployment/cloud/money/money';
import type { Provider } from '../deployment/cloud/providers';
import { PROVIDER_WORDS } from '../deployment/cloud/providers';
import { basisView } from '../deployment/cloud/views/bill-view';
import type { RequestSeries } from '../traffic/measure/series';
import type { CloudBill } from './bills';
import type { OperationsResult } from './result';

/** What is asked of a service: so many of its requests answered so soon. */
export interface ServiceObjective {
  /** Seconds. It should be a bound of the histogram; else the next one above it counts. */
  readonly within: number;
  readonly share: number;
}

/** The figures of an operation. Times in seconds; null: nothing was answered. */
export interface OperationsSummary {
  readonly sent: number;
  readonly answered: number;
  /** Requests by how they ended badly. */
  readonly errors: number;
  readonly timedOut: number;
  readonly refused: number;
  readonly unrouted: number;
  readonly failed: number;
  readonly crashed: number;
  readonly cached: number;
  /** Of all requests that ended, those that were answered well within the time of the objective. */
  readonly good: number;
  readonly isMet: boolean;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  /** The 99th percentile of the worst window. */
  readonly worstP99: number | null;
  readonly leastReplicas: number;
  readonly mostReplicas: number;
  /** The share of the workers that were at work, in the busiest window. */
  readonly mostUsed: number;
  readonly costs: readonly CloudCost[];
}

/** What a month like this costs on one cloud, in dollars. */
export interface CloudCost {
  readonly provider: Provider;
  readonly title: string;
  readonly usd: number;
  readonly parts: readonly { readonly name: string; readonly usd: number }[];
  /** What has to stand beside it. */
  readonly words: string;
  readonly sources: ReturnType<typeof basisView>['sources'];
  readonly unpriced: readonly string[];
  readonly mapping: readonly string[];
  readonly missing: readonly string[];
}

/** Sums up what came of an operation. */
export function summaryOf(result: OperationsResult, { within, share }: ServiceObjective): OperationsSummary {
  const { totals, requests, fleet, bounds } = result.traffic;
  const answered = totals.served + totals.cached;
  const errors = totals.failed + totals.crashed + totals.refused + totals.unrouted;
  const ended = answered + errors + totals.timedOut;
  const good = ended === 0 ? 0 : answeredWithin(requests, bounds, within) / ended;
  const replicas = Array.from(fleet.ready);
  const used = Array.from(fleet.workerSeconds, (seconds, i) =>
    seconds === 0 ? 0 : fleet.busySeconds[i]! / seconds,
  );
  return {
    sent: totals.arrived,
    answered,
    errors,
    timedOut: totals.timedOut,
    refused: totals.refused,
    unrouted: totals.unrouted,
    failed: totals.failed,
    crashed: totals.crashed,
    cached: totals.cached,
    good,
    isMet: good >= share,
    p50: percentileOf(requests, bounds, 0.5),
    p95: percentileOf(requests, bounds, 0.95),
    p99: percentileOf(requests, bounds, 0.99),
    worstP99: greatest(requests.p99),
    leastReplicas: replicas.length === 0 ? 0 : Math.min(...replicas),
    mostReplicas: replicas.length === 0 ? 0 : Math.max(...replicas),
    mostUsed: greatest(used) ?? 0,
    costs: result.bills.map(costOf),
  };
}

const greatest = (values: ArrayLike<number>): number | null =>
  Array.from(values).reduce<number | null>(
    (most, one) => (Number.isNaN(one) ? most : Math.max(most ?? one, one)),
    null,
  );

/** The counters of the histogram at the end. */
const lastBuckets = ({ buckets }: RequestSeries, bounds: Float64Array): Float64Array =>
  buckets.subarray(buckets.length - bounds.length - 1);

function answeredWithin(requests: RequestSeries, bounds: Float64Array, within: number): number {
  const at = bounds.findIndex((bound) => bound >= within - 1e-12);
  return lastBuckets(requests, bounds)[at === -1 ? bounds.length : at] ?? 0;
}

/** As Prometheus' `histogram_quantile` estimates it: evenly spread within a bucket. */
function percentileOf(requests: RequestSeries, bounds: Float64Array, share: number): number | null {
  const counts = lastBuckets(requests, bounds);
  const total = counts.at(-1) ?? 0;
  if (total === 0) return null;
  const rank = share * total;
  const at = counts.findIndex((count) => count >= rank);
  if (at >= bounds.length) return bounds.at(-1)!;
  const [below, from] = at === 0 ? [0, 0] : [counts[at - 1]!, bounds[at - 1]!];
  return from + ((bounds[at]! - from) * (rank - below)) / (counts[at]! - below);
}

function costOf({ provider, bill, mapping, missing }: CloudBill): CloudCost {
  const { words, sources, unpriced } = basisView(bill);
  return {
    provider,
    title: PROVIDER_WORDS[provider].title,
    usd: microOf(bill.total) / 1e6,
    parts: cutBill(bill.lines, 'service').map(({ name, money }) => ({ name, usd: microOf(money) / 1e6 })),
    words,
    sources,
    unpriced: unpriced.map(({ what }) => what),
    mapping,
    missing,
  };
}
