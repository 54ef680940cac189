import { z } from 'zod';
import type { FileSystem } from '../../core/file-system';
import { WORKSPACE_ROOT } from '../../core/lab-layout';
import { PlanError } from '../plan/plan-file';
import type { OperationsSummary } from '../summary';

/** Where the figures of the last run are kept. */
export const REPORT_PATH = 'traffic/report.json';

/** What a run came to. */
export interface TrafficReport {
  readonly profile: string;
  readonly title: string;
  readonly seed: string;
  readonly objective: { readonly within: number; readonly share: number };
  readonly summary: OperationsSummary;
}

/** As much of the file as makes sure that it is one. */
const shape = z.looseObject({
  profile: z.string(),
  summary: z.looseObject({ sent: z.number(), costs: z.array(z.looseObject({ usd: z.number() })) }),
});

/** @throws PlanError when nothing was run yet, or the file is none of a run */
export function readReport(fs: FileSystem): TrafficReport {
  const path = `${WORKSPACE_ROOT}/${REPORT_PATH}`;
  if (!fs.isFile(path)) throw new PlanError('there is none yet. Run `traffic run <profile>`.', REPORT_PATH);
  try {
    const value: unknown = JSON.parse(fs.readText(path));
    shape.parse(value);
    return value as TrafficReport;
  } catch {
    throw new PlanError(
      'it is no report of a run. Run `traffic run <profile>` to write it anew.',
      REPORT_PATH,
    );
  }
}

const count = (value: number) => value.toLocaleString('en-US');
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
const seconds = (value: number | null) =>
  value === null ? 'none' : value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(2)} s`;

/** The report as text. */
export function reportLines({ title, seed, objective, summary }: TrafficReport): string {
  const { sent, answered, cached, errors, timedOut, good, isMet, p50, p95, p99, costs } = summary;
  const bad = [
    [summary.failed, 'failed (500)'],
    [summary.crashed, 'cut off (502)'],
    [summary.refused, 'refused (503)'],
    [summary.unrouted, 'found no replica (503)'],
    [timedOut, 'gave up (504)'],
  ] as const;
  const rows: [string, string][] = [
    ['Requests', `${count(sent)} sent, ${count(answered)} answered, ${count(cached)} of them from the cache`],
    [
      'Errors',
      errors + timedOut === 0
        ? 'none'
        : bad
            .filter(([number]) => number > 0)
            .map(([number, what]) => `${count(number)} ${what}`)
            .join(', '),
    ],
    ['Latency', `p50 ${seconds(p50)}, p95 ${seconds(p95)}, p99 ${seconds(p99)} (estimated from buckets)`],
    [
      'Objective',
      `${percent(good)} within ${seconds(objective.within)}, asked for ${percent(objective.share)}: ${isMet ? 'met' : 'not met'}`,
    ],
    [
      'Replicas',
      `${summary.leastReplicas} to ${summary.mostReplicas}, busy ${percent(summary.mostUsed)} at most`,
    ],
    ...costs.map(({ title: cloud, usd, words }): [string, string] => [
      cloud,
      `$${usd.toFixed(2)} a month like this (${words})`,
    ]),
    ...(costs[0]?.unpriced.length ? [['Not in it', costs[0].unpriced.join(', ')] as [string, string]] : []),
  ];
  return `${title}, seed ${seed}\n${rows.map(([name, text]) => `  ${name.padEnd(14)}${text}\n`).join('')}`;
}
