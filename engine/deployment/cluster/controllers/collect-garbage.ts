import type { Kind } from '../objects/kinds';
import type { OwnerReference } from '../objects/meta';
import { endPod } from '../pods/pod-life';
import type { Act, ClusterView } from '../state/view';

const isGone = (view: ClusterView, owner: OwnerReference): boolean =>
  view.find(owner.kind as Kind, owner.name)?.metadata.uid !== owner.uid;

/** Ends what was made by something that is not there any more. */
export function collectGarbage(view: ClusterView): Act[] {
  const acts: Act[] = [];
  for (const kind of ['ReplicaSet', 'AnalysisRun'] as const)
    for (const { metadata } of view.list(kind))
      if (metadata.owner && isGone(view, metadata.owner))
        acts.push({ type: 'remove', kind, name: metadata.name });
  for (const pod of view.list('Pod')) {
    const { owner, deletedAt } = pod.metadata;
    if (owner && deletedAt === null && isGone(view, owner)) acts.push(...endPod(view, pod));
  }
  return acts;
}
