import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replicaSetsOf } from '../controllers/owned';
import { isActive } from '../objects/pod';
import { ROLLOUT_HASH } from '../objects/rollout';
import { BLUE_GREEN_STRATEGY, CANARY_STEPS, rolloutText, SERVICES, SUCCESS_RATE } from '../testing/manifests';
import { TestCluster, type TestWorld } from '../testing/test-cluster';
import { hashOf } from './rollout-sets';

const rollout = (cluster: TestCluster) => cluster.view.find('Rollout', 'web')!;
const status = (cluster: TestCluster) => rollout(cluster).status;

/** Pods of the new and of the stable version, as they are asked for. */
function sizes(cluster: TestCluster): { readonly canary: number; readonly stable: number } {
  const { currentHash, stableHash } = status(cluster);
  const size = (hash: string) =>
    replicaSetsOf(cluster.view, rollout(cluster)).find((set) => hashOf(set) === hash)?.spec.replicas ?? 0;
  return { canary: currentHash === stableHash ? 0 : size(currentHash), stable: size(stableHash) };
}

const images = (cluster: TestCluster) =>
  [
    ...new Set(
      cluster
        .pods()
        .filter(isActive)
        .map(({ spec }) => spec.containers[0]!.image),
    ),
  ].sort();

function begun(strategy: string, world: TestWorld = {}, replicas = 5): TestCluster {
  const cluster = new TestCluster(world);
  cluster.apply(SUCCESS_RATE);
  cluster.apply(SERVICES);
  cluster.apply(rolloutText(strategy, 'web:1', replicas));
  cluster.pass(60);
  return cluster;
}

const steer = (cluster: TestCluster, act: string) => {
  cluster.take({ type: 'steer', rollout: 'web', act });
  cluster.pass(30);
};

const value = (number: number): TestWorld => ({ measure: () => ({ kind: 'value', values: [number] }) });

describe('a canary', () => {
  it('is whole at once when it is the first', () => {
    const cluster = begun(CANARY_STEPS);
    expect(status(cluster)).toMatchObject({ phase: 'Healthy', readyReplicas: 5, stepIndex: 5 });
  });

  it('goes its steps: weight, pause, promotion, analysis, all', () => {
    const cluster = begun(CANARY_STEPS, value(0.99));
    cluster.apply(rolloutText(CANARY_STEPS, 'web:2'));
    cluster.pass(600);
    expect(status(cluster)).toMatchObject({
      phase: 'Paused',
      message: 'CanaryPauseStep',
      stepIndex: 1,
      weight: 20,
    });
    expect(sizes(cluster)).toEqual({ canary: 1, stable: 4 });
    steer(cluster, 'promote');
    expect(status(cluster)).toMatchObject({ stepIndex: 3, weight: 60 });
    expect(sizes(cluster)).toEqual({ canary: 3, stable: 2 });
    cluster.pass(60);
    expect(status(cluster)).toMatchObject({ phase: 'Progressing', stepIndex: 4 });
    expect(cluster.view.list('AnalysisRun')[0]?.status).toMatchObject({ phase: 'Running' });
    cluster.pass(240);
    expect(status(cluster)).toMatchObject({ phase: 'Healthy', stepIndex: 5 });
    expect(images(cluster)).toEqual(['web:2']);
    expect(cluster.view.list('AnalysisRun')[0]?.status.results[0]).toMatchObject({
      successful: 5,
      phase: 'Successful',
    });
  });

  it('has a deadline for its pods, and none for an analysis that takes longer', () => {
    const withDeadline = (image: string) =>
      rolloutText(
        `canary:\n  steps:\n    - setWeight: 20\n    - analysis: { templates: [{ templateName: success-rate }], args: [{ name: service, value: web }] }`,
        image,
      ).replace('spec:', 'spec:\n  progressDeadlineSeconds: 60\n  progressDeadlineAbort: true');
    const cluster = begun(CANARY_STEPS, value(0.99));
    cluster.apply(withDeadline('web:2'));
    cluster.pass(300);
    expect(status(cluster)).toMatchObject({ phase: 'Healthy', aborted: false });
    const stuck = begun(CANARY_STEPS, {
      ...value(0.99),
      images: { 'web:2': { kind: 'missing', message: 'not found' } },
    });
    stuck.apply(withDeadline('web:2'));
    stuck.pass(300);
    expect(status(stuck)).toMatchObject({ phase: 'Degraded', aborted: true });
  });

  it('whose analysis fails goes back at once', () => {
    const cluster = begun(CANARY_STEPS, value(0.5));
    cluster.apply(rolloutText(CANARY_STEPS, 'web:2'));
    cluster.pass(30);
    steer(cluster, 'promote');
    cluster.pass(200);
    expect(status(cluster)).toMatchObject({ phase: 'Degraded', aborted: true, weight: 0 });
    expect(status(cluster).message).toContain(
      'Metric "success-rate" assessed Failed due to failed (2) > failureLimit (1)',
    );
    expect(sizes(cluster)).toEqual({ canary: 0, stable: 5 });
    expect(images(cluster)).toEqual(['web:1']);
  });

  it('whose metric cannot be had is an error after five times', () => {
    const cluster = begun(CANARY_STEPS);
    cluster.apply(rolloutText(CANARY_STEPS, 'web:2'));
    cluster.pass(30);
    steer(cluster, 'promote');
    cluster.pass(300);
    expect(status(cluster).message).toContain(
      'consecutiveErrors (5) > consecutiveErrorLimit (4): "Error Message: nobody measures"',
    );
  });

  it('that is called off is back where it was, and can be tried again', () => {
    const cluster = begun(CANARY_STEPS);
    cluster.apply(rolloutText(CANARY_STEPS, 'web:2'));
    cluster.pass(30);
    steer(cluster, 'abort');
    expect(status(cluster)).toMatchObject({
      phase: 'Degraded',
      message: 'RolloutAborted: Rollout aborted update to revision 2',
    });
    expect(images(cluster)).toEqual(['web:1']);
    steer(cluster, 'retry');
    expect(status(cluster)).toMatchObject({ phase: 'Paused', stepIndex: 1 });
    steer(cluster, 'promote-full');
    cluster.pass(60);
    expect(status(cluster).phase).toBe('Healthy');
    expect(images(cluster)).toEqual(['web:2']);
  });

  it('back to the stable version has no steps to go', () => {
    const cluster = begun(CANARY_STEPS);
    cluster.apply(rolloutText(CANARY_STEPS, 'web:2'));
    cluster.pass(30);
    cluster.apply(rolloutText(CANARY_STEPS, 'web:1'));
    cluster.pass(60);
    expect(status(cluster).phase).toBe('Healthy');
    expect(images(cluster)).toEqual(['web:1']);
  });

  const ROUTED = `canary:
  canaryService: web-preview
  stableService: web-active
  trafficRouting: { nginx: { stableIngress: web } }
  steps:
    - setCanaryScale: { replicas: 1 }
    - setMirrorRoute: { name: shadow, percentage: 50, match: [{ method: { exact: POST } }] }
    - pause: { duration: 60 }
    - setMirrorRoute: { name: shadow }
    - setWeight: 10
    - pause: {}`;

  it('with a router has exact weights, a size of its own, and can be a shadow first', () => {
    const cluster = begun(ROUTED);
    cluster.apply(rolloutText(ROUTED, 'web:2'));
    cluster.pass(30);
    expect(status(cluster)).toMatchObject({ mirror: 50, weight: 0, stepIndex: 2 });
    expect(sizes(cluster)).toEqual({ canary: 1, stable: 5 });
    cluster.pass(60);
    expect(status(cluster)).toMatchObject({ mirror: 0, weight: 10, phase: 'Paused' });
    expect(sizes(cluster)).toEqual({ canary: 1, stable: 5 });
    const leads = (name: string) => cluster.view.find('Service', name)!.spec.selector[ROLLOUT_HASH];
    expect([leads('web-active'), leads('web-preview')]).toEqual([
      status(cluster).stableHash,
      status(cluster).currentHash,
    ]);
    cluster.take({ type: 'steer', rollout: 'web', act: 'promote' });
    cluster.pass(10);
    expect(status(cluster).stableHash).toBe(status(cluster).currentHash);
    // What was stable gets no requests any more, and ends when those on their way have had their time.
    expect(images(cluster)).toEqual(['web:1', 'web:2']);
    cluster.pass(60);
    expect(images(cluster)).toEqual(['web:2']);
  });

  it('is watched in the background from the step that is named, and ends it when it is done', () => {
    const strategy = `canary:
  analysis:
    startingStep: 1
    templates: [{ templateName: forever }]
  steps: [{ setWeight: 20 }, { pause: { duration: 2m } }]`;
    const forever = SUCCESS_RATE.replaceAll('success-rate', 'forever')
      .replace('      count: 5\n', '')
      .replaceAll('{{args.service}}', 'web');
    let rate = 1;
    const cluster = new TestCluster({ measure: () => ({ kind: 'value', values: [rate] }) });
    cluster.apply(forever);
    cluster.apply(rolloutText(strategy));
    cluster.pass(60);
    cluster.apply(rolloutText(strategy, 'web:2'));
    cluster.pass(200);
    expect(status(cluster).phase).toBe('Healthy');
    expect(cluster.view.list('AnalysisRun')[0]?.status.phase).toBe('Successful');
    cluster.apply(rolloutText(strategy, 'web:3'));
    cluster.pass(30);
    rate = 0;
    cluster.pass(90);
    expect(status(cluster)).toMatchObject({ aborted: true });
    expect(images(cluster)).toEqual(['web:2']);
  });
});

describe('blue/green', () => {
  it('has both versions whole, and switches when it is let', () => {
    const cluster = begun(BLUE_GREEN_STRATEGY, {}, 3);
    const leads = (name: string) => cluster.view.find('Service', name)!.spec.selector[ROLLOUT_HASH];
    const old = status(cluster).stableHash;
    cluster.apply(rolloutText(BLUE_GREEN_STRATEGY, 'web:2', 3));
    cluster.pass(60);
    expect(status(cluster)).toMatchObject({ phase: 'Paused', message: 'BlueGreenPause' });
    expect(sizes(cluster)).toEqual({ canary: 3, stable: 3 });
    expect([leads('web-active'), leads('web-preview')]).toEqual([old, status(cluster).currentHash]);
    cluster.take({ type: 'steer', rollout: 'web', act: 'promote' });
    cluster.pass(1);
    expect(leads('web-active')).toBe(status(cluster).currentHash);
    expect(images(cluster)).toEqual(['web:1', 'web:2']);
    cluster.pass(60);
    expect(images(cluster)).toEqual(['web:2']);
    expect(status(cluster).phase).toBe('Healthy');
  });

  it('that fails after the switch goes back to the old one', () => {
    const strategy = `blueGreen:
  activeService: web-active
  postPromotionAnalysis: { templates: [{ templateName: success-rate }], args: [{ name: service, value: web }] }`;
    const cluster = begun(strategy, value(0), 3);
    const old = status(cluster).stableHash;
    cluster.apply(rolloutText(strategy, 'web:2', 3));
    cluster.pass(120);
    expect(status(cluster)).toMatchObject({ aborted: true, activeHash: old });
    expect(cluster.view.find('Service', 'web-active')!.spec.selector[ROLLOUT_HASH]).toBe(old);
    expect(images(cluster)).toEqual(['web:1']);
  });

  it('without its service does nothing, and says why', () => {
    const cluster = new TestCluster();
    cluster.apply(rolloutText(BLUE_GREEN_STRATEGY));
    cluster.pass(30);
    expect(status(cluster)).toMatchObject({ phase: 'Degraded' });
    expect(status(cluster).message).toContain('service "web-active" not found');
    expect(cluster.pods()).toHaveLength(0);
  });
});

describe('over random steps and words', () => {
  const step = fc.oneof(
    fc.integer({ min: 0, max: 100 }).map((weight) => `{ setWeight: ${weight} }`),
    fc.constant('{ pause: {} }'),
    fc.integer({ min: 1, max: 40 }).map((seconds) => `{ pause: { duration: ${seconds} } }`),
  );
  const word = fc.constantFrom('promote', 'abort', 'retry', 'promote-full', 'wait', 'update');

  it('has never too many pods nor too few; paused it starts nothing; called off it ends at the stable version', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(1, 2, '25%'),
        fc.constantFrom(0, 1, '25%'),
        fc.array(step, { maxLength: 4 }),
        fc.array(fc.tuple(word, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 8 }),
        (replicas, surge, unavailable, steps, words) => {
          const strategy = `canary:\n  maxSurge: ${surge}\n  maxUnavailable: ${unavailable}\n  steps: [${steps.join(', ')}]`;
          const cluster = begun(strategy, {}, replicas);
          const most = replicas + (typeof surge === 'number' ? surge : Math.ceil(replicas / 4));
          const least = replicas - (typeof unavailable === 'number' ? unavailable : Math.floor(replicas / 4));
          let before = { phase: '', key: '', size: '' };
          cluster.onMoment = () => {
            const { total, available } = cluster.counts();
            expect(total).toBeLessThanOrEqual(most);
            expect(available).toBeGreaterThanOrEqual(least);
            const { phase, currentHash, stepIndex, pauses } = status(cluster);
            const key = `${currentHash}/${stepIndex}/${pauses.length}`;
            const size = JSON.stringify(sizes(cluster));
            if (phase === 'Paused' && before.phase === 'Paused' && before.key === key)
              expect(size).toBe(before.size);
            before = { phase, key, size };
          };
          let version = 2;
          cluster.apply(rolloutText(strategy, 'web:2', replicas));
          for (const [act, seconds] of words) {
            if (act === 'update') cluster.apply(rolloutText(strategy, `web:${++version}`, replicas));
            else if (act !== 'wait') cluster.take({ type: 'steer', rollout: 'web', act });
            cluster.pass(seconds);
          }
          const stable = status(cluster).stableHash;
          cluster.take({ type: 'steer', rollout: 'web', act: 'abort' });
          cluster.pass(300);
          const isBack = cluster
            .pods()
            .filter(isActive)
            .every(({ metadata }) => metadata.labels[ROLLOUT_HASH] === stable);
          // A roll-out that is on its last way is done before anybody can call it off.
          expect(isBack || status(cluster).stableHash !== stable).toBe(true);
          expect(cluster.counts()).toEqual({ total: replicas, available: replicas });
        },
      ),
      { numRuns: 40 },
    );
  });
});
