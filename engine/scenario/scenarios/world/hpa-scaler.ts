import { decide } from '../../../deployment/cluster/autoscaler/decide';
import type { ObservedPod } from '../../../deployment/cluster/autoscaler/observation';
import type { HpaSpec, ScalingHistory } from '../../../deployment/cluster/objects/autoscaler';
import type { Scaler } from '../../../world/ports';

/** A moment long after anything that an autoscaler remembers; only differences count. */
const NOW = 10 * 24 * 3_600_000;
const NOTHING: ScalingHistory = { recommendations: [], added: [], removed: [] };

/**
 * The autoscaler of Kubernetes, look by look, as `engine/deployment` has it. Looks that see the same decide the same, so they are kept.
 * @param cpuRequestMilli what each replica asks for
 */
export function hpaScaler(spec: HpaSpec, cpuRequestMilli: number): Scaler {
  const known = new Map<number, number>();
  return {
    look: (replicas, cpuMilli) => {
      const key = replicas * 1e6 + cpuMilli;
      let desired = known.get(key);
      if (desired === undefined) {
        const pods = Array.from({ length: replicas }, (_, at) =>
          readyPod(`replica-${at}`, cpuMilli, cpuRequestMilli),
        );
        desired = decide(
          spec,
          { now: NOW, specReplicas: replicas, statusReplicas: replicas, pods, external: {} },
          NOTHING,
        ).desired;
        known.set(key, desired);
      }
      return desired;
    },
  };
}

function readyPod(name: string, cpuMilli: number, cpuRequestMilli: number): ObservedPod {
  const before = NOW - 2 * 3_600_000;
  return {
    name,
    phase: 'Running',
    isDeleted: false,
    isReady: true,
    startedAt: before,
    readyChangedAt: before,
    requests: { cpu: cpuRequestMilli, memory: 1 },
    metrics: { cpu: { value: cpuMilli, at: NOW, windowMs: 15_000 } },
  };
}
