import type { Kind, ObjectByKind } from '../objects/kinds';
import type { Texts } from '../objects/meta';
import type { Behaviour, ImageAnswer, MetricAnswer } from '../pods/behaviour';
import type { WorkloadUsage } from './view';

/** An object as the API server takes it: checked, its defaults filled in. */
export interface AdmittedObject<K extends Kind = Kind> {
  readonly apiVersion: string;
  readonly kind: K;
  readonly metadata: { readonly name: string; readonly labels: Texts; readonly annotations: Texts };
  readonly spec: ObjectByKind[K]['spec'];
}

/** What somebody does to a rollout that is at work. */
export type Steering = 'promote' | 'promote-full' | 'abort' | 'retry';

/** What comes to a cluster from outside. Its state is a fold of these; `at` is cluster time in milliseconds. */
export type ClusterInput = { readonly at: number } & (
  | { readonly type: 'put'; readonly object: AdmittedObject }
  | {
      readonly type: 'delete';
      readonly kind: Kind;
      readonly name: string;
      readonly graceSeconds?: number;
      /** Whether what it made stays: `--cascade=orphan`. */
      readonly orphans?: boolean;
    }
  | { readonly type: 'steer'; readonly rollout: string; readonly act: Steering }
  /** What the registry has under a name. */
  | { readonly type: 'image'; readonly reference: string; readonly answer: ImageAnswer }
  /** What a container does when it runs. */
  | { readonly type: 'behaviour'; readonly key: string; readonly behaviour: Behaviour }
  | { readonly type: 'measurement'; readonly key: string; readonly answer: MetricAnswer }
  /** What the pods of a workload use from now on; null: nothing beside idle. */
  | { readonly type: 'usage'; readonly workload: string; readonly usage: WorkloadUsage | null }
  | { readonly type: 'external'; readonly metric: string; readonly value: number | null }
  /** Cluster time went on by so much more than the lab's clock, because somebody waited; below 0: less, after a long absence. */
  | { readonly type: 'passed'; readonly ms: number }
);
