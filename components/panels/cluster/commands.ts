import type { WorkloadView } from '@/engine/deployment/cluster/views/workload-view';
import { shellLine } from '@/engine/shell/quote';

type Target = Pick<WorkloadView, 'kind' | 'name'>;

const kubectl = (...words: readonly string[]): string => shellLine(['kubectl', ...words]);
const argo = (...words: readonly string[]): string => kubectl('argo', 'rollouts', ...words);

/** `deployment/web`, `rollout/web`. */
const full = ({ kind, name }: Target): string => `${kind.toLowerCase()}/${name}`;

/** Gives manifests of the project to the cluster. */
export const applyLine = (files: readonly string[]): string =>
  kubectl('apply', ...files.flatMap((file) => ['-f', `/workspace/${file}`]));

/** Lets time pass until a roll-out is done. */
export const waitLine = (target: Target): string =>
  target.kind === 'Rollout' ? argo('status', target.name) : kubectl('rollout', 'status', full(target));

/** Goes back to the version before, or to one by its number. */
export const undoLine = (target: Target, revision?: number): string => {
  const to = revision === undefined ? [] : [`--to-revision=${revision}`];
  return target.kind === 'Rollout'
    ? argo('undo', target.name, ...to)
    : kubectl('rollout', 'undo', full(target), ...to);
};

export const restartLine = (target: Target): string =>
  target.kind === 'Rollout' ? argo('restart', target.name) : kubectl('rollout', 'restart', full(target));

export const pauseLine = (target: Target, isPaused: boolean): string => {
  const word = isPaused ? 'resume' : 'pause';
  return target.kind === 'Rollout' ? argo(word, target.name) : kubectl('rollout', word, full(target));
};

export const scaleLine = (target: Target, replicas: number): string =>
  kubectl('scale', full(target), `--replicas=${replicas}`);

export const imageLine = (target: Target, container: string, image: string): string =>
  target.kind === 'Rollout'
    ? argo('set', 'image', target.name, `${container}=${image}`)
    : kubectl('set', 'image', full(target), `${container}=${image}`);

export const promoteLine = ({ name }: Target, isFull = false): string =>
  argo('promote', name, ...(isFull ? ['--full'] : []));
export const abortLine = ({ name }: Target): string => argo('abort', name);
export const retryLine = ({ name }: Target): string => argo('retry', 'rollout', name);
export const deletePodLine = (name: string): string => kubectl('delete', 'pod', name, '--wait=false');
export const describePodLine = (name: string): string => kubectl('describe', 'pod', name);
export const logsLine = (name: string): string => kubectl('logs', name);
