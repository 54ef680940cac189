import { describe, expect, it } from 'vitest';
import type { FleetObservation } from '../../../traffic/controller';
import type { TrafficDescription } from '../../../traffic/description';
import { Simulation } from '../../../traffic/simulation';
import { admit } from '../admission/admit';
import { Cluster } from '../cluster';
import { parseManifests } from '../manifest/parse-manifests';
import { type Behaviour, STEADY } from '../pods/behaviour';
import { DEFAULT_SETTINGS } from '../settings';
import { rolloutText, SERVICES } from '../testing/manifests';
import { deploymentText, START } from '../testing/test-cluster';
import { ClusterFleet } from './cluster-fleet';

function fleetOf(
  kind: 'Deployment' | 'Rollout',
  texts: readonly string[],
  world: {
    readonly behaviours?: Readonly<Record<string, Partial<Behaviour>>>;
    readonly measure?: (seen: FleetObservation) => number;
    readonly service?: string;
  } = {},
) {
  const nodes = [1, 2, 3].map((at) => ({ name: `node-${at}`, cpuMilli: 8000, memoryBytes: 2 ** 34 }));
  const cluster = new Cluster({ ...DEFAULT_SETTINGS, nodes }, START);
  const apply = (text: string) => {
    for (const manifest of parseManifests(text, 'web.yaml').manifests)
      cluster.take({ at: cluster.view.now, type: 'put', object: admit(cluster.view, manifest) });
  };
  const fleet = new ClusterFleet({
    cluster,
    workload: { kind, name: 'web' },
    ...(world.service !== undefined && { service: world.service }),
    coresOf: () => 1,
    resolveImage: (reference) => ({
      kind: 'found',
      digest: reference,
      layers: [{ digest: reference, bytes: 50_000_000 }],
    }),
    learn: ({ reference }) => ({ ...STEADY, ...world.behaviours?.[reference] }),
    ...(world.measure && {
      measure: (_query, seen) => ({ kind: 'value' as const, values: [world.measure!(seen)] }),
    }),
  });
  // The first objects are there before the first request: the fleet's first tick lets their pods start.
  const nobody: FleetObservation = {
    time: 0,
    since: 0,
    versions: [],
    replicas: [],
    unrouted: 0,
    weights: null,
    mirror: null,
  };
  for (const text of texts) {
    fleet.control(nobody);
    apply(text);
  }
  return { cluster, fleet, apply };
}

const traffic = (perSecond: number, duration: number, failures = 0): TrafficDescription => ({
  duration,
  window: 60,
  controlEvery: 5,
  arrivals: { kind: 'poisson', perSecond },
  clients: { timeout: 10 },
  fleet: {
    versions: [
      { name: 'web:1', workers: 1, service: { kind: 'exponential', mean: 0.1 } },
      { name: 'web:2', workers: 1, service: { kind: 'exponential', mean: 0.1 }, failures },
    ],
    replicas: [],
  },
});

const HPA = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 20
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }]`;

const run = (simulation: Simulation) => {
  simulation.runUntil(Number.POSITIVE_INFINITY);
  return simulation.result();
};

describe('a fleet that a cluster steers', () => {
  it('grows with the load that is measured until its use is at the target', () => {
    const { fleet, cluster } = fleetOf('Deployment', [
      deploymentText({ replicas: 1, container: 'resources: { requests: { cpu: 500m } }' }),
      HPA,
    ]);
    // 40 requests a second of 0.1 s keep 4 cores busy; 0.5 cores are asked for, and 60 % of them is the target: 14 pods.
    const result = run(new Simulation(traffic(40, 1800), 'load', { controller: fleet }));
    const { replicas } = cluster.view.find('Deployment', 'web')!.spec;
    expect(replicas).toBeGreaterThanOrEqual(12);
    expect(replicas).toBeLessThanOrEqual(16);
    expect(result.totals.inFlight).toBeLessThan(40);
  });

  it('keeps serving through a rolling update, and does not let a version in that is not ready', () => {
    const { fleet, apply } = fleetOf('Deployment', [deploymentText({ replicas: 4 })]);
    const simulation = new Simulation(traffic(10, 900), 'update', { controller: fleet });
    simulation.runUntil(300);
    apply(deploymentText({ replicas: 4, image: 'web:2' }));
    const { versions } = run(simulation);
    const last = (version: string) => versions.find((one) => one.version === version)!.fleet.ready.at(-1);
    expect([last('web:1'), last('web:2')]).toEqual([0, 4]);
  });

  it('calls a canary off whose requests fail, by its own analysis', () => {
    const strategy = `canary:
  analysis: { templates: [{ templateName: errors }] }
  steps: [{ setWeight: 25 }, { pause: { duration: 10m } }]`;
    const analysis = `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: errors }
spec:
  metrics:
    - name: errors
      interval: 30s
      initialDelay: 60s
      failureLimit: 1
      successCondition: result[0] < 0.05
      provider: { prometheus: { address: http://prometheus, query: errors } }`;
    const measure = ({ versions }: FleetObservation) => {
      const canary = versions.find(({ version }) => version === 'web:2')!;
      return canary.arrived === 0 ? 0 : canary.errors / canary.arrived;
    };
    const { fleet, cluster, apply } = fleetOf('Rollout', [analysis, rolloutText(strategy, 'web:1', 4)], {
      measure,
    });
    const simulation = new Simulation(traffic(20, 900, 0.5), 'canary', { controller: fleet });
    simulation.runUntil(120);
    apply(rolloutText(strategy, 'web:2', 4));
    run(simulation);
    expect(cluster.view.find('Rollout', 'web')!.status).toMatchObject({ phase: 'Degraded', aborted: true });
  });

  it('shows users the active version of blue/green alone, and the other one from the switch on', () => {
    const strategy = `blueGreen:
  activeService: web-active
  previewService: web-preview
  autoPromotionSeconds: 120`;
    const { fleet, apply } = fleetOf('Rollout', [SERVICES, rolloutText(strategy, 'web:1', 3)]);
    const simulation = new Simulation(traffic(10, 600), 'blue-green', { controller: fleet });
    simulation.runUntil(60);
    apply(rolloutText(strategy, 'web:2', 3));
    const { versions, requests } = run(simulation);
    const [old, fresh] = versions.map(({ requests: { arrived } }) => arrived);
    expect([fresh![1], fresh![2]]).toEqual([0, 0]);
    // The preview was ready in the second minute, and the old one is kept for half a minute after the switch.
    expect(versions[1]!.fleet.ready[1]).toBe(3);
    expect([old![4], old![5]]).toEqual([0, 0]);
    expect(fresh![5]).toBe(requests.arrived[5]);
    // Before the first pods are ready nobody is served; afterwards everybody is.
    expect(requests.unrouted.subarray(1).every((count) => count === 0)).toBe(true);
  });

  it('sends nothing to a version that a router has no share for any more', () => {
    const strategy = `canary:
  stableService: web-active
  canaryService: web-preview
  trafficRouting: { nginx: { stableIngress: web } }
  scaleDownDelaySeconds: 200
  steps: [{ setWeight: 20 }, { pause: { duration: 60 } }]`;
    const { fleet, apply } = fleetOf('Rollout', [SERVICES, rolloutText(strategy, 'web:1', 3)]);
    const simulation = new Simulation(traffic(10, 600), 'router', { controller: fleet });
    simulation.runUntil(60);
    apply(rolloutText(strategy, 'web:2', 3));
    const { versions, requests } = run(simulation);
    expect(versions[1]!.requests.arrived[1]! / requests.arrived[1]!).toBeCloseTo(0.15, 0);
    expect(versions[0]!.fleet.ready[4]).toBe(3);
    expect(versions[0]!.requests.arrived[4]).toBe(0);
  });

  it('raises the share of a version only once it has the pods for it', () => {
    const strategy = `canary:
  stableService: web-active
  canaryService: web-preview
  trafficRouting: { nginx: { stableIngress: web } }
  steps: [{ setWeight: 50 }, { pause: { duration: 120 } }]`;
    const late = { 'web:2': { startMs: 45_000 } };
    const probe = 'readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 5 }';
    const text = (image: string) =>
      rolloutText(strategy, image, 4).replace(`image: ${image}`, `image: ${image}\n          ${probe}`);
    const { fleet, apply } = fleetOf('Rollout', [SERVICES, text('web:1')], { behaviours: late });
    const simulation = new Simulation(traffic(10, 600), 'late', { controller: fleet });
    simulation.runUntil(60);
    apply(text('web:2'));
    const { versions, requests } = run(simulation);
    // Half a minute after it was applied nobody has met it; nobody is sent to where nothing is ready, at the end of it neither.
    expect(versions[1]!.requests.arrived[1]! / requests.arrived[1]!).toBeLessThan(0.2);
    expect(versions[1]!.requests.arrived[9]).toBe(requests.arrived[9]);
    expect(requests.unrouted.subarray(1).every((count) => count === 0)).toBe(true);
  });

  it('serves nobody where the service leads to no pod', () => {
    const lost = SERVICES.replaceAll('app: web', 'app: webb');
    const { fleet } = fleetOf('Deployment', [lost, deploymentText({ replicas: 2 })], {
      service: 'web-active',
    });
    const { totals } = run(new Simulation(traffic(5, 120), 'lost', { controller: fleet }));
    expect(totals.unrouted).toBe(totals.arrived);
    const strategy = `canary:
  stableService: web-active
  canaryService: web-preview
  trafficRouting: { nginx: { stableIngress: web } }`;
    const routed = fleetOf('Rollout', [lost, rolloutText(strategy, 'web:1', 2)]);
    const { totals: alsoLost } = run(new Simulation(traffic(5, 120), 'lost', { controller: routed.fleet }));
    expect(alsoLost.unrouted).toBe(alsoLost.arrived);
  });
});
