import type { CiRepository } from '../ports/repository';
import type { RunEvent } from '../store/run-events';
import type { RunState } from '../store/run-state';

const TELLS = new Set<RunEvent['type']>([
  'job-added',
  'job-waits',
  'job-queued',
  'job-started',
  'job-finished',
  'job-lost',
]);

/** Shows on the commit how a job stands, when an event has changed that. */
export function reportChecks(repository: CiRepository, run: RunState, event: RunEvent): void {
  if (!TELLS.has(event.type)) return;
  const key = event.type === 'job-added' ? event.job.key : 'job' in event ? event.job : '';
  const job = run.jobs.find((one) => one.key === key);
  if (job === undefined) return;
  repository.report(run.event.headSha, {
    name: job.name,
    workflow: run.workflow,
    status: job.status,
    conclusion: job.conclusion,
    runId: run.id,
    jobId: job.id,
    startedAt: job.startedAt ?? job.queuedAt,
    completedAt: job.completedAt,
    annotations: job.annotations,
  });
}
