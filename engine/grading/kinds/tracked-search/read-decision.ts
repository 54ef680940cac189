import { MlflowError } from '../../../tracking/mlflow/errors';
import { listVersions, versionByAlias } from '../../../tracking/mlflow/store/registry-read';
import type { SearchOptions } from './options';
import type { Search } from './run-search';

/** What the registry says about the decision. */
export interface Decision {
  /** Registered versions of the model. */
  readonly versions: number;
  /** The run of the champion; null: there is no champion. */
  readonly runId: string | null;
  /** The longest text that stands with the champion: its description, or a tag. */
  readonly reason: string;
}

/** Reads who is champion, and why. */
export function readDecision({ store }: Search, { model }: SearchOptions): Decision {
  const versions = orNull(() => listVersions(store, model).items.length) ?? 0;
  const champion = orNull(() => versionByAlias(store, model, 'champion'));
  const said = champion ? [champion.description, ...champion.tags.values()] : [];
  const [reason = ''] = said.map((text) => text.trim()).sort((a, b) => b.length - a.length);
  return { versions, runId: champion?.runId ?? null, reason };
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof MlflowError) return null;
    throw error;
  }
}
