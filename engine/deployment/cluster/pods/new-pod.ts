import type { OwnerReference } from '../objects/meta';
import type { ContainerStatus } from '../objects/pod';
import type { Container, PodTemplate } from '../objects/pod-template';
import type { NewObject } from '../state/view';

/** A container that has not begun. */
export const newContainer = ({ name, image }: Pick<Container, 'name' | 'image'>): ContainerStatus => ({
  name,
  image,
  imageId: '',
  state: { kind: 'waiting', reason: 'ContainerCreating', message: '' },
  last: null,
  ready: false,
  started: false,
  restarts: 0,
  dueAt: null,
  backoffMs: 0,
  plan: null,
  behaviour: '',
  pullingSince: null,
});

/** A pod of a template; its name is completed by the cluster. */
export function newPod(template: PodTemplate, owner: OwnerReference, now: number): NewObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${owner.name}-`,
      labels: template.metadata.labels,
      annotations: template.metadata.annotations ?? {},
      owner,
    },
    spec: template.spec,
    status: {
      phase: 'Pending',
      node: null,
      ip: '',
      startedAt: null,
      ready: false,
      readyChangedAt: now,
      containers: template.spec.containers.map(newContainer),
      unschedulable: null,
      goneAt: null,
    },
  };
}
