import type { AnalysisMetric, AnalysisSpec } from '../objects/analysis';
import type { BlueGreenStrategy, CanaryStep, CanaryStrategy, RolloutSpec } from '../objects/rollout';
import type { LabelSelector } from '../objects/selector';
import { parseDuration } from '../rollouts/duration';
import { conditionFault } from '../rollouts/measure-condition';
import { admitReplicas, checkFenceposts } from './admit-deployment';
import { admitTemplate, type WrittenTemplate } from './admit-template';
import type { FieldFaults } from './field-faults';

const SCALE_DOWN_DELAY = 30;

type Written = Partial<Omit<RolloutSpec, 'template' | 'strategy'>> & {
  readonly template?: WrittenTemplate;
  readonly strategy?: {
    readonly canary?: Partial<CanaryStrategy> | null;
    readonly blueGreen?: Partial<BlueGreenStrategy> | null;
  };
};

function checkStep(step: CanaryStep, path: string, hasRouter: boolean, faults: FieldFaults): void {
  const given = Object.keys(step);
  if (given.length !== 1) {
    faults.invalid(path, given.join(', '), 'Step must have one field set');
    return;
  }
  if (step.setWeight !== undefined && (step.setWeight < 0 || step.setWeight > 100))
    faults.invalid(`${path}.setWeight`, step.setWeight, 'SetWeight needs to be between 0 and 100');
  const duration = step.pause?.duration;
  if (duration !== undefined && parseDuration(duration) === null)
    faults.invalid(`${path}.pause.duration`, duration, 'Duration needs to be like 30s, 5m, 1h');
  const scale = step.setCanaryScale;
  if (scale && !hasRouter)
    faults.invalid(`${path}.setCanaryScale`, '', 'SetCanaryScale requires TrafficRouting to be set');
  const weight = scale?.weight ?? 0;
  if (weight < 0 || weight > 100)
    faults.invalid(`${path}.setCanaryScale.weight`, weight, 'weight needs to be between 0 and 100');
  if ((step.setMirrorRoute || step.setHeaderRoute) && !hasRouter)
    faults.invalid(path, given[0], 'requires TrafficRouting to be set');
}

function canaryOf(written: Partial<CanaryStrategy>, faults: FieldFaults): CanaryStrategy {
  const path = 'spec.strategy.canary';
  const { steps = [], maxSurge = '25%', maxUnavailable = '25%' } = written;
  const hasRouter = Object.keys(written.trafficRouting ?? {}).length > 0;
  checkFenceposts(maxSurge, maxUnavailable, path, faults);
  // An empty step (`- pause:` without a value) is read as one with nothing in it.
  const filled = steps.map((step) => ('pause' in step && !step.pause ? { pause: {} } : step));
  for (const [at, step] of filled.entries()) checkStep(step, `${path}.steps[${at}]`, hasRouter, faults);
  if (hasRouter && (!written.canaryService || !written.stableService))
    faults.invalid(path, '', 'Canary service and Stable service to be defined when using trafficRouting');
  return {
    ...written,
    steps: filled,
    maxSurge,
    maxUnavailable,
    abortScaleDownDelaySeconds: written.abortScaleDownDelaySeconds ?? SCALE_DOWN_DELAY,
    scaleDownDelaySeconds: written.scaleDownDelaySeconds ?? (hasRouter ? SCALE_DOWN_DELAY : 0),
  };
}

function blueGreenOf(written: Partial<BlueGreenStrategy>, faults: FieldFaults): BlueGreenStrategy {
  const { activeService = '' } = written;
  if (activeService !== '' && activeService === written.previewService)
    faults.invalid(
      'spec.strategy.blueGreen.activeService',
      activeService,
      'This rollout uses the same service for the active and preview services, but two different services are required.',
    );
  return {
    ...written,
    activeService,
    autoPromotionEnabled: written.autoPromotionEnabled ?? true,
    scaleDownDelaySeconds: written.scaleDownDelaySeconds ?? SCALE_DOWN_DELAY,
    abortScaleDownDelaySeconds: written.abortScaleDownDelaySeconds ?? SCALE_DOWN_DELAY,
  };
}

/** The spec of a rollout with its defaults; what is wrong goes to `faults`. */
export function admitRollout(written: Written, maxPods: number, faults: FieldFaults): RolloutSpec {
  const selector: LabelSelector = written.selector ?? {};
  const { canary, blueGreen } = written.strategy ?? {};
  if (canary && blueGreen) faults.invalid('spec.strategy', '', 'Multiple Strategies can not be listed');
  if (!canary && !blueGreen)
    faults.required('spec.strategy.strategy', 'Rollout has no strategy: canary or blueGreen');
  return {
    ...admitReplicas(written, maxPods, faults),
    progressDeadlineAbort: written.progressDeadlineAbort ?? false,
    selector,
    template: admitTemplate(written.template, selector, faults),
    strategy: {
      ...(canary && { canary: canaryOf(canary, faults) }),
      ...(blueGreen && { blueGreen: blueGreenOf(blueGreen, faults) }),
    },
  };
}

/** The spec of an analysis with its defaults; what is wrong goes to `faults`. */
export function admitAnalysis(written: Partial<AnalysisSpec>, faults: FieldFaults): AnalysisSpec {
  const metrics = (written.metrics ?? []).map((metric, at): AnalysisMetric => {
    const path = `spec.metrics[${at}]`;
    for (const field of ['interval', 'initialDelay'] as const) {
      const value = metric[field];
      if (value !== undefined && parseDuration(value) === null)
        faults.invalid(`${path}.${field}`, value, 'invalid duration');
    }
    for (const field of ['successCondition', 'failureCondition'] as const) {
      const why = metric[field] === undefined ? null : conditionFault(metric[field]);
      if (why !== null) faults.invalid(`${path}.${field}`, metric[field], why);
    }
    const count = metric.count === undefined ? undefined : Number(metric.count);
    if (count !== undefined && count > 1 && metric.interval === undefined)
      faults.invalid(path, metric.name, 'interval must be specified when count > 1');
    if (metric.provider.prometheus === undefined)
      faults.invalid(`${path}.provider`, '', 'no provider specified');
    return {
      ...metric,
      ...(count !== undefined && { count }),
      failureLimit: Number(metric.failureLimit ?? 0),
      inconclusiveLimit: Number(metric.inconclusiveLimit ?? 0),
      consecutiveErrorLimit: Number(metric.consecutiveErrorLimit ?? 4),
    };
  });
  if (metrics.length === 0) faults.invalid('spec.metrics', '', 'no metrics specified');
  return { ...written, metrics };
}
