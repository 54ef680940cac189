import type { HpaSpec, MetricSpec, MetricTarget, ScalingBehavior, ScalingRules } from '../objects/autoscaler';
import { parseQuantity } from '../objects/quantity';
import type { FieldFaults } from './field-faults';

type Written = Partial<Omit<HpaSpec, 'behavior'>> & {
  readonly behavior?: {
    readonly scaleUp?: Partial<ScalingRules> | null;
    readonly scaleDown?: Partial<ScalingRules> | null;
  };
};

/** Up: at once, doubling or four more within 15 s, whichever is more. */
export const DEFAULT_SCALE_UP: ScalingRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};

/** Down: to the highest that was recommended within 5 minutes, then all at once. */
export const DEFAULT_SCALE_DOWN: ScalingRules = {
  stabilizationWindowSeconds: 300,
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

function rulesOf(
  written: Partial<ScalingRules> | null | undefined,
  defaults: ScalingRules,
  path: string,
  faults: FieldFaults,
): ScalingRules {
  const rules = { ...defaults, ...written };
  if (rules.stabilizationWindowSeconds < 0 || rules.stabilizationWindowSeconds > 3600)
    faults.invalid(
      `${path}.stabilizationWindowSeconds`,
      rules.stabilizationWindowSeconds,
      'must be between 0 and 3600',
    );
  faults.oneOf(`${path}.selectPolicy`, rules.selectPolicy, ['Disabled', 'Max', 'Min']);
  if (rules.policies.length === 0) faults.required(`${path}.policies`, 'must specify at least one Policy');
  rules.policies.forEach(({ type, value, periodSeconds }, at) => {
    faults.oneOf(`${path}.policies[${at}].type`, type, ['Percent', 'Pods']);
    if (value <= 0) faults.invalid(`${path}.policies[${at}].value`, value, 'must be greater than zero');
    if (periodSeconds <= 0 || periodSeconds > 1800)
      faults.invalid(
        `${path}.policies[${at}].periodSeconds`,
        periodSeconds,
        periodSeconds <= 0 ? 'must be greater than zero' : 'must be less than or equal to 1800',
      );
  });
  if (rules.tolerance !== undefined && (parseQuantity(rules.tolerance) ?? -1) < 0)
    faults.invalid(`${path}.tolerance`, rules.tolerance, 'must be greater or equal to zero');
  return rules;
}

function checkTarget(
  target: MetricTarget,
  types: readonly string[],
  path: string,
  faults: FieldFaults,
): void {
  faults.oneOf(`${path}.type`, target.type, types);
  const value =
    target.type === 'Utilization'
      ? target.averageUtilization
      : target.type === 'AverageValue'
        ? target.averageValue
        : target.value;
  const field =
    target.type === 'Utilization'
      ? 'averageUtilization'
      : target.type === 'AverageValue'
        ? 'averageValue'
        : 'value';
  if (value === undefined) faults.required(`${path}.${field}`);
  else if ((parseQuantity(value) ?? 0) <= 0)
    faults.invalid(`${path}.${field}`, value, 'must be greater than 0');
}

function checkMetric(metric: MetricSpec, path: string, faults: FieldFaults): void {
  faults.oneOf(`${path}.type`, metric.type, ['External', 'Pods', 'Resource']);
  const source = (metric as unknown as Record<string, { target: MetricTarget } | undefined>)[
    metric.type.toLowerCase()
  ];
  if (source === undefined) {
    faults.required(
      `${path}.${metric.type.toLowerCase()}`,
      'must populate information for the given metric source',
    );
    return;
  }
  const types =
    metric.type === 'Resource'
      ? ['Utilization', 'AverageValue']
      : metric.type === 'Pods'
        ? ['AverageValue']
        : ['Value', 'AverageValue'];
  checkTarget(source.target, types, `${path}.${metric.type.toLowerCase()}.target`, faults);
  if (metric.type === 'Resource')
    faults.oneOf(`${path}.resource.name`, metric.resource.name, ['cpu', 'memory']);
}

const CPU_BY_DEFAULT: MetricSpec = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};

/** The spec of an autoscaler with its defaults; what is wrong goes to `faults`. */
export function admitAutoscaler(written: Written, maxPods: number, faults: FieldFaults): HpaSpec {
  const minReplicas = written.minReplicas ?? 1;
  const maxReplicas = written.maxReplicas ?? 0;
  const metrics = written.metrics?.length ? written.metrics : [CPU_BY_DEFAULT];
  if (minReplicas < 1) faults.invalid('spec.minReplicas', minReplicas, 'must be greater than or equal to 1');
  if (maxReplicas < 1) faults.invalid('spec.maxReplicas', maxReplicas, 'must be greater than 0');
  else if (maxReplicas < minReplicas)
    faults.invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`');
  else if (maxReplicas > maxPods)
    faults.invalid('spec.maxReplicas', maxReplicas, `the lab's cluster follows at most ${maxPods} pods`);
  for (const [at, metric] of metrics.entries()) checkMetric(metric, `spec.metrics[${at}]`, faults);
  const { behavior } = written;
  const filled: ScalingBehavior | undefined = behavior && {
    scaleUp: rulesOf(behavior.scaleUp, DEFAULT_SCALE_UP, 'spec.behavior.scaleUp', faults),
    scaleDown: rulesOf(behavior.scaleDown, DEFAULT_SCALE_DOWN, 'spec.behavior.scaleDown', faults),
  };
  const ref = written.scaleTargetRef ?? { kind: '', name: '' };
  return {
    scaleTargetRef: { apiVersion: '', ...ref },
    minReplicas,
    maxReplicas,
    metrics,
    ...(filled && { behavior: filled }),
  };
}
