import type { ObjectMeta, Texts } from '../objects/meta';
import type { PodTemplate } from '../objects/pod-template';
import type { ReplicaSet } from '../objects/workloads';
import { templateHash } from '../state/names';

/** What `kubectl apply` remembers of what was written. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The number of a replica set among the templates of what made it; 0: it has none. */
export const revisionOf = ({ metadata }: Pick<ReplicaSet, 'metadata'>, annotation: string): number =>
  Number(metadata.annotations[annotation] ?? 0);

/** A template as its pods have it: with the label that tells them from those of others. */
export const labelled = (template: PodTemplate, label: string): PodTemplate => ({
  ...template,
  metadata: {
    ...template.metadata,
    labels: { ...template.metadata.labels, [label]: templateHash(template) },
  },
});

/** A template as it was written: without that label. */
export function unlabelled(template: PodTemplate, label: string): PodTemplate {
  const { [label]: _hash, ...labels } = template.metadata.labels;
  return { ...template, metadata: { ...template.metadata, labels } };
}

/** The annotations that a replica set takes from what made it. */
export function inherited({ annotations }: Pick<ObjectMeta, 'annotations'>, revision: string): Texts {
  const { [LAST_APPLIED]: _applied, [revision]: _revision, ...rest } = annotations;
  return rest;
}
