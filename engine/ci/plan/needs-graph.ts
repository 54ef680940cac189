import type { JobDefinition } from '../workflow/workflow';

/** The jobs that a job stands on, all the way down, by id. */
export function ancestorsOf(jobs: readonly Pick<JobDefinition, 'id' | 'needs'>[], id: string): Set<string> {
  const needs = new Map(jobs.map((job) => [job.id.toLowerCase(), job.needs.map((one) => one.toLowerCase())]));
  const found = new Set<string>();
  const visit = (one: string) => {
    for (const need of needs.get(one) ?? []) {
      if (found.has(need)) continue;
      found.add(need);
      visit(need);
    }
  };
  visit(id.toLowerCase());
  return found;
}

/**
 * The stage of each job, from 0: a job stands one stage after the last of those that it needs. The parser has refused
 * circles; a job in one stands in stage 0.
 */
export function stagesOf(jobs: readonly Pick<JobDefinition, 'id' | 'needs'>[]): Map<string, number> {
  const byId = new Map(jobs.map((job) => [job.id.toLowerCase(), job]));
  const stages = new Map<string, number>();
  const open = new Set<string>();
  const stageOf = (id: string): number => {
    const known = stages.get(id);
    if (known !== undefined || open.has(id)) return known ?? 0;
    open.add(id);
    const job = byId.get(id);
    const below = (job?.needs ?? []).map((need) => stageOf(need.toLowerCase()) + 1);
    open.delete(id);
    const stage = Math.max(0, ...below);
    stages.set(id, stage);
    return stage;
  };
  for (const id of byId.keys()) stageOf(id);
  return new Map(jobs.map(({ id }) => [id, stages.get(id.toLowerCase())!]));
}
