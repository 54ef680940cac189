import type { Cluster } from '../deployment/cluster/cluster';
import type { ClusterEvent } from '../deployment/cluster/state/events';
import { type WorkloadView, workloadViews } from '../deployment/cluster/views/workload-view';
import type { WorkloadName } from './description';

/** The workload from a moment on, until the next one. */
export interface WorkloadMoment {
  /** Seconds since the first moment of the traffic. */
  readonly at: number;
  readonly workload: WorkloadView;
}

/** What was said in the cluster. */
export interface ClusterNote extends Pick<ClusterEvent, 'type' | 'reason' | 'message' | 'from' | 'about'> {
  readonly at: number;
}

/** Kinds whose change is a moment. What autoscalers say of themselves is none. */
const WATCHED = ['Deployment', 'Rollout', 'ReplicaSet', 'Pod', 'AnalysisRun'] as const;

/** Writes down the course of a workload, and how many pods are paid for. */
export class MomentRecorder {
  readonly moments: WorkloadMoment[] = [];
  readonly notes: ClusterNote[] = [];
  /** Seconds that pods held room on a machine, by window. */
  readonly podSeconds: Float64Array;
  readonly #cluster: Cluster;
  readonly #workload: WorkloadName;
  readonly #window: number;
  readonly #startedAt: number;
  #lists: readonly unknown[] = [];
  #placed = 0;
  #lookedAt = 0;
  #heardUntil: number;

  constructor(cluster: Cluster, workload: WorkloadName, setting: { window: number; windows: number }) {
    this.#cluster = cluster;
    this.#workload = workload;
    this.#window = setting.window;
    this.#startedAt = cluster.view.now;
    this.#heardUntil = cluster.view.now;
    this.podSeconds = new Float64Array(setting.windows);
  }

  /** Looks at the cluster, which stood since the last look as it was then. */
  look(at: number): void {
    this.#spend(at);
    const { view } = this.#cluster;
    const lists = WATCHED.map((kind) => view.list(kind));
    if (lists.every((list, i) => list === this.#lists[i])) return;
    this.#lists = lists;
    this.#placed = view.list('Pod').filter(({ status }) => status.node !== null).length;
    this.#hear();
    const { kind, name } = this.#workload;
    const workload = workloadViews(view).find((one) => one.kind === kind && one.name === name);
    if (workload) this.moments.push({ at, workload });
  }

  #spend(at: number): void {
    for (let from = this.#lookedAt; from < at; ) {
      const window = Math.min(this.podSeconds.length - 1, Math.floor(from / this.#window));
      const isLast = window === this.podSeconds.length - 1;
      const until = isLast ? at : Math.min(at, (window + 1) * this.#window);
      this.podSeconds[window]! += this.#placed * (until - from);
      from = until;
    }
    this.#lookedAt = at;
  }

  #hear(): void {
    const { events, now } = this.#cluster.view;
    for (const { type, reason, message, from, about, lastAt } of events)
      if (lastAt > this.#heardUntil)
        this.notes.push({ at: (lastAt - this.#startedAt) / 1000, type, reason, message, from, about });
    this.#heardUntil = now;
  }
}
