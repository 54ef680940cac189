/** A pod as an autoscaler sees it. Times in milliseconds. */
export interface ObservedPod {
  readonly name: string;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  readonly isDeleted: boolean;
  readonly isReady: boolean;
  /** When its node took it; null: none has. */
  readonly startedAt: number | null;
  /** When it last became ready, or not ready. */
  readonly readyChangedAt: number;
  /** What it asks for of each resource: thousandths of a CPU, bytes. */
  readonly requests: Readonly<Record<string, number>>;
  /** What was last measured, by metric: `cpu`, `memory`, or the name of a metric of pods. */
  readonly metrics: Readonly<Record<string, PodMetric>>;
}

/** A measurement of one pod. */
export interface PodMetric {
  /** Thousandths of a CPU, bytes, or thousandths of a metric's unit. */
  readonly value: number;
  readonly at: number;
  /** The span that it is the mean of, in milliseconds. */
  readonly windowMs: number;
}

/** What an autoscaler decides by. */
export interface Observation {
  readonly now: number;
  /** The size that its target is asked to have. */
  readonly specReplicas: number;
  /** How many pods it has. */
  readonly statusReplicas: number;
  readonly pods: readonly ObservedPod[];
  /** Metrics from outside of the cluster, by name. */
  readonly external: Readonly<Record<string, number>>;
}

/** How far a metric may be off its target without anything happening, by direction. */
export interface Tolerances {
  readonly up: number;
  readonly down: number;
}

export const DEFAULT_TOLERANCE = 0.1;

/** A pod that is not ready within this span of its start does not count as one that works. The controller's own. */
export const CPU_INITIALIZATION_MS = 300_000;
/** A pod that became not ready within this span of its start never was ready. */
export const INITIAL_READINESS_MS = 30_000;
/** How often an autoscaler looks. */
export const SYNC_MS = 15_000;
