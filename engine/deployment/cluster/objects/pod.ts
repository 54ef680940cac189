import type { ObjectBase } from './meta';
import type { PodSpec } from './pod-template';

/** A process that has ended. Times in milliseconds. */
export interface Terminated {
  readonly reason: 'Completed' | 'Error' | 'OOMKilled';
  readonly exitCode: number;
  readonly startedAt: number;
  readonly finishedAt: number;
}

export type ContainerState =
  | { readonly kind: 'waiting'; readonly reason: string; readonly message: string }
  | { readonly kind: 'running'; readonly startedAt: number }
  | ({ readonly kind: 'terminated' } & Terminated);

/** What will become of a running container unless something happens to it. Times in milliseconds; null: never. */
export interface ContainerPlan {
  /** When its startup probe has succeeded; its start when it has none. */
  readonly startedAt: number | null;
  readonly readyAt: number | null;
  /** When its readiness probe has failed again. */
  readonly unreadyAt: number | null;
  readonly end: PlannedEnd | null;
  readonly failures: readonly ProbeFailures[];
}

/** How a container ends by itself, or by a probe that has failed too often. */
export interface PlannedEnd {
  readonly at: number;
  readonly exitCode: number;
  readonly reason: Terminated['reason'];
  /** The probe that had it killed. */
  readonly killedBy?: 'liveness' | 'startup';
}

/** A probe that fails again and again over a span of time. */
export interface ProbeFailures {
  readonly probe: 'readiness' | 'liveness' | 'startup';
  readonly from: number;
  readonly everyMs: number;
  /** The last one; null: it goes on. */
  readonly until: number | null;
  readonly message: string;
}

export interface ContainerStatus {
  readonly name: string;
  readonly image: string;
  /** `sha256:…`; '' until the image is there. */
  readonly imageId: string;
  readonly state: ContainerState;
  readonly last: Terminated | null;
  readonly ready: boolean;
  readonly started: boolean;
  readonly restarts: number;
  /** When it is looked at next: the end of a pull, of a back-off, of a start; null: by its plan alone. */
  readonly dueAt: number | null;
  /** How long it waits before it is started or pulled again. */
  readonly backoffMs: number;
  readonly plan: ContainerPlan | null;
  /** What it does when it runs: the key of its behaviour. */
  readonly behaviour: string;
  /** When its pull began; null: none is under way. */
  readonly pullingSince: number | null;
}

export interface PodStatus {
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  readonly node: string | null;
  readonly ip: string;
  /** When its node took it; null: none has yet. */
  readonly startedAt: number | null;
  /** Whether it gets requests, and since when it does or does not. */
  readonly ready: boolean;
  readonly readyChangedAt: number;
  readonly containers: readonly ContainerStatus[];
  /** Why it cannot be put on a node. */
  readonly unschedulable: string | null;
  /** When its processes will have ended, after its deletion was asked for. */
  readonly goneAt: number | null;
}

export type Pod = ObjectBase<'Pod', PodSpec, PodStatus>;

/** Whether a pod counts for what made it: it is not on its way out. */
export const isActive = ({ metadata, status }: Pod): boolean =>
  metadata.deletedAt === null && status.phase !== 'Failed' && status.phase !== 'Succeeded';

/** Whether a pod has been ready for long enough to be relied on. */
export const isAvailable = ({ status }: Pod, minReadySeconds: number, now: number): boolean =>
  status.ready && now >= status.readyChangedAt + minReadySeconds * 1000;
