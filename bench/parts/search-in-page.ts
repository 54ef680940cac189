import type { WorkspaceFiles } from '@/engine/core/files';
import { parseTuningPlan } from '@/engine/tuning/plan';
import { newSearch, nextTrials, report, type Trial, trialsOf } from '@/engine/tuning/search';
import { createSandboxRunner } from '@/runtime/sandbox/sandbox-runner';
import { runTrial } from '@/stores/trial-run';

/**
 * Runs the search of a workspace's tuning.json in sandboxes, `workers` at a time, as the lab's store does. Gives the
 * milliseconds that it took and the objectives by the numbers of the trials.
 */
export async function searchInPage(files: WorkspaceFiles, workers: number) {
  const runner = createSandboxRunner({ maxConcurrent: workers });
  await runner.warm({ tfjs: true });
  const plan = parseTuningPlan(String(files['tuning.json']));
  const params = String(files['params.json']);
  let runs = 0;
  const setting = {
    plan,
    files,
    paramsPath: 'params.json',
    params,
    runner,
    newRunId: () => `search-${workers}-${++runs}`,
  };
  let state = newSearch(plan);
  const running = new Map<number, Promise<void>>();
  const launch = async (trial: Trial) => {
    const end = await runTrial(setting, trial, new AbortController().signal);
    if (end.end !== 'ended') throw new Error(`trial ${trial.id}: ${JSON.stringify(end)}`);
    state = report(state, { id: trial.id, objective: end.objective });
    running.delete(trial.id);
  };
  const began = performance.now();
  for (;;) {
    for (const trial of nextTrials(state, new Set(running.keys()), workers - running.size))
      running.set(trial.id, launch(trial));
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  const ms = performance.now() - began;
  runner.dispose();
  return { ms, objectives: trialsOf(state).map(({ id }) => state.results.get(id)?.objective ?? null) };
}
