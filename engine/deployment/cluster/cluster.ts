import { reconcileAutoscaler } from './autoscaler/controller';
import { STILL_AFTER_MS, skippedLooks } from './autoscaler/skip-looks';
import { collectGarbage } from './controllers/collect-garbage';
import { reconcileDeployment } from './controllers/deployment';
import { deploymentDueAt } from './controllers/deployment-status';
import { reconcileReplicaSet, replicaSetDueAt } from './controllers/replica-set';
import { ClusterError } from './errors';
import type { Kind, ObjectByKind } from './objects/kinds';
import type { Need } from './pods/behaviour';
import { endPod, podDueAt, stepPod } from './pods/pod-life';
import { schedule } from './pods/schedule';
import { analysisDueAt, reconcileAnalysis } from './rollouts/analysis-controller';
import { reconcileRollout, rolloutDueAt } from './rollouts/rollout-controller';
import { steered } from './rollouts/steer';
import type { ClusterSettings } from './settings';
import { ClusterState } from './state/cluster-state';
import type { AdmittedObject, ClusterInput } from './state/inputs';
import { canonical } from './state/names';
import { firstStatus, laidOver } from './state/new-object';
import type { Act, ClusterView } from './state/view';

/** More rounds than any change needs to settle in: beyond it controllers work against one another, which is a fault of ours. */
const MOST_ROUNDS = 5000;

/**
 * A cluster: its state, moved on by inputs and by time. Deterministic: the same inputs give the same state, whatever the steps
 * in which time passes.
 */
export class Cluster {
  readonly #state: ClusterState;
  /** When something last changed, beside what autoscalers say of themselves. */
  #changedAt: number;

  constructor(settings: ClusterSettings, now: number) {
    this.#state = new ClusterState(settings, now);
    this.#changedAt = now;
  }

  get view(): ClusterView {
    return this.#state;
  }

  /**
   * Lets time pass up to a moment. Where something has to be known first it stops, at that moment, and says what; the answer
   * comes by `take`.
   */
  advance(until: number): Need | null {
    for (;;) {
      const need = this.#settle();
      if (need) return need;
      this.#skipLooks(until);
      const next = this.nextAt();
      if (next === null || next > until) break;
      this.#state.now = next;
    }
    this.#state.now = Math.max(this.#state.now, until);
    return null;
  }

  /** When something happens next by itself; null: nothing does. Milliseconds, after now. */
  nextAt(): number | null {
    const looks = this.#state.list('HorizontalPodAutoscaler').map(({ status }) => status.nextAt);
    return this.#earliest([this.#nextBesideLooks(), ...looks]);
  }

  /** Leaves the looks of autoscalers out as long as they would see and say the same. */
  #skipLooks(until: number): void {
    const state = this.#state;
    const scalers = state.list('HorizontalPodAutoscaler');
    if (scalers.length === 0 || state.now - this.#changedAt < STILL_AFTER_MS) return;
    const limit = Math.min(until, (this.#nextBesideLooks() ?? Number.POSITIVE_INFINITY) - 1);
    const skipped = scalers.map((hpa) => skippedLooks(hpa, limit));
    if (skipped.includes(undefined)) return;
    for (const object of skipped) state.perform({ type: 'put', object: object! });
  }

  #nextBesideLooks(): number | null {
    const view = this.#state;
    const { now } = view;
    return this.#earliest([
      ...view.list('Pod').map((pod) => podDueAt(pod, now)),
      ...view.list('ReplicaSet').map((set) => replicaSetDueAt(view, set)),
      ...view.list('Deployment').map((one) => deploymentDueAt(one, now)),
      ...view.list('Rollout').map((one) => rolloutDueAt(view, one)),
      ...view.list('AnalysisRun').map((one) => analysisDueAt(one, now)),
    ]);
  }

  #earliest(due: readonly (number | null)[]): number | null {
    const { now } = this.#state;
    let next: number | null = null;
    for (const at of due) if (at !== null && at > now && (next === null || at < next)) next = at;
    return next;
  }

  /** Whether nothing but the regular looks of autoscalers is still to happen. */
  get isAtRest(): boolean {
    return this.#nextBesideLooks() === null;
  }

  /** Takes what comes from outside, at its time. @throws ClusterError `broken-log` for what cannot be taken. */
  take(input: ClusterInput): void {
    // Always, so that what came before has settled, whether the inputs come one by one or from a log.
    const need = this.advance(input.at);
    if (need && need.kind !== input.type)
      throw new ClusterError(
        'broken-log',
        `The log of the cluster does not say its ${need.kind} before ${input.at}.`,
      );
    const state = this.#state;
    this.#changedAt = state.now;
    switch (input.type) {
      case 'put':
        this.#lay(input.object);
        return;
      case 'delete':
        this.#remove(input);
        return;
      case 'steer': {
        const rollout = state.find('Rollout', input.rollout);
        if (rollout) for (const act of steered(state, rollout, input.act)) state.perform(act);
        return;
      }
      case 'image':
        state.images.set(input.reference, input.answer);
        return;
      case 'behaviour':
        state.behaviours.set(input.key, input.behaviour);
        return;
      case 'measurement':
        state.measurements.set(input.key, input.answer);
        return;
      case 'usage':
        set(state.usages, input.workload, input.usage);
        return;
      case 'external':
        set(state.externals, input.metric, input.value);
        return;
      case 'passed':
        return;
    }
  }

  #lay(admitted: AdmittedObject): void {
    const state = this.#state;
    const { kind, metadata } = admitted;
    const before = state.find(kind, metadata.name);
    if (before) {
      const isChanged = canonical(before.spec) !== canonical(admitted.spec);
      state.perform({ type: 'put', object: laidOver(before, admitted, isChanged) });
    } else {
      const object = {
        ...admitted,
        metadata: { ...metadata, owner: null },
        status: firstStatus(kind, state.now),
      };
      state.perform({ type: 'create', object } as Act);
    }
    if (kind === 'Service') this.#address(metadata.name);
  }

  /** Gives a service the addresses that it has not got yet. */
  #address(name: string): void {
    const state = this.#state;
    const service = state.find('Service', name)!;
    const { spec, status } = service;
    const isOutside = spec.type !== 'ClusterIP';
    const ports = spec.ports.map((port) =>
      isOutside && port.nodePort === undefined ? { ...port, nodePort: 30_000 + state.draw(2768) } : port,
    );
    const clusterIP = spec.clusterIP === '' ? state.nextAddress('10.96') : spec.clusterIP;
    const address = spec.type === 'LoadBalancer' ? (status.address ?? state.nextAddress('203.0')) : null;
    state.perform({
      type: 'put',
      object: { ...service, spec: { ...spec, ports, clusterIP }, status: { address } },
    });
  }

  #remove({ kind, name, graceSeconds, orphans }: Extract<ClusterInput, { type: 'delete' }>): void {
    const state = this.#state;
    const object = state.find(kind, name);
    if (object === undefined) return;
    if (object.kind === 'Pod') {
      if (object.metadata.deletedAt === null)
        for (const act of endPod(state, object, graceSeconds)) state.perform(act);
      return;
    }
    if (orphans === true)
      for (const set of state.list('ReplicaSet'))
        if (set.metadata.owner?.uid === object.metadata.uid)
          state.perform({ type: 'put', object: { ...set, metadata: { ...set.metadata, owner: null } } });
    state.perform({ type: 'remove', kind, name });
  }

  /** Lets controllers work until none has anything to do at this moment. */
  #settle(): Need | null {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { acts, need } = this.#round();
      if (need) return need;
      if (acts === 0) return null;
    }
    throw new ClusterError('broken-log', 'The controllers of the cluster do not come to rest.');
  }

  #round(): { readonly acts: number; readonly need: Need | null } {
    const state = this.#state;
    let count = 0;
    const perform = (acts: readonly Act[]) => {
      for (const act of acts) state.perform(act);
      count += acts.length;
    };
    perform(collectGarbage(state));
    for (const pod of state.list('Pod')) {
      const step = stepPod(state, pod);
      if (step.need) return { acts: count, need: step.need };
      perform(step.acts);
    }
    const each = <K extends Kind>(kind: K, work: (object: ObjectByKind[K]) => readonly Act[]) => {
      for (const { metadata } of state.list(kind)) {
        const object = state.find(kind, metadata.name);
        if (object) perform(work(object));
      }
    };
    // An autoscaler that scales changes its target, and more acts follow; what it says of itself is no change.
    const changes = count;
    each('HorizontalPodAutoscaler', (hpa) => reconcileAutoscaler(state, hpa));
    const said = count - changes;
    each('Deployment', (deployment) => reconcileDeployment(state, deployment));
    each('Rollout', (rollout) => reconcileRollout(state, rollout));
    for (const run of state.list('AnalysisRun')) {
      const step = reconcileAnalysis(state, run);
      if (step.need) return { acts: count, need: step.need };
      perform(step.acts);
    }
    each('ReplicaSet', (set) => reconcileReplicaSet(state, set));
    perform(schedule(state, () => state.nextAddress('10.244')));
    if (count > said) this.#changedAt = state.now;
    return { acts: count, need: null };
  }
}

function set<Value>(map: Map<string, Value>, key: string, value: Value | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}
