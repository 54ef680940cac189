import { appliedObject } from '../deployment/cluster/admission/apply-manifest';
import { Cluster } from '../deployment/cluster/cluster';
import type {
  Behaviour,
  ContainerRun,
  ImageAnswer,
  MetricAnswer,
  Need,
} from '../deployment/cluster/pods/behaviour';
import { DEFAULT_SETTINGS } from '../deployment/cluster/settings';
import type { ClusterInput } from '../deployment/cluster/state/inputs';
import { readLog } from '../deployment/cluster/store/cluster-log';
import type { ClusterSource, ManifestFile, WorkloadName } from './description';
import { OperationsError } from './errors';
import { parsedFile } from './parsed-files';

/** Milliseconds that a cluster has to come to rest before the first request. */
const SETTLING_MS = 600_000;

/** What a cluster learns of images and containers. */
export interface ClusterWorld {
  readonly resolveImage: (reference: string) => ImageAnswer;
  readonly learn: (run: ContainerRun) => Behaviour;
}

/** The cluster at the first moment of the traffic. @throws ClusterError for what cannot be read or is refused. */
export function startCluster(source: ClusterSource, world: ClusterWorld): Cluster {
  if (source.kind === 'log') {
    const { settings, createdAt, inputs } = readLog(source.text);
    const cluster = new Cluster(settings, createdAt);
    for (const input of inputs) cluster.take(input);
    advance(cluster, cluster.view.now + SETTLING_MS, world);
    return cluster;
  }
  const cluster = new Cluster({ ...DEFAULT_SETTINGS, ...source.settings }, source.startAt - SETTLING_MS);
  for (const file of source.files) applyFile(cluster, file, world);
  advance(cluster, source.startAt, world);
  return cluster;
}

/** Applies a file as `kubectl apply -f` does. @throws ClusterError */
export function applyFile(cluster: Cluster, file: ManifestFile, world: ClusterWorld): void {
  for (const manifest of parsedFile(file).manifests) {
    advance(cluster, cluster.view.now, world);
    cluster.take({ at: cluster.view.now, type: 'put', object: appliedObject(cluster.view, manifest) });
  }
}

/** The workload that serves: the one that is named, or the only one. @throws OperationsError */
export function workloadOf(cluster: Cluster, named: WorkloadName | undefined): WorkloadName {
  const { view } = cluster;
  const found = [...view.list('Deployment'), ...view.list('Rollout')].map(({ kind, metadata }) => ({
    kind,
    name: metadata.name,
  }));
  const names = found.map(({ kind, name }) => `${kind} ${name}`).join(', ') || 'none';
  if (named === undefined) {
    if (found.length === 1) return found[0]!;
    throw new OperationsError(
      'workload',
      found.length === 0
        ? 'the cluster has no Deployment and no Rollout, so nothing can serve. Apply one.'
        : `the cluster has several: ${names}. Name the one that serves.`,
    );
  }
  if (found.some(({ kind, name }) => kind === named.kind && name === named.name)) return named;
  throw new OperationsError('workload', `there is no ${named.kind} ${named.name}; there are: ${names}.`);
}

/** Lets a cluster go on until a moment at which nobody measures yet. */
function advance(cluster: Cluster, until: number, world: ClusterWorld): void {
  for (;;) {
    const need = cluster.advance(until);
    if (need === null) return;
    cluster.take({ at: cluster.view.now, ...answered(need, world) } as ClusterInput);
  }
}

const NOBODY: MetricAnswer = { kind: 'error', message: 'no metrics were collected before the traffic began' };

function answered(need: Need, { resolveImage, learn }: ClusterWorld): Record<string, unknown> {
  switch (need.kind) {
    case 'image':
      return { type: 'image', reference: need.reference, answer: resolveImage(need.reference) };
    case 'behaviour':
      return { type: 'behaviour', key: need.key, behaviour: learn(need.run) };
    case 'measurement':
      return { type: 'measurement', key: need.key, answer: NOBODY };
  }
}
