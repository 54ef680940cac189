import { resolvePath } from '../../core/file-system';
import { WORKSPACE_ROOT } from '../../core/lab-layout';
import type { ServiceContext } from '../../core/lab-service';
import type { Damage } from '../mlflow/entities';
import { listExperiments } from '../mlflow/store/experiments';
import { listModels, listVersions } from '../mlflow/store/registry-read';
import { listRuns } from '../mlflow/store/runs';
import { storeOf } from '../mlflow/views/open-store';
import { buildLineage } from './build-lineage';
import { readPredictions } from './predictions';
import type { Lineage, LineageGit } from './types';
import { trail } from './walk';

/** What the lineage of a project is asked for. */
export interface LineageInput {
  /** The node whose trail is wanted; absent: everything. */
  readonly focus?: string;
  /** Logs of predictions, as paths of the workspace; absent: every `predictions.jsonl` in it. */
  readonly logs?: readonly string[];
}

/** The lineage of a project, with the files that could not be read. */
export interface ProjectLineage extends Lineage {
  readonly damaged: readonly Damage[];
}

const LOG = /(?:^|\/)predictions\.jsonl$/;

/** The lineage of the project in `/workspace`, from its runs, its registry, its logs of predictions and its repository. */
export async function projectLineage(
  context: ServiceContext,
  git: LineageGit | null,
  input: LineageInput,
): Promise<ProjectLineage> {
  const { fs } = context;
  const store = storeOf(context);
  const experiments = listExperiments(store, 'ALL');
  const runs = experiments.items.map(({ experimentId }) => listRuns(store, experimentId, 'ALL'));
  const models = listModels(store);
  const versions = models.items.map(({ name }) => listVersions(store, name));
  const asked = input.logs?.map((path) => resolvePath(WORKSPACE_ROOT, path));
  const paths = asked ?? fs.filesBelow(WORKSPACE_ROOT).filter((path) => LOG.test(path));
  const logs = paths
    .filter((path) => fs.isFile(path))
    .map((path) => readPredictions(path, fs.readText(path)));
  const lineage = await buildLineage({
    predictions: logs.flatMap(({ predictions }) => predictions),
    versions: versions.flatMap(({ items }) => items),
    runs: runs.flatMap(({ items }) => items),
    git,
  });
  const damaged = [experiments, ...runs, models, ...versions, ...logs].flatMap((part) => part.damaged);
  return { ...(input.focus === undefined ? lineage : trail(lineage, input.focus)), damaged };
}
