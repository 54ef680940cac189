import type { Usage } from '../bill/usage';

/** A job that ran on a runner that GitHub hosts. */
export interface RunnerJob {
  /** `owner/name`. */
  readonly repository: string;
  readonly isPublic: boolean;
  readonly workflow: string;
  /** Its label: `ubuntu-latest`. */
  readonly runsOn: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly completedAt: number;
}

const SKUS: readonly (readonly [RegExp, string])[] = [
  [/^ubuntu-/, 'linux-2-core'],
  [/^windows-/, 'windows'],
  [/^macos-/, 'macos'],
];

/** The minutes that GitHub bills for jobs. Those of public repositories are free, and runners of one's own are not its. */
export function runnerUsage(jobs: readonly RunnerJob[]): Usage[] {
  return jobs.flatMap((job): Usage[] => {
    const sku = SKUS.find(([label]) => label.test(job.runsOn))?.[1];
    if (job.isPublic || sku === undefined) return [];
    return [
      {
        provider: 'github',
        account: job.repository.split('/')[0] ?? job.repository,
        region: '*',
        service: 'GitHub Actions',
        resource: `${job.repository} · ${job.workflow}`,
        tags: {},
        kind: 'job',
        sku,
        from: job.startedAt,
        to: job.completedAt,
      },
    ];
  });
}
