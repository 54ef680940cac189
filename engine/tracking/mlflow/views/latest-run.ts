import type { ServiceContext } from '../../../core/lab-service';
import { listExperiments } from '../store/experiments';
import { listRuns } from '../store/runs';
import { storeOf } from './open-store';

/** The run that finished last, of all experiments; null: none has. */
export function latestRun(context: ServiceContext): string | null {
  const store = storeOf(context);
  const finished = listExperiments(store, 'ACTIVE_ONLY')
    .items.flatMap(({ experimentId }) => listRuns(store, experimentId, 'ACTIVE_ONLY').items)
    .filter(({ info }) => info.status === 'FINISHED');
  finished.sort(
    (a, b) => (b.info.endTime ?? 0) - (a.info.endTime ?? 0) || (a.info.runId < b.info.runId ? -1 : 1),
  );
  return finished[0]?.info.runId ?? null;
}
