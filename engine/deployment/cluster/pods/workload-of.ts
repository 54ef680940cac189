import type { Pod } from '../objects/pod';
import type { ClusterView } from '../state/view';

/** What a pod belongs to in the end: `deployment/web`, `rollout/web`, `replicaset/web-6d8`. '' when it belongs to nothing. */
export function workloadOf(view: ClusterView, { metadata: { owner } }: Pod): string {
  if (owner === null) return '';
  const above = view.find('ReplicaSet', owner.name)?.metadata.owner;
  const { kind, name } = above ?? owner;
  return `${kind.toLowerCase()}/${name}`;
}
