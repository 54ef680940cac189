import type { StoreApi } from 'zustand/vanilla';
import type { LabState } from '@/stores/lab-contract';
import { refusalIn, restLine } from './rest-line';

/** A model among a run's artifacts. */
export interface LoggedModel {
  readonly runId: string;
  /** Where the run's artifacts lie. */
  readonly artifactUri: string;
  /** The model's folder below them. */
  readonly path: string;
}

/** The lines that register a logged model as the next version of `name`: the model, which may be there, and the version. */
export function registerLines(
  name: string,
  { runId, artifactUri, path }: LoggedModel,
): readonly [string, string] {
  return [
    restLine('POST', 'registered-models/create', { name }),
    restLine('POST', 'model-versions/create', { name, source: `${artifactUri}/${path}`, run_id: runId }),
  ];
}

/**
 * Registers a logged model as the next version of `name`, by the commands that one would type.
 * @returns The number of the version.
 * @throws Error in MLflow's words, when it refuses.
 */
export async function registerModel(
  lab: StoreApi<LabState>,
  name: string,
  model: LoggedModel,
): Promise<string> {
  const { runCommand } = lab.getState();
  const [create, version] = registerLines(name, model);
  const created = refusalIn((await runCommand(create)).stdout);
  if (created && created.code !== 'RESOURCE_ALREADY_EXISTS') throw new Error(created.message);
  const { stdout } = await runCommand(version);
  const refused = refusalIn(stdout);
  if (refused) throw new Error(refused.message);
  return (JSON.parse(stdout) as { model_version: { version: string } }).model_version.version;
}
