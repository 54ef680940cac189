import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCALE_DOWN, DEFAULT_SCALE_UP } from '../admission/admit-autoscaler';
import type { HpaSpec, MetricSpec, ScalingHistory } from '../objects/autoscaler';
import { decide } from './decide';
import type { Observation, ObservedPod } from './observation';

const NOW = 10_000_000;
const NOTHING: ScalingHistory = { recommendations: [], added: [], removed: [] };

const cpu = (target: number): MetricSpec => ({
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: target } },
});

const hpa = (target: number, more: Partial<HpaSpec> = {}): HpaSpec => ({
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
  minReplicas: 1,
  maxReplicas: 100,
  metrics: [cpu(target)],
  ...more,
});

const pod = (name: string, usage: number | null, more: Partial<ObservedPod> = {}): ObservedPod => ({
  name,
  phase: 'Running',
  isDeleted: false,
  isReady: true,
  startedAt: NOW - 3_600_000,
  readyChangedAt: NOW - 3_590_000,
  requests: { cpu: 100, memory: 100 },
  metrics: usage === null ? {} : { cpu: { value: usage, at: NOW, windowMs: 15_000 } },
  ...more,
});

/** Pods that all use the same share of what they ask for. */
const seen = (count: number, usage: number, more: Partial<Observation> = {}): Observation => ({
  now: NOW,
  specReplicas: count,
  statusReplicas: count,
  pods: Array.from({ length: count }, (_, at) => pod(`p${at}`, usage)),
  external: {},
  ...more,
});

const condition = (decision: ReturnType<typeof decide>, type: string) =>
  decision.conditions.find((one) => one.type === type);

describe('replicas by utilisation', () => {
  it.each([
    [3, 90, 50, 6],
    [4, 20, 50, 2],
    [10, 45, 50, 10],
    [10, 44, 50, 9],
    [3, 56, 50, 4],
    [1, 50, 50, 1],
    [10, 55, 50, 10],
    [10, 56, 50, 12],
  ])('%i pods at %i %% of a target of %i become %i', (count, usage, target, wanted) => {
    expect(decide(hpa(target), seen(count, usage), NOTHING).desired).toBe(wanted);
  });

  it('cuts per cents off before it compares them', () => {
    // 55.9 % counts as 55 %, whose ratio is 1.1: within the tolerance.
    const pods = [pod('a', 56), pod('b', 56), pod('c', 55)];
    expect(decide(hpa(50), { ...seen(3, 0), pods }, NOTHING).desired).toBe(3);
  });

  it('takes a tolerance for each direction', () => {
    const rules = { ...DEFAULT_SCALE_UP, tolerance: '0' };
    const behavior = { scaleUp: rules, scaleDown: DEFAULT_SCALE_DOWN };
    expect(decide(hpa(50, { behavior }), seen(10, 51), NOTHING).desired).toBe(11);
    expect(decide(hpa(50, { behavior }), seen(10, 46), NOTHING).desired).toBe(10);
  });
});

describe('pods that are not ready or not measured', () => {
  const young = { isReady: false, startedAt: NOW - 20_000, readyChangedAt: NOW - 20_000 };

  it('count as using nothing when it would go up', () => {
    // Two ready at 100 of 50: alone 4; with one that starts, 200 of 300 asked: 66 %, 4 of 3 pods.
    const pods = [pod('a', 100), pod('b', 100), pod('c', 100, young)];
    expect(decide(hpa(50), { ...seen(3, 0), pods }, NOTHING).desired).toBe(4);
  });

  it('keep the size when they turn the direction', () => {
    const pods = [pod('a', 60), pod('b', 0, young), pod('c', 0, young)];
    expect(decide(hpa(50), { ...seen(3, 0), pods }, NOTHING).desired).toBe(3);
  });

  it('count as using all that they ask for when it would go down', () => {
    const pods = [pod('a', 10), pod('b', 10), pod('c', 10), pod('d', null)];
    // 30 + 100 of 400 asked are 32 %: 0.64 × 4.
    expect(decide(hpa(50), { ...seen(4, 0), pods }, NOTHING).desired).toBe(3);
  });

  it('are left out when they end or have failed', () => {
    const pods = [pod('a', 90), pod('b', 5, { isDeleted: true }), pod('c', 5, { phase: 'Failed' })];
    expect(decide(hpa(50), { ...seen(1, 0), pods }, NOTHING).desired).toBe(2);
  });

  it('without any measurement nothing is done, and it says why', () => {
    const decision = decide(hpa(50), { ...seen(2, 0), pods: [pod('a', null), pod('b', null)] }, NOTHING);
    expect(decision.desired).toBe(2);
    expect(condition(decision, 'ScalingActive')).toMatchObject({
      status: 'False',
      reason: 'FailedGetResourceMetric',
      message:
        'the HPA was unable to compute the replica count: failed to get cpu utilization: did not receive metrics for targeted pods (pods might be unready)',
    });
  });

  it('without a request there is no share', () => {
    const pods = [pod('a', 50, { requests: { cpu: 0 } })];
    expect(condition(decide(hpa(50), { ...seen(1, 0), pods }, NOTHING), 'ScalingActive')?.message).toContain(
      'missing request for cpu in container of Pod a',
    );
  });
});

describe('several metrics', () => {
  const queue: MetricSpec = {
    type: 'External',
    external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '10' } },
  };

  it('the largest wins', () => {
    const spec = hpa(50, { metrics: [cpu(50), queue] });
    expect(decide(spec, seen(2, 50, { external: { queue: 75 } }), NOTHING).desired).toBe(4);
    expect(decide(spec, seen(4, 50, { external: { queue: 75 } }), NOTHING).desired).toBe(8);
  });

  it('with one that cannot be had it never goes down, but up', () => {
    const spec = hpa(50, { metrics: [cpu(50), queue] });
    expect(decide(spec, seen(4, 10), NOTHING).desired).toBe(4);
    expect(decide(spec, seen(4, 100), NOTHING).desired).toBe(8);
  });
});

describe('speed', () => {
  it('without rules it goes up to twice as many, or 4', () => {
    const decision = decide(hpa(10), seen(1, 100), NOTHING);
    expect(decision.desired).toBe(4);
    expect(condition(decision, 'ScalingLimited')).toMatchObject({ status: 'True', reason: 'ScaleUpLimit' });
    expect(decide(hpa(10), seen(5, 100), NOTHING).desired).toBe(10);
  });

  const behavior = (
    more: Partial<typeof DEFAULT_SCALE_UP>,
    down: Partial<typeof DEFAULT_SCALE_DOWN> = {},
  ) => ({
    scaleUp: { ...DEFAULT_SCALE_UP, ...more },
    scaleDown: { ...DEFAULT_SCALE_DOWN, stabilizationWindowSeconds: 0, ...down },
  });

  it('counts what was added within the period of a policy', () => {
    const policies = [{ type: 'Pods' as const, value: 4, periodSeconds: 60 }];
    const history = { ...NOTHING, added: [{ at: NOW - 30_000, count: 3 }] };
    const spec = hpa(10, { behavior: behavior({ policies }) });
    expect(decide(spec, seen(8, 100), history).desired).toBe(9);
    expect(decide(spec, seen(8, 100), { ...history, added: [{ at: NOW - 60_000, count: 3 }] }).desired).toBe(
      12,
    );
  });

  it('takes the largest change, the smallest, or none', () => {
    const at = (selectPolicy: 'Max' | 'Min' | 'Disabled') =>
      decide(hpa(10, { behavior: behavior({ selectPolicy }) }), seen(10, 100), NOTHING).desired;
    expect([at('Max'), at('Min'), at('Disabled')]).toEqual([20, 14, 10]);
  });

  it('goes down by per cent, cut off, and says that it is held back', () => {
    const policies = [{ type: 'Percent' as const, value: 10, periodSeconds: 60 }];
    const spec = hpa(50, { behavior: behavior({}, { policies }) });
    const decision = decide(spec, seen(25, 1), NOTHING);
    expect(decision.desired).toBe(22);
    expect(condition(decision, 'ScalingLimited')?.reason).toBe('ScaleDownLimit');
  });
});

describe('stabilisation', () => {
  const past = (...counts: number[]): ScalingHistory => ({
    ...NOTHING,
    recommendations: counts.map((count, at) => ({ at: NOW - (at + 1) * 60_000, count })),
  });

  it('goes down to the highest that was recommended within five minutes', () => {
    const decision = decide(hpa(50), seen(10, 10), past(3, 7, 4));
    expect(decision.desired).toBe(7);
    expect(condition(decide(hpa(50), seen(7, 10), past(7)), 'AbleToScale')?.reason).toBe(
      'ScaleDownStabilized',
    );
  });

  it('forgets what is older than the window', () => {
    expect(
      decide(hpa(50), seen(10, 10), { ...NOTHING, recommendations: [{ at: NOW - 300_000, count: 9 }] })
        .desired,
    ).toBe(2);
  });

  it('goes up to the lowest when it has a window for that', () => {
    const behavior = {
      scaleUp: { ...DEFAULT_SCALE_UP, stabilizationWindowSeconds: 120 },
      scaleDown: DEFAULT_SCALE_DOWN,
    };
    const decision = decide(hpa(50, { behavior }), seen(3, 100), past(4));
    expect(decision.desired).toBe(4);
    const held = decide(hpa(50, { behavior }), seen(3, 100), past(2));
    expect(held.desired).toBe(3);
    expect(condition(held, 'AbleToScale')?.reason).toBe('ScaleUpStabilized');
  });
});

describe('bounds', () => {
  it('brings what is outside of them inside, without a metric', () => {
    expect(decide(hpa(50, { maxReplicas: 5 }), seen(9, 50), NOTHING)).toMatchObject({
      desired: 5,
      reason: 'Current number of replicas above Spec.MaxReplicas',
    });
    expect(decide(hpa(50, { minReplicas: 3 }), seen(1, 50), NOTHING)).toMatchObject({
      desired: 3,
      reason: 'Current number of replicas below Spec.MinReplicas',
    });
  });

  it('says when the largest holds it back', () => {
    const decision = decide(hpa(50, { maxReplicas: 5 }), seen(3, 100), NOTHING);
    expect(decision).toMatchObject({
      desired: 5,
      reason: 'cpu resource utilization (percentage of request) above target',
    });
    expect(condition(decision, 'ScalingLimited')).toMatchObject({
      status: 'True',
      reason: 'TooManyReplicas',
    });
  });

  it('does nothing for what was scaled to zero', () => {
    expect(condition(decide(hpa(50), seen(0, 0), NOTHING), 'ScalingActive')?.reason).toBe('ScalingDisabled');
  });
});

describe('over random inputs', () => {
  const rules = fc.record({
    stabilizationWindowSeconds: fc.integer({ min: 0, max: 600 }),
    selectPolicy: fc.constantFrom('Max' as const, 'Min' as const, 'Disabled' as const),
    policies: fc.array(
      fc.record({
        type: fc.constantFrom('Pods' as const, 'Percent' as const),
        value: fc.integer({ min: 1, max: 200 }),
        periodSeconds: fc.integer({ min: 1, max: 600 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  });
  const counts = fc.array(
    fc.record({
      at: fc.integer({ min: NOW - 700_000, max: NOW - 1 }),
      count: fc.integer({ min: 1, max: 40 }),
    }),
    { maxLength: 6 },
  );
  const scene = fc.record({
    current: fc.integer({ min: 1, max: 40 }),
    min: fc.integer({ min: 1, max: 10 }),
    more: fc.integer({ min: 0, max: 60 }),
    target: fc.integer({ min: 1, max: 100 }),
    usages: fc.array(fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }), {
      minLength: 40,
      maxLength: 40,
    }),
    behavior: fc.option(fc.record({ scaleUp: rules, scaleDown: rules }), { nil: undefined }),
    history: fc.record({ recommendations: counts, added: counts, removed: counts }),
  });

  it('stays within its bounds, and within what the rules allow', () => {
    fc.assert(
      fc.property(scene, ({ current, min, more, target, usages, behavior, history }) => {
        const spec = hpa(target, {
          minReplicas: min,
          maxReplicas: min + more,
          ...(behavior && { behavior }),
        });
        const pods = usages.slice(0, current).map((usage, at) => pod(`p${at}`, usage));
        const { desired, conditions } = decide(spec, { ...seen(current, 0), pods }, history);
        expect(Number.isInteger(desired)).toBe(true);
        const isInside = current >= min && current <= min + more;
        const isKnown = conditions.every(({ type, status }) => type !== 'ScalingActive' || status === 'True');
        if (!isInside || isKnown) {
          expect(desired).toBeGreaterThanOrEqual(min);
          expect(desired).toBeLessThanOrEqual(min + more);
        } else expect(desired).toBe(current);
        if (isInside && behavior?.scaleUp.selectPolicy === 'Disabled')
          expect(desired).toBeLessThanOrEqual(current);
        if (isInside && behavior?.scaleDown.selectPolicy === 'Disabled')
          expect(desired).toBeGreaterThanOrEqual(current);
        if (isInside && !behavior) expect(desired).toBeLessThanOrEqual(Math.max(2 * current, 4));
      }),
      { numRuns: 500 },
    );
  });

  it('more load never means fewer pods', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1, max: 100 }),
        (count, usage, more, target) => {
          const at = (load: number) => decide(hpa(target), seen(count, load), NOTHING).desired;
          expect(at(usage + more)).toBeGreaterThanOrEqual(at(usage));
        },
      ),
    );
  });
});
