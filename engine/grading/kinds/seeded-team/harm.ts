import type { WorkspaceFiles } from '../../../core/files';
import type { JsonValue } from '../../../core/json';
import { ProbeError, runProbe } from '../../probe-run';
import type { MeasurementContext } from '../../types';
import { knowingPrograms } from './known-programs';
import type { Release } from './make-commit';

/** What users meet when they are served from a commit. */
export interface Harm {
  /** A sentence; null: nothing is wrong. */
  readonly says: string | null;
  /** Whether it does not even answer. */
  readonly isCrash: boolean;
  /** Figures that the next release is held against. */
  readonly figures: JsonValue;
}

/** The model lies here in a project. */
const MODEL_FILE = 'churn/model.json';

/**
 * Serves users from a release, and looks at what they meet: the probe is called with `{ before }`, the figures of what was
 * served before, and returns `{ harm, figures }`. Nothing of it is known from the commit.
 * @throws ProbeError
 */
export async function harmOf(
  context: MeasurementContext,
  probe: string,
  { files, model }: Pick<Release, 'files' | 'model'>,
  before: JsonValue,
): Promise<Harm> {
  const served: WorkspaceFiles = { ...files, ...(model !== null && { [MODEL_FILE]: model }) };
  const result = await runProbe(
    { ...context, runner: knowingPrograms(context.runner) },
    probe,
    { before },
    { files: served, seed: 'users' },
  );
  if (result.outcome !== 'completed') {
    const error = result.error;
    const says = `It does not start: ${error?.name ?? result.outcome}: ${(error?.message ?? '').split('\n')[0]}.`;
    return { says, isCrash: true, figures: before };
  }
  const value = result.value as { harm?: unknown; figures?: JsonValue } | undefined;
  if (value?.figures === undefined || !(value.harm === null || typeof value.harm === 'string'))
    throw new ProbeError(probe, 'it did not return { harm, figures }');
  return { says: value.harm, isCrash: /crash/.test(value.harm ?? ''), figures: value.figures };
}
