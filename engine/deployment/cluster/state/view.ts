import type { Kind, ObjectByKind } from '../objects/kinds';
import type { Behaviour, ImageAnswer, MetricAnswer } from '../pods/behaviour';
import type { ClusterSettings } from '../settings';
import type { ClusterEvent, EventNote } from './events';

/** What pods of a workload use in all, beside what they use idle. Absent of a workload: nothing. */
export interface WorkloadUsage {
  /** Thousandths of a CPU, over all ready pods. */
  readonly cpuMilli: number;
  /** Bytes of each pod, in place of what it uses idle; absent: as idle. */
  readonly memoryBytesPerPod?: number;
  /** Other metrics of pods, as the average over them, by name. */
  readonly perPod?: Readonly<Record<string, number>>;
}

/** What controllers see. They read it, and answer with acts. */
export interface ClusterView {
  /** Milliseconds since the epoch, of the cluster's own time. */
  readonly now: number;
  readonly settings: ClusterSettings;
  list<K extends Kind>(kind: K): readonly ObjectByKind[K][];
  find<K extends Kind>(kind: K, name: string): ObjectByKind[K] | undefined;
  image(reference: string): ImageAnswer | undefined;
  behaviour(key: string): Behaviour | undefined;
  /** Digests of layers that a node has. */
  layersOn(node: string): ReadonlySet<string>;
  /** Usage by workload: `deployment/web`. */
  usage(workload: string): WorkloadUsage | undefined;
  /** Metrics from outside of the cluster, by name. */
  external(metric: string): number | undefined;
  measurement(key: string): MetricAnswer | undefined;
  /** What has been said within the last hour, the newest at the end. */
  readonly events: readonly ClusterEvent[];
}

/** What a controller does. */
export type Act =
  /** Lays an object in the place of the one of its name; a change of its spec by `generation` is the caller's. */
  | { readonly type: 'put'; readonly object: ObjectByKind[Kind] }
  | { readonly type: 'remove'; readonly kind: Kind; readonly name: string }
  /** Makes an object: the cluster gives it its uid and time. A name that ends in `-` is completed. */
  | {
      readonly type: 'create';
      readonly object: NewObject;
      /** Told once it is made; its name is added to the message. */
      readonly told?: EventNote;
    }
  /** What was to be said of an object again and again is not said any more. */
  | { readonly type: 'quiet'; readonly uid: string }
  | {
      readonly type: 'event';
      readonly note: EventNote;
      readonly series?: ClusterEvent['series'];
      readonly from?: number;
    }
  /** A node has layers now. */
  | { readonly type: 'layers'; readonly node: string; readonly digests: readonly string[] };

type Made<K extends Kind> = Omit<ObjectByKind[K], 'metadata'> & {
  readonly metadata: Pick<ObjectByKind[K]['metadata'], 'name' | 'labels' | 'annotations' | 'owner'>;
};

/** An object that is to be made. */
export type NewObject = { [K in Kind]: Made<K> }[Kind];
