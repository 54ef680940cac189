import { isIntOrPercent, resolveCount } from '../objects/int-or-percent';
import type { LabelSelector } from '../objects/selector';
import type { DeploymentSpec, DeploymentStrategy } from '../objects/workloads';
import { admitTemplate, type WrittenTemplate } from './admit-template';
import type { FieldFaults } from './field-faults';

type Written = Partial<Omit<DeploymentSpec, 'template' | 'strategy'>> & {
  readonly template?: WrittenTemplate;
  readonly strategy?: {
    readonly type?: string;
    readonly rollingUpdate?: { readonly maxSurge?: unknown; readonly maxUnavailable?: unknown } | null;
  };
};

/** Fields that a deployment and a rollout share, with their defaults, and held against their bounds. */
export function admitReplicas(
  written: Pick<
    Written,
    'replicas' | 'minReadySeconds' | 'revisionHistoryLimit' | 'progressDeadlineSeconds' | 'paused'
  >,
  maxPods: number,
  faults: FieldFaults,
) {
  const spec = {
    replicas: written.replicas ?? 1,
    minReadySeconds: written.minReadySeconds ?? 0,
    revisionHistoryLimit: written.revisionHistoryLimit ?? 10,
    progressDeadlineSeconds: written.progressDeadlineSeconds ?? 600,
    paused: written.paused ?? false,
  };
  faults.within('spec.replicas', spec.replicas, 0);
  if (spec.replicas > maxPods)
    faults.invalid('spec.replicas', spec.replicas, `the lab's cluster follows at most ${maxPods} pods`);
  for (const field of ['minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'] as const)
    faults.within(`spec.${field}`, spec[field], 0);
  if (spec.progressDeadlineSeconds <= spec.minReadySeconds)
    faults.invalid(
      'spec.progressDeadlineSeconds',
      spec.progressDeadlineSeconds,
      'must be greater than minReadySeconds',
    );
  return spec;
}

/** Checks how many may be too many and too few. */
export function checkFenceposts(
  surge: unknown,
  unavailable: unknown,
  path: string,
  faults: FieldFaults,
): void {
  for (const [name, value] of [
    ['maxUnavailable', unavailable],
    ['maxSurge', surge],
  ] as const)
    if (!isIntOrPercent(value) || (typeof value === 'number' && value < 0)) {
      faults.invalid(
        `${path}.${name}`,
        value,
        "must be an integer of 0 or more or a percentage (e.g. '25%')",
      );
      return;
    }
  if (isIntOrPercent(surge) && isIntOrPercent(unavailable)) {
    if (resolveCount(unavailable, 100, 'up') === 0 && resolveCount(surge, 100, 'up') === 0)
      faults.invalid(`${path}.maxUnavailable`, unavailable, 'may not be 0 when `maxSurge` is 0');
    if (typeof unavailable === 'string' && Number.parseInt(unavailable, 10) > 100)
      faults.invalid(`${path}.maxUnavailable`, unavailable, 'must not be greater than 100%');
  }
}

function strategyOf(written: Written['strategy'], faults: FieldFaults): DeploymentStrategy {
  const type = written?.type ?? 'RollingUpdate';
  faults.oneOf('spec.strategy.type', type, ['Recreate', 'RollingUpdate']);
  if (type === 'Recreate') {
    if (written?.rollingUpdate)
      faults.invalid(
        'spec.strategy.rollingUpdate',
        written.rollingUpdate,
        "may not be specified when strategy `type` is 'Recreate'",
      );
    return { type };
  }
  const { maxSurge = '25%', maxUnavailable = '25%' } = written?.rollingUpdate ?? {};
  checkFenceposts(maxSurge, maxUnavailable, 'spec.strategy.rollingUpdate', faults);
  return {
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge: maxSurge as string, maxUnavailable: maxUnavailable as string },
  };
}

/** The spec of a deployment with its defaults; what is wrong goes to `faults`. */
export function admitDeployment(written: Written, maxPods: number, faults: FieldFaults): DeploymentSpec {
  const selector: LabelSelector = written.selector ?? {};
  return {
    ...admitReplicas(written, maxPods, faults),
    selector,
    template: admitTemplate(written.template, selector, faults),
    strategy: strategyOf(written.strategy, faults),
  };
}
