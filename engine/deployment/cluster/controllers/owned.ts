import type { ClusterObject } from '../objects/kinds';
import type { OwnerReference } from '../objects/meta';
import { isActive, type Pod } from '../objects/pod';
import type { ReplicaSet } from '../objects/workloads';
import type { ClusterView } from '../state/view';

/** An object as what it makes names it. */
export const ownerOf = ({ apiVersion, kind, metadata: { name, uid } }: ClusterObject): OwnerReference => ({
  apiVersion,
  kind,
  name,
  uid,
});

/** The replica sets of a deployment or a rollout, the oldest first. */
export const replicaSetsOf = (
  view: ClusterView,
  { metadata: { uid } }: ClusterObject,
): readonly ReplicaSet[] =>
  view
    .list('ReplicaSet')
    .filter(({ metadata: { owner } }) => owner?.uid === uid)
    .sort(
      (a, b) => a.metadata.createdAt - b.metadata.createdAt || (a.metadata.name < b.metadata.name ? -1 : 1),
    );

/** All pods of a replica set, those that end too. */
export const podsOf = (view: ClusterView, { metadata: { uid } }: ClusterObject): readonly Pod[] =>
  view.list('Pod').filter(({ metadata: { owner } }) => owner?.uid === uid);

/** Those of them that count. */
export const activePodsOf = (view: ClusterView, owner: ClusterObject): readonly Pod[] =>
  podsOf(view, owner).filter(isActive);
