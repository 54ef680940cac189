import type { IntOrPercent } from './int-or-percent';
import type { Condition, ObjectBase } from './meta';
import type { PodTemplate } from './pod-template';
import type { LabelSelector } from './selector';

/** How old pods make way for new ones. */
export type DeploymentStrategy =
  | { readonly type: 'Recreate' }
  | {
      readonly type: 'RollingUpdate';
      readonly rollingUpdate: { readonly maxSurge: IntOrPercent; readonly maxUnavailable: IntOrPercent };
    };

export interface DeploymentSpec {
  readonly replicas: number;
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
  readonly strategy: DeploymentStrategy;
  readonly minReadySeconds: number;
  readonly revisionHistoryLimit: number;
  readonly progressDeadlineSeconds: number;
  readonly paused: boolean;
}

export interface DeploymentStatus {
  readonly observedGeneration: number;
  readonly replicas: number;
  readonly updatedReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  readonly unavailableReplicas: number;
  readonly conditions: readonly Condition[];
  /** When something last moved; milliseconds. The progress deadline counts from here. */
  readonly progressedAt: number;
}

export type Deployment = ObjectBase<'Deployment', DeploymentSpec, DeploymentStatus>;

export interface ReplicaSetSpec {
  readonly replicas: number;
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
  readonly minReadySeconds: number;
}

export interface ReplicaSetStatus {
  readonly replicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  /** When its pods are to end later than now (Argo keeps an old version for a while); null: at once. */
  readonly scaleDownAt: number | null;
}

export type ReplicaSet = ObjectBase<'ReplicaSet', ReplicaSetSpec, ReplicaSetStatus>;

/** The label that tells the pods of one template from those of another. */
export const HASH_LABEL = 'pod-template-hash';
/** The annotation that numbers the templates of a deployment. */
export const REVISION = 'deployment.kubernetes.io/revision';
/** Why a template was made, by hand. */
export const CHANGE_CAUSE = 'kubernetes.io/change-cause';
/** The size that a deployment had when a replica set was last scaled: by it a resize is told from a roll-out. */
export const DESIRED = 'deployment.kubernetes.io/desired-replicas';
