import type { OperationsResult } from '@/engine/operations/result';
import { OUTCOMES } from '@/engine/traffic/measure/outcome';
import type { VersionResult } from '@/engine/traffic/result';

/** A line of a chart: a value for each window; null: there is none. */
export interface Line {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** A chart over the windows of a run. */
export interface RunChart {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly Line[];
  /** Drawn across, e.g. the time of the objective. */
  readonly limit?: { readonly name: string; readonly value: number };
  /** By which formula a value comes about. */
  readonly formula: string;
}

const BAD = ['failed', 'crashed', 'refused', 'unrouted', 'timedOut'] as const;
const BAD_WORDS: Readonly<Record<(typeof BAD)[number], string>> = {
  failed: 'failed (500)',
  crashed: 'cut off (502)',
  refused: 'refused (503)',
  unrouted: 'no replica (503)',
  timedOut: 'gave up (504)',
};

/** What became of a request, in words. */
export function outcomeWords(outcome: number): string {
  const name = OUTCOMES[outcome]!;
  if (name === 'served') return 'answered';
  return name === 'cached' ? 'answered from the cache' : BAD_WORDS[name];
}

const some = (values: ArrayLike<number>): (number | null)[] =>
  Array.from(values, (value) => (Number.isNaN(value) ? null : value));

/** The charts of a run. */
export function runCharts(result: OperationsResult, within: number): readonly RunChart[] {
  const { traffic, nodes, bills } = result;
  const { requests, fleet, window, versions } = traffic;
  const hours = window / 3600;
  const perSecond = (values: ArrayLike<number>) => Array.from(values, (count) => count / window);
  const present = versions.filter(({ fleet: own }) => own.ready.some((count) => count > 0));
  const ms = (values: ArrayLike<number>) => some(values).map((one) => one && one * 1000);
  const errors = BAD.map((name) => ({ name: BAD_WORDS[name], values: perSecond(requests[name]) })).filter(
    ({ values }) => values.some((value) => value > 0),
  );
  return [
    {
      id: 'latency',
      title: 'Latency',
      unit: 'ms',
      lines: [
        { name: 'p50', values: ms(requests.p50) },
        { name: 'p95', values: ms(requests.p95) },
        { name: 'p99', values: ms(requests.p99) },
      ],
      limit: { name: 'objective', value: within * 1000 },
      formula: 'Percentiles by nearest rank over the answers of a window.',
    },
    {
      id: 'throughput',
      title: 'Throughput',
      unit: '1/s',
      lines: [
        { name: 'sent', values: perSecond(requests.arrived) },
        {
          name: 'answered',
          values: Array.from(requests.served, (served, i) => (served + requests.cached[i]!) / window),
        },
        ...(requests.cached.some((count) => count > 0)
          ? [{ name: 'from the cache', values: perSecond(requests.cached) }]
          : []),
      ],
      formula: 'Requests of a window ÷ its seconds.',
    },
    {
      id: 'errors',
      title: 'Errors',
      unit: '1/s',
      lines: errors.length > 0 ? errors : [{ name: 'errors', values: perSecond(requests.failed) }],
      formula: 'Requests that ended badly in a window ÷ its seconds.',
    },
    {
      id: 'saturation',
      title: 'Saturation',
      unit: '%',
      lines: [
        {
          name: 'workers at work',
          values: Array.from(fleet.workerSeconds, (seconds, i) =>
            seconds === 0 ? null : (100 * fleet.busySeconds[i]!) / seconds,
          ),
        },
      ],
      limit: { name: 'all of them', value: 100 },
      formula: 'Seconds that workers were at work ÷ seconds that they were there.',
    },
    {
      id: 'replicas',
      title: 'Replicas',
      unit: '',
      lines:
        present.length > 1
          ? present.map(({ version, fleet: own }) => ({ name: version, values: Array.from(own.ready) }))
          : [{ name: 'ready', values: Array.from(fleet.ready) }],
      formula: 'Ready at the end of a window, as the objects of the cluster had it.',
    },
    ...(nodes.length > 0
      ? [
          {
            id: 'cost',
            title: 'Cost of machines',
            unit: '$/h',
            lines: bills.flatMap(({ provider, machine }) =>
              machine
                ? [
                    {
                      name: { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' }[provider],
                      values: Array.from(nodes, (count) => count * machine.usdPerHour),
                    },
                  ]
                : [],
            ),
            formula: `Machines that hold the pods of a window × list price of an hour (a window is ${hours < 1 ? `${Math.round(hours * 60)} min` : `${hours} h`}).`,
          },
        ]
      : []),
  ];
}

/** A request that was kept whole. */
export interface KeptRequest {
  readonly id: number;
  /** Seconds since the start at which it ended, and its latency. */
  readonly endedAt: number;
  readonly latency: number;
  readonly outcome: number;
  readonly version: string | null;
  readonly replica: number | null;
  readonly key: number;
  readonly attempt: number;
}

/** The requests of a window that were kept: some that ended well, some that did not. */
export function requestsOf({ traffic }: OperationsResult, window: number): readonly KeptRequest[] {
  const { sample, versions } = traffic;
  const from = window * traffic.window;
  const until = from + traffic.window;
  const found: KeptRequest[] = [];
  for (let row = 0; row < sample.id.length; row++) {
    const endedAt = sample.sentAt[row]! + sample.latency[row]!;
    if (endedAt < from || endedAt >= until) continue;
    found.push({
      id: sample.id[row]!,
      endedAt,
      latency: sample.latency[row]!,
      outcome: sample.outcome[row]!,
      version: (versions as readonly VersionResult[])[sample.version[row]!]?.version ?? null,
      replica: sample.replica[row]! < 0 ? null : sample.replica[row]!,
      key: sample.key[row]!,
      attempt: sample.attempt[row]!,
    });
  }
  return found.sort((a, b) => a.endedAt - b.endedAt);
}
