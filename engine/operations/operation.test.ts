import { describe, expect, it } from 'vitest';
import { METRIC_NAME } from '../monitoring/metrics/labels';
import { SeriesStore } from '../monitoring/metrics/series-store';
import { PrometheusAnswers } from './ask-prometheus';
import { nodesOf } from './bills';
import { Operation, operate } from './operation';
import type { OperationsResult } from './result';
import { autoscaler, deployment, record, START, shop } from './testing/shop';

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, one) => total + one, 0);

/** The last value of a query over what was collected. */
function ask(result: OperationsResult, query: string, at = result.startAt + result.traffic.time * 1000) {
  const store = new SeriesStore();
  for (const { labels, times, values } of result.metrics)
    times.forEach((time, i) => {
      store.append(labels, time, values[i]!);
    });
  return new PrometheusAnswers(store).ask({ query, at });
}

describe('a deployment under traffic', () => {
  it('serves all, is measured, and the metrics count what users saw', () => {
    const result = operate(shop([deployment({ replicas: 2 })]), 'calm');
    const { totals } = result.traffic;
    expect(totals.served + totals.inFlight).toBe(totals.arrived);
    expect(totals.arrived).toBeGreaterThan(2800);
    const counted = ask(result, 'sum(http_requests_total{code="200",version="shop:1"})');
    expect(counted).toMatchObject({ kind: 'value' });
    if (counted.kind === 'value') expect(Math.abs(counted.values[0]! - totals.served)).toBeLessThan(120);
    expect(ask(result, 'kube_deployment_status_replicas_available')).toEqual({ kind: 'value', values: [2] });
    expect(sum(result.podSeconds)).toBeCloseTo(2 * 600, 6);
  });

  it('counts answers by what they are, where it is told what that means', () => {
    const description = shop([deployment({ replicas: 2 })]);
    const [version] = description.versions;
    const marks = version!.record.answers.map((_, row) => row % 4);
    const of = (name: string, ofShadows = false) => ({
      name,
      help: 'Predictions.',
      label: 'class',
      values: ['no', 'no', 'yes', 'yes'],
      ofShadows,
    });
    const result = operate(
      {
        ...description,
        versions: [{ ...version!, marks }],
        answers: [of('predictions_total'), of('compared_total', true)],
      },
      'answers',
    );
    const share = ask(
      result,
      'sum(predictions_total{class="yes"}) / sum(http_requests_total{code="200",version="shop:1"})',
    );
    const expected = marks.filter((mark) => mark >= 2).length / marks.length;
    expect(share).toMatchObject({ kind: 'value' });
    if (share.kind === 'value') expect(share.values[0]).toBeCloseTo(expected, 1);
    // There was no shadow to compare.
    expect(ask(result, 'compared_total')).toEqual({ kind: 'value', values: [] });
  });

  it('gives the same bits for the same seed, whatever the steps, and others for another', () => {
    const description = shop([deployment({ cpu: '500m', limit: '500m' }), autoscaler(1, 8)], {
      arrivals: { kind: 'poisson', perSecond: 30 },
    });
    const whole = operate(description, 1);
    const stepped = new Operation(description, 1);
    for (let at = 0; at <= 600; at += 37) stepped.runUntil(at);
    stepped.runUntil(600);
    expect(stepped.result()).toEqual(whole);
    expect(structuredClone(whole)).toEqual(whole);
    expect(operate(description, 2).traffic.totals.arrived).not.toBe(whole.traffic.totals.arrived);
  });

  it('is slowed by a CPU limit below a core, as the kernel slows it', () => {
    const p50 = (limit?: string) => {
      const description = shop([deployment({ replicas: 8, ...(limit && { limit }) })], {
        arrivals: { kind: 'poisson', perSecond: 1 },
      });
      return operate(description, 'slow').traffic.requests.p50[5]!;
    };
    expect(p50()).toBeCloseTo(0.05, 5);
    expect(p50('250m')).toBeCloseTo(0.2, 5);
  });

  it('grows by its autoscaler, within the limits of that', () => {
    const nodes = nodesOf({ provider: 'aws', machine: 'm5.large' }, 20);
    const run = (most: number) => {
      const description = shop([deployment({ cpu: '500m', limit: '500m' }), autoscaler(1, most)], {
        duration: 1200,
        arrivals: { kind: 'poisson', perSecond: 40 },
      });
      const { cluster } = description;
      return operate(
        { ...description, cluster: { ...cluster, settings: { nodes } } as typeof cluster },
        'grow',
      );
    };
    // 40 a second of 0.1 s at half a core keep 2 cores busy: at 60 % of 500m that is 7 pods.
    const free = run(20);
    expect(free.traffic.fleet.ready.at(-1)).toBeGreaterThanOrEqual(6);
    expect(free.traffic.fleet.ready.at(-1)).toBeLessThanOrEqual(9);
    const tight = run(2);
    expect(tight.traffic.fleet.ready.at(-1)).toBe(2);
    expect(tight.traffic.totals.timedOut).toBeGreaterThan(10 * free.traffic.totals.timedOut);
  });

  it('without a readiness probe, sends requests to processes that do not listen yet', () => {
    const refused = (probe: boolean) => {
      const description = shop(
        [deployment({ replicas: 2, probe })],
        { controlEvery: 5 },
        {
          versions: [
            { image: 'shop:1', record: record(0.05, { loadSeconds: 20 }) },
            { image: 'shop:2', record: record(0.05, { loadSeconds: 20, content: 'two' }) },
          ],
          changes: [
            {
              at: 120,
              apply: { path: 'new.yaml', text: deployment({ replicas: 2, probe, image: 'shop:2' }) },
            },
          ],
        },
      );
      const { traffic } = operate(description, 'probe');
      expect(traffic.versions[1]!.fleet.ready.at(-1)).toBe(2);
      return traffic.totals.refused;
    };
    expect(refused(true)).toBe(0);
    expect(refused(false)).toBeGreaterThan(50);
  });

  it('counts requests that nobody could take', () => {
    const result = operate(shop([deployment({ replicas: 0 })]), 'none');
    expect(result.traffic.totals.unrouted).toBe(result.traffic.totals.arrived);
    expect(ask(result, 'sum(http_requests_total{code="503"}) > bool 2000')).toEqual({
      kind: 'value',
      values: [1],
    });
  });
});

describe('a canary', () => {
  const rollout = (image: string) => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: shop }
spec:
  replicas: 4
  selector: { matchLabels: { app: shop } }
  strategy:
    canary:
      analysis:
        templates: [{ templateName: errors }]
        args: [{ name: hash, valueFrom: { podTemplateHashValue: Latest } }]
      steps: [{ setWeight: 25 }, { pause: { duration: 10m } }]
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - name: shop
          image: ${image}
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 2 }
`;
  const ERRORS = `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: errors }
spec:
  args: [{ name: hash }]
  metrics:
    - name: errors
      interval: 30s
      initialDelay: 60s
      failureLimit: 1
      successCondition: result[0] < 0.1
      provider:
        prometheus:
          address: http://prometheus:9090
          query: |
            sum(rate(http_requests_total{pod_template_hash="{{args.hash}}",code=~"5.."}[1m]))
              / sum(rate(http_requests_total{pod_template_hash="{{args.hash}}"}[1m])) or vector(0)
`;
  const release = (fails: readonly number[]) =>
    operate(
      shop(
        [ERRORS, rollout('shop:1')],
        { duration: 1500, arrivals: { kind: 'poisson', perSecond: 10 } },
        {
          versions: [
            { image: 'shop:1', record: record(0.05) },
            { image: 'shop:2', record: record(0.05, { fails, content: 'two' }) },
          ],
          changes: [{ at: 300, apply: { path: 'new.yaml', text: rollout('shop:2') } }],
        },
      ),
      'canary',
    );

  it('whose requests fail is called off by its analysis, measured on the metrics of the traffic', () => {
    const { moments, traffic } = release([0, 1, 2, 3, 4, 5]);
    expect(moments.at(-1)!.workload.words).toContain('assessed Failed');
    expect(moments.at(-1)!.workload.rollout!.isAborted).toBe(true);
    expect(traffic.versions[1]!.fleet.ready.at(-1)).toBe(0);
    expect(traffic.totals.failed).toBeLessThan(400);
  });

  it('that is well goes live', () => {
    const { moments, traffic, refusals } = release([]);
    expect(refusals).toEqual([]);
    expect(moments.at(-1)!.workload).toMatchObject({ phase: 'done', ready: 4 });
    expect(traffic.versions[1]!.fleet.ready.at(-1)).toBe(4);
  });
});

describe('what is made of it', () => {
  const RULES = `groups:
  - name: shop
    rules:
      - alert: Errors
        expr: sum(rate(http_requests_total{code=~"5.."}[1m])) / sum(rate(http_requests_total[1m])) > 0.05
        for: 1m
        labels: { severity: page }
`;

  it('alerts that go to the pager', () => {
    const { alerts, notifications, ruleFailures } = operate(
      shop(
        [deployment({ replicas: 2 })],
        { duration: 1200, faults: [{ kind: 'errors', from: 300, until: 600, share: 0.3 }] },
        {
          monitoring: { rules: [{ path: 'rules.yml', text: RULES }] },
        },
      ),
      'page',
    );
    expect(ruleFailures).toEqual([]);
    expect(alerts.map(({ to }) => to)).toEqual(['pending', 'firing', 'inactive']);
    expect((notifications[0]!.time - START) / 1000).toBeGreaterThan(360);
    expect(notifications[0]).toMatchObject({ receiver: 'pager' });
  });

  it('a bill on three clouds, which follows the pods', () => {
    const bill = { provider: 'aws', region: 'us-east-1', machine: 'm5.large' } as const;
    const of = (replicas: number) =>
      operate(
        shop([deployment({ replicas, cpu: '900m', limit: '900m' })], { duration: 120 }, { bill }),
        'bill',
      );
    const two = of(2);
    expect(two.podsPerNode).toBe(2);
    expect(two.bills.map(({ provider }) => provider)).toEqual(['aws', 'gcp', 'azure']);
    const hours = 24 * 31;
    const machines = ({ bills }: OperationsResult) =>
      Number(
        bills[0]!.bill.lines
          .filter(({ sku }) => sku === 'm5.large')
          .reduce((total, { quantity }) => total + quantity, 0n),
      ) / 3600;
    expect(machines(two)).toBe(hours);
    expect(machines(of(3))).toBe(2 * hours);
  });

  it('metrics under the names that exporters have', () => {
    const { metrics } = operate(shop([deployment({ replicas: 1 })], { duration: 60 }), 'names');
    expect([...new Set(metrics.map(({ labels }) => labels[METRIC_NAME]))].sort()).toEqual([
      'container_cpu_usage_seconds_total',
      'http_request_duration_seconds_bucket',
      'http_request_duration_seconds_count',
      'http_request_duration_seconds_sum',
      'http_requests_in_flight',
      'http_requests_queued',
      'http_requests_total',
      'kube_deployment_spec_replicas',
      'kube_deployment_status_replicas_available',
      'replicas_ready',
      'up',
    ]);
  });
});

describe('what cannot be run', () => {
  it.each([
    ['no workload', shop([]), 'workload: the cluster has no Deployment'],
    [
      'an image twice',
      shop([deployment()], {}, { versions: [1, 2].map(() => ({ image: 'shop:1', record: record(1) })) }),
      'versions.1.image: shop:1 is there twice',
    ],
    [
      'changes out of order',
      shop(
        [deployment()],
        {},
        {
          changes: [
            { at: 9, rollout: 'shop', steer: 'abort' },
            { at: 3, rollout: 'shop', steer: 'abort' },
          ],
        },
      ),
      'changes.1.at',
    ],
    [
      'an interval between looks',
      shop([deployment()], {}, { monitoring: { interval: 20 } }),
      'monitoring.interval: expected a multiple of the 15 s',
    ],
    [
      'an unknown machine',
      shop(
        [deployment()],
        { duration: 60 },
        { bill: { provider: 'aws', region: 'us-east-1', machine: 'big' } },
      ),
      'bill.machine: there is no big on aws',
    ],
    ['a negative duration', shop([deployment()], { duration: -1 }), 'duration: expected a number above 0'],
  ])('%s is told', (_, description, message) => {
    expect(() => operate(description, 1)).toThrow(message);
  });

  it('a change that the cluster refuses is written down, and all goes on', () => {
    const bad = deployment().replace('app: shop } }\n  template', 'app: other } }\n  template');
    const { refusals, traffic } = operate(
      shop(
        [deployment({ replicas: 1 })],
        { duration: 120 },
        { changes: [{ at: 30, apply: { path: 'bad.yaml', text: bad } }] },
      ),
      1,
    );
    expect(refusals).toMatchObject([{ at: 30 }]);
    expect(traffic.totals.served).toBeGreaterThan(400);
  });
});
