import type { Clock } from '../../../core/clock';
import type { FileSystem } from '../../../core/file-system';
import { fullName, parseReference } from '../../../delivery/catalog/reference';
import { containerFiles } from '../../../delivery/run/container-files';
import { DockerStore } from '../../../delivery/store/docker-store';
import { replicaSetsOf } from '../../../deployment/cluster/controllers/owned';
import { ROLLOUT_HASH } from '../../../deployment/cluster/objects/rollout';
import { ClusterSession } from '../../../deployment/cluster/store/cluster-session';
import type { LoopOptions } from './options';

/** What users are served by. */
export interface LiveService {
  readonly kind: 'Deployment' | 'Rollout';
  readonly image: string;
  /** The text of the model in the image; null: it has none. */
  readonly model: string | null;
  /** Analyses that have run in the cluster, and those of them that have said no. */
  readonly analyses: number;
  readonly failedAnalyses: number;
  /** Milliseconds by which the cluster is ahead of the lab's clock: somebody has waited for it. */
  readonly ahead: number;
}

/** What serves in the cluster of a lab: of a Rollout its stable version, of a Deployment what it asks for. */
export function liveService(
  place: { readonly fs: FileSystem; readonly clock: Clock },
  { workload, weights }: Pick<LoopOptions, 'workload' | 'weights'>,
): LiveService | null {
  const view = ClusterSession.peek(place);
  if (view === null) return null;
  const runs = view.list('AnalysisRun');
  const cluster = {
    analyses: runs.length,
    failedAnalyses: runs.filter(({ status: { phase } }) => phase === 'Failed' || phase === 'Error').length,
    ahead: view.now - place.clock.now(),
  };
  const rollout = view.find('Rollout', workload);
  if (rollout) {
    const { stableHash } = rollout.status;
    const stable = replicaSetsOf(view, rollout).find(
      ({ metadata }) => metadata.labels[ROLLOUT_HASH] === stableHash,
    );
    const image = (stable ?? rollout).spec.template.spec.containers[0]!.image;
    return { kind: 'Rollout', image, model: modelIn(place.fs, image, weights), ...cluster };
  }
  const deployment = view.find('Deployment', workload);
  if (!deployment) return null;
  const { image } = deployment.spec.template.spec.containers[0]!;
  return { kind: 'Deployment', image, model: modelIn(place.fs, image, weights), ...cluster };
}

/** The model that lies in an image of the lab's registry. */
function modelIn(fs: FileSystem, image: string, weights: string): string | null {
  const store = new DockerStore(fs);
  const id = store.state.pushed[fullName(parseReference(image))];
  const manifest = id === undefined ? undefined : store.image(id);
  if (!manifest) return null;
  const inside = containerFiles(store, manifest);
  const path = `${manifest.config.workdir === '/' ? '' : manifest.config.workdir}/${weights}`;
  return inside.isFile(path) ? inside.readText(path) : null;
}
