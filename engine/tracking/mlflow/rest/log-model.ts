import { pyJson } from '../../../core/python-text';
import { invalid } from '../errors';
import type { StoreContext } from '../store/context';
import { writeKey } from '../store/key-files';
import { TAGS } from '../store/layout';
import { findActiveRun, readRun } from '../store/runs';

/** The tag that lists the models of a run, as clients before MLflow 3 record them. */
export const MODEL_HISTORY_TAG = 'mlflow.log-model.history';

const NEEDED = ['artifact_path', 'flavors', 'run_id', 'utc_time_created'];

/** Adds a model to the list in a run's tag. @throws MlflowError. */
export function recordModel(store: StoreContext, runId: string, modelJson: string): void {
  let model: unknown;
  try {
    model = JSON.parse(modelJson);
  } catch {
    throw invalid(`Malformed model info. \n ${modelJson} \n is not a valid JSON.`);
  }
  const record = (typeof model === 'object' && model !== null ? model : {}) as Record<string, never>;
  const lacking = NEEDED.filter((name) => !Object.hasOwn(record, name));
  if (lacking.length > 0)
    throw invalid(`Model json is missing mandatory fields: {'${lacking.join("', '")}'}`);
  const run = findActiveRun(store, runId);
  const before: unknown = JSON.parse(readRun(store, run).tags.get(MODEL_HISTORY_TAG) ?? '[]');
  const list = Array.isArray(before) ? before : [];
  // Past the limit of a tag's value, as MLflow does: a list of models may be long.
  writeKey(store.fs, `${run.folder}/${TAGS}`, MODEL_HISTORY_TAG, pyJson([...list, record]));
}
