import type { ContainerStatus, Pod } from '../objects/pod';

const wordOf = ({ state }: ContainerStatus): string | null =>
  state.kind === 'running' ? null : state.reason;

/** What `kubectl get pods` calls the state of a pod. */
export function podStatus({ metadata, status }: Pod): string {
  if (metadata.deletedAt !== null) return 'Terminating';
  for (const one of [...status.containers].reverse()) {
    const word = wordOf(one);
    if (word !== null && (status.node !== null || word !== 'ContainerCreating')) return word;
  }
  return status.phase;
}

/** `1/2`: how many containers are ready, of how many. */
export const podReady = ({ status: { containers } }: Pod): string =>
  `${containers.filter(({ ready }) => ready).length}/${containers.length}`;

/** How often its containers were started again. */
export const podRestarts = ({ status: { containers } }: Pod): number =>
  containers.reduce((sum, { restarts }) => sum + restarts, 0);

/** When one of them last ended; null: none has. */
export function lastRestart({ status: { containers } }: Pod): number | null {
  const ends = containers.flatMap(({ last }) => (last ? [last.finishedAt] : []));
  return ends.length === 0 ? null : Math.max(...ends);
}
