import { getModelVersionByAlias, searchRuns } from '../lib/mlflow.ts';

/** The metrics of what is served now. */
export async function loadChampion(): Promise<Record<string, number>> {
  const { runId } = await getModelVersionByAlias('churn', 'champion');
  const run = (await searchRuns('churn')).find((one) => one.runId === runId);
  if (run === undefined) throw new Error(`The run ${runId} of the champion is gone.`);
  return run.metrics;
}
