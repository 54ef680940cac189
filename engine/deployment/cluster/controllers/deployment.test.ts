import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveFenceposts } from '../objects/int-or-percent';
import { REVISION } from '../objects/workloads';
import { deploymentText, START, TestCluster } from '../testing/test-cluster';
import { replicaSetsOf } from './owned';

const READY = 'readinessProbe:\n  httpGet: { path: /healthz, port: 8080 }';

const deployment = (cluster: TestCluster) => cluster.view.find('Deployment', 'web')!;
const sets = (cluster: TestCluster) => replicaSetsOf(cluster.view, deployment(cluster));
const progress = (cluster: TestCluster) =>
  deployment(cluster).status.conditions.find(({ type }) => type === 'Progressing');

describe('the fenceposts of a rolling update', () => {
  it.each([
    [1, 1, 0],
    [4, 1, 1],
    [10, 3, 2],
    [3, 1, 0],
    [0, 0, 1],
  ])('of %i replicas by 25 per cent: %i too many, %i too few', (replicas, maxSurge, maxUnavailable) => {
    expect(resolveFenceposts('25%', '25%', replicas)).toEqual({ maxSurge, maxUnavailable });
  });
});

describe('a rolling update', () => {
  it('replaces pods one after the other, never with fewer than are wanted', () => {
    const cluster = new TestCluster();
    cluster.apply(deploymentText());
    cluster.pass(60);
    const counts: string[] = [];
    cluster.onMoment = () => {
      const { total, available } = cluster.counts();
      counts.push(`${total}/${available}`);
    };
    cluster.apply(deploymentText({ image: 'web:2' }));
    cluster.pass(120);
    expect(new Set(counts)).toEqual(new Set(['4/3', '3/3']));
    expect(
      sets(cluster).map(({ spec, metadata }) => [spec.replicas, metadata.annotations[REVISION]]),
    ).toEqual([
      [0, '1'],
      [3, '2'],
    ]);
    expect(progress(cluster)).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' });
  });

  it('that never becomes ready stops there, and says so after its deadline; nothing goes back by itself', () => {
    const cluster = new TestCluster({ behaviours: { 'web:2': { answers: { '/healthz': 500 } } } });
    cluster.apply(deploymentText({ container: READY }));
    cluster.pass(60);
    cluster.apply(deploymentText({ container: READY, image: 'web:2' }));
    cluster.pass(599);
    expect(progress(cluster)?.status).toBe('True');
    cluster.pass(60);
    expect(progress(cluster)).toMatchObject({ status: 'False', reason: 'ProgressDeadlineExceeded' });
    expect(sets(cluster).map(({ spec }) => spec.replicas)).toEqual([3, 1]);
    expect(cluster.counts()).toEqual({ total: 4, available: 3 });
    const unhealthy = cluster.view.events.find(({ message }) => message.includes('statuscode'));
    expect(unhealthy?.message).toBe('Readiness probe failed: HTTP probe failed with statuscode: 500');
    expect(unhealthy!.count).toBeGreaterThan(60);
  });

  it('waits until a pod has been ready for long enough', () => {
    const cluster = new TestCluster();
    cluster.apply(deploymentText({ replicas: 1, spec: 'minReadySeconds: 20' }));
    cluster.pass(15);
    expect(deployment(cluster).status).toMatchObject({ readyReplicas: 1, availableReplicas: 0 });
    cluster.pass(10);
    expect(deployment(cluster).status.availableReplicas).toBe(1);
  });

  it('that is resized on its way grows both versions in proportion', () => {
    const cluster = new TestCluster({ behaviours: { 'web:2': { answers: { '/healthz': 500 } } } });
    const spec = 'strategy:\n  rollingUpdate: { maxSurge: 3, maxUnavailable: 2 }';
    cluster.apply(deploymentText({ replicas: 10, spec, container: READY }));
    cluster.pass(60);
    cluster.apply(deploymentText({ replicas: 10, spec, container: READY, image: 'web:2' }));
    cluster.pass(60);
    expect(sets(cluster).map((set) => set.spec.replicas)).toEqual([8, 5]);
    cluster.apply(deploymentText({ replicas: 15, spec, container: READY, image: 'web:2' }));
    cluster.pass(1);
    // The example of Kubernetes' own manual: three of the five go to the larger set, two to the other.
    expect(sets(cluster).map((set) => set.spec.replicas)).toEqual([11, 7]);
  });

  it('keeps as many old versions as it is told to', () => {
    const cluster = new TestCluster();
    for (let version = 1; version <= 5; version++) {
      cluster.apply(deploymentText({ image: `web:${version}`, spec: 'revisionHistoryLimit: 2' }));
      cluster.pass(120);
    }
    expect(sets(cluster).map(({ metadata }) => metadata.annotations[REVISION])).toEqual(['3', '4', '5']);
  });

  it('back to an older template uses its replica set again, with a new number', () => {
    const cluster = new TestCluster();
    for (const image of ['web:1', 'web:2', 'web:1']) {
      cluster.apply(deploymentText({ image }));
      cluster.pass(120);
    }
    expect(
      sets(cluster).map(({ metadata, spec }) => [metadata.annotations[REVISION], spec.replicas]),
    ).toEqual([
      ['3', 3],
      ['2', 0],
    ]);
  });

  it('that is paused changes nothing of a new template, and goes on when it is let', () => {
    const cluster = new TestCluster();
    cluster.apply(deploymentText());
    cluster.pass(60);
    cluster.apply(deploymentText({ image: 'web:2', spec: 'paused: true' }));
    cluster.pass(60);
    expect(sets(cluster)).toHaveLength(1);
    expect(progress(cluster)?.reason).toBe('DeploymentPaused');
    cluster.apply(deploymentText({ image: 'web:2' }));
    cluster.pass(120);
    expect(sets(cluster).map(({ spec }) => spec.replicas)).toEqual([0, 3]);
  });
});

describe('Recreate', () => {
  it('begins new pods only when the last old one is gone, its grace included', () => {
    const cluster = new TestCluster();
    const spec = 'strategy: { type: Recreate }';
    cluster.apply(deploymentText({ spec }));
    cluster.pass(60);
    cluster.apply(deploymentText({ spec, image: 'web:2' }));
    cluster.pass(29);
    expect(cluster.pods().map(({ spec: { containers } }) => containers[0]!.image)).toEqual([
      'web:1',
      'web:1',
      'web:1',
    ]);
    expect(cluster.counts().available).toBe(0);
    cluster.pass(20);
    expect(cluster.pods().map(({ spec: { containers } }) => containers[0]!.image)).toEqual([
      'web:2',
      'web:2',
      'web:2',
    ]);
    expect(cluster.counts().available).toBe(3);
  });
});

describe('a container that fails', () => {
  it('is started again at once, then after 10, 20, 40 … seconds, five minutes at most', () => {
    const cluster = new TestCluster({ behaviours: { 'web:1': { exit: { afterMs: 0, code: 1 } } } });
    cluster.apply(deploymentText({ replicas: 1 }));
    const starts: number[] = [];
    cluster.onMoment = () => {
      const state = cluster.pods()[0]?.status.containers[0]?.state;
      if (state?.kind === 'running' && starts.at(-1) !== state.startedAt) starts.push(state.startedAt);
      const last = cluster.pods()[0]?.status.containers[0]?.last;
      if (last && starts.at(-1) !== last.startedAt) starts.push(last.startedAt);
    };
    cluster.pass(3000);
    const waits = starts.slice(1).map((at, i) => Math.round((at - starts[i]!) / 1000));
    expect(waits.slice(0, 8)).toEqual([1, 11, 21, 41, 81, 161, 301, 301]);
    const [pod] = cluster.pods();
    expect(pod!.status.containers[0]).toMatchObject({ state: { reason: 'CrashLoopBackOff' }, ready: false });
    expect(pod!.status.containers[0]!.state).toHaveProperty(
      'message',
      expect.stringContaining('back-off 5m0s restarting failed container=web'),
    );
  });

  it('whose memory is used up is killed for it', () => {
    const cluster = new TestCluster();
    cluster.apply(deploymentText({ replicas: 1, container: 'resources: { limits: { memory: 16Mi } }' }));
    cluster.pass(30);
    expect(cluster.pods()[0]!.status.containers[0]!.last).toMatchObject({
      reason: 'OOMKilled',
      exitCode: 137,
    });
  });

  it('whose image is nowhere waits longer each time', () => {
    const cluster = new TestCluster({ images: { 'web:1': { kind: 'missing', message: 'not found' } } });
    cluster.apply(deploymentText({ replicas: 1 }));
    cluster.pass(60);
    expect(cluster.pods()[0]!.status.containers[0]!.state).toMatchObject({
      kind: 'waiting',
      reason: 'ImagePullBackOff',
    });
    const reasons = cluster.view.events.map(({ reason, message }) => `${reason}: ${message}`);
    expect(reasons).toContain('Failed: Error: ImagePullBackOff');
    expect(reasons).toContain('BackOff: Back-off pulling image "web:1"');
  });

  it('that lacks a config map waits for it, and starts when it comes', () => {
    const cluster = new TestCluster();
    cluster.apply(
      deploymentText({ replicas: 1, container: 'envFrom: [{ configMapRef: { name: settings } }]' }),
    );
    cluster.pass(30);
    expect(cluster.pods()[0]!.status.containers[0]!.state).toMatchObject({
      reason: 'CreateContainerConfigError',
      message: 'configmap "settings" not found',
    });
    cluster.apply('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { A: b }');
    cluster.pass(30);
    expect(cluster.counts().available).toBe(1);
  });
});

describe('nodes', () => {
  it('do not pull again what they have, and pull only the layers that are new', () => {
    const cluster = new TestCluster();
    cluster.apply(deploymentText({ replicas: 1 }));
    cluster.pass(60);
    cluster.apply(deploymentText({ replicas: 1, image: 'web:2' }));
    cluster.pass(60);
    for (const replicas of [4, 5]) {
      cluster.apply(deploymentText({ replicas, image: 'web:2' }));
      cluster.pass(60);
    }
    const said = cluster.view.events.map(({ message }) => message);
    expect(said).toContain(
      'Successfully pulled image "web:1" in 1.4s (1.4s including waiting). Image size: 55000000 bytes.',
    );
    expect(said).toContain('Container image "web:2" already present on machine');
  });

  it('take no more than they have room for; what does not fit waits and says why', () => {
    const cluster = new TestCluster();
    cluster.apply(deploymentText({ replicas: 7, container: 'resources: { requests: { cpu: 900m } }' }));
    cluster.pass(60);
    expect(cluster.counts()).toEqual({ total: 7, available: 6 });
    expect(cluster.pods().find(({ status }) => status.node === null)!.status.unschedulable).toBe(
      '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
    );
    cluster.apply(deploymentText({ replicas: 6, container: 'resources: { requests: { cpu: 900m } }' }));
    cluster.pass(60);
    expect(cluster.counts()).toEqual({ total: 6, available: 6 });
  });
});

describe('an autoscaler in the cluster', () => {
  const HPA = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 10
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]`;

  it('follows the load up, and down after its window', () => {
    const cluster = new TestCluster();
    cluster.apply(deploymentText({ replicas: 2, container: 'resources: { requests: { cpu: 100m } }' }));
    cluster.apply(HPA);
    cluster.pass(60);
    cluster.take({ type: 'usage', workload: 'deployment/web', usage: { cpuMilli: 380 } });
    cluster.pass(120);
    expect(deployment(cluster).spec.replicas).toBe(8);
    cluster.take({ type: 'usage', workload: 'deployment/web', usage: null });
    cluster.pass(270);
    expect(deployment(cluster).spec.replicas).toBe(8);
    cluster.pass(90);
    expect(deployment(cluster).spec.replicas).toBe(1);
    const reasons = cluster.view.events
      .filter(({ reason }) => reason === 'SuccessfulRescale')
      .map(({ message }) => message);
    expect(reasons).toEqual([
      'New size: 4; reason: cpu resource utilization (percentage of request) above target',
      'New size: 8; reason: cpu resource utilization (percentage of request) above target',
      'New size: 1; reason: All metrics below target',
    ]);
  });
});

describe('a cluster that nobody touches', () => {
  const HPA = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 10`;

  it('is the same after hours whether its autoscaler looked each time, or looks were left out', () => {
    const after = (isLookedAt: boolean) => {
      const cluster = new TestCluster();
      cluster.apply(deploymentText({ container: 'resources: { requests: { cpu: 100m } }' }));
      cluster.apply(HPA);
      // Told the same again, it has to look: nothing can be left out.
      for (let minute = 0; minute < 300; minute++) {
        if (isLookedAt) cluster.take({ type: 'usage', workload: 'deployment/web', usage: { cpuMilli: 20 } });
        else if (minute === 0)
          cluster.take({ type: 'usage', workload: 'deployment/web', usage: { cpuMilli: 20 } });
        cluster.pass(60);
      }
      cluster.take({ type: 'usage', workload: 'deployment/web', usage: { cpuMilli: 300 } });
      const sizes: number[] = [];
      for (let step = 0; step < 40; step++) {
        cluster.pass(15);
        sizes.push(deployment(cluster).spec.replicas);
        if (step === 20) cluster.take({ type: 'usage', workload: 'deployment/web', usage: null });
      }
      return JSON.stringify([sizes, cluster.view.find('HorizontalPodAutoscaler', 'web')]);
    };
    expect(after(false)).toBe(after(true));
  });

  it('costs next to nothing, however long it is left alone', () => {
    const cluster = new TestCluster();
    cluster.apply(deploymentText({ container: 'resources: { requests: { cpu: 100m } }' }));
    cluster.apply(HPA);
    cluster.pass(7200);
    const before = cluster.view.find('HorizontalPodAutoscaler', 'web')!.status;
    // Two million looks, if each were taken.
    expect(cluster.cluster.advance(cluster.view.now + 86_400_000 * 365)).toBeNull();
    const after = cluster.view.find('HorizontalPodAutoscaler', 'web')!.status;
    expect(after.nextAt).toBeGreaterThan(cluster.view.now);
    expect(after.conditions).toEqual(before.conditions);
  });
});

describe('over random updates', () => {
  const update = fc.record({
    image: fc.constantFrom('web:1', 'web:2', 'web:bad', 'web:slow', 'web:crash'),
    wait: fc.integer({ min: 0, max: 90 }),
  });

  it('there are never too many pods, and never too few that are available unless they fail by themselves', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(0, 1, 3, '25%', '50%'),
        fc.constantFrom(0, 1, 2, '25%', '40%'),
        fc.integer({ min: 0, max: 8 }),
        fc.array(update, { minLength: 1, maxLength: 5 }),
        (replicas, surge, unavailable, minReady, updates) => {
          fc.pre(
            !(Number.parseInt(String(surge), 10) === 0 && Number.parseInt(String(unavailable), 10) === 0),
          );
          const cluster = new TestCluster({
            behaviours: {
              'web:bad': { answers: { '/healthz': 503 } },
              'web:slow': { startMs: 25_000 },
              'web:crash': { exit: { afterMs: 3000, code: 1 } },
            },
          });
          const spec = `minReadySeconds: ${minReady}\nstrategy:\n  rollingUpdate: { maxSurge: ${surge}, maxUnavailable: ${unavailable} }`;
          const write = (image: string) =>
            cluster.apply(deploymentText({ image, replicas, spec, container: READY }));
          write('web:1');
          cluster.pass(120);
          const { maxSurge, maxUnavailable } = resolveFenceposts(surge, unavailable, replicas);
          let wasBad = false;
          cluster.onMoment = () => {
            const { total, available } = cluster.counts(minReady);
            expect(total).toBeLessThanOrEqual(replicas + maxSurge);
            if (!wasBad) expect(available).toBeGreaterThanOrEqual(replicas - maxUnavailable);
          };
          for (const { image, wait } of updates) {
            // What crashes after it was available is not the controller's doing.
            if (image === 'web:crash') wasBad = true;
            write(image);
            cluster.pass(wait);
          }
          write('web:2');
          cluster.pass(900);
          expect(cluster.counts(minReady)).toEqual({ total: replicas, available: replicas });
          expect(cluster.pods().every((pod) => pod.spec.containers[0]!.image === 'web:2')).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives the same state whatever the steps in which time passes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }), (steps) => {
        const run = (pass: (cluster: TestCluster, seconds: number) => void) => {
          const cluster = new TestCluster({ behaviours: { 'web:2': { exit: { afterMs: 7000, code: 2 } } } });
          cluster.apply(deploymentText());
          pass(cluster, 60);
          cluster.apply(deploymentText({ image: 'web:2' }));
          pass(
            cluster,
            steps.reduce((sum, one) => sum + one, 0),
          );
          return JSON.stringify([
            cluster.view.list('Pod'),
            cluster.view.list('Deployment'),
            cluster.view.now - START,
          ]);
        };
        const whole = run((cluster, seconds) => cluster.pass(seconds));
        const parts = run((cluster, seconds) => {
          let left = seconds;
          for (const step of steps) {
            cluster.pass(Math.min(step, left));
            left -= Math.min(step, left);
          }
          cluster.pass(left);
        });
        expect(parts).toBe(whole);
      }),
      { numRuns: 20 },
    );
  });
});
