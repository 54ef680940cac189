import type { RunPlan } from '@/engine/ci/plan/plan';
import type { GraphNode } from '@/engine/ci/views/run-page';
import type { DrawnJob } from './run-graph';

/** A plan as the drawing of a run has it: nothing has begun, and jobs have numbers of their own. */
export function plannedGraph(plan: RunPlan | null): {
  readonly graph: readonly GraphNode[];
  readonly jobs: readonly DrawnJob[];
} {
  const jobs: DrawnJob[] = [];
  const graph = (plan?.jobs ?? []).map((job): GraphNode => {
    const legs = job.legs ?? [{ name: `${job.name} (from an earlier job)` }];
    const first = jobs.length;
    for (const { name } of legs)
      jobs.push({
        id: jobs.length,
        jobId: job.id,
        name,
        status: 'queued',
        conclusion: null,
        startedAt: null,
        completedAt: null,
        waitsFor: '',
      });
    return {
      id: job.id,
      stage: job.stage,
      needs: job.needs,
      jobs: legs.map((_, index) => first + index),
      status: 'queued',
      conclusion: null,
    };
  });
  return { graph, jobs };
}
