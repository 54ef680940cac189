import type { WorldState } from '../state';
import type { ModelVersion } from './model-version';

/**
 * Makes a model live.
 * @param happening what it is, when nobody of the team meant it
 */
export function promote(state: WorldState, version: ModelVersion, happening: string | null = null): void {
  state.liveModel.record.state = 'replaced';
  version.record.state = 'live';
  state.models.push(version);
  state.liveModel = version;
  state.record.deployments.push({
    hour: state.hour,
    committed: version.record.trainedAt,
    what: 'model',
    happening,
    failed: false,
    reproducible: version.record.reproducible,
  });
}

/**
 * Makes the model live that was live before.
 * @returns its version; null: there is none before it
 */
export function rollBackModel(state: WorldState): number | null {
  const { models, liveModel } = state;
  const at = models.indexOf(liveModel);
  const before = models.slice(0, at).findLast(({ record }) => record.state === 'replaced');
  if (!before) return null;
  liveModel.record.state = 'rolled-back';
  before.record.state = 'live';
  state.liveModel = before;
  return before.record.version;
}
