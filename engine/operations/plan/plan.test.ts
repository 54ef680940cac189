import { describe, expect, it } from 'vitest';
import { operate } from '../operation';
import { summaryOf } from '../summary';
import { planText, scoresProject, scoresRunner } from '../testing/scores-project';
import { autoscaler, deployment } from '../testing/shop';
import { addedPerRow, measurePlan } from './measure-plan';
import { planDescription, recordedService } from './plan-description';
import { parsePlan } from './plan-file';
import { readPlanRows } from './plan-rows';
import { expectedRequests, PROFILES, profileNamed } from './profiles';

const means = (runner = scoresRunner()) => ({ runner, newRunId: () => 'measure' });
const planIn = (files: Readonly<Record<string, string>>) => parsePlan(files['traffic/traffic.yaml']!);

describe('a plan', () => {
  it('has durations in seconds and what was left out', () => {
    expect(
      parsePlan(planText('batching: { most: 8, wait: 20ms }\ncache: { size: 10, ttl: 1h }')),
    ).toMatchObject({
      manifests: 'k8s',
      workers: 1,
      rows: { format: 'csv', most: 200, popularity: 0 },
      batching: { most: 8, wait: 0.02 },
      cache: { size: 10, ttl: 3600 },
      clients: { timeout: 5 },
    });
  });

  it.each([
    ['workers: many', 'traffic/traffic.yaml: workers: Invalid input: expected number'],
    ['cache: { size: 5, ttl: soon }', 'cache.ttl: "soon" is no duration, such as 300ms, 2s or 10m'],
    ['speed: 2', 'the file: Unrecognized key: "speed"'],
    ['queue: [', 'it is no YAML: '],
  ])('%s is refused, and says where', (line, message) => {
    expect(() => parsePlan(planText(line))).toThrow(message);
  });

  it('reads its rows, one by one and together, and their dates', () => {
    const files = scoresProject();
    const rows = readPlanRows(files, planIn(files));
    expect(rows.count).toBe(12);
    expect(rows.request([2, 0]).body).toBe('id,sold\n2,2010-03\n0,2010-01');
    const january = 31 * 86_400;
    expect(rows.spans!.slice(0, 2)).toEqual([
      { from: 0, until: january },
      { from: january, until: january + 28 * 86_400 },
    ]);
    const json = planIn({
      'traffic/traffic.yaml': planText().replace('path: /scores', 'path: /scores, format: json'),
    });
    expect(JSON.parse(readPlanRows(files, json).request([1]).body!)).toEqual([{ id: '1', sold: '2010-02' }]);
    expect(() => readPlanRows({ ...files, 'rows.csv': 'id,sold\n1,May\n' }, planIn(files))).toThrow(
      'rows.date: "May" in row 1 is no date',
    );
  });
});

describe('a service of a plan', () => {
  const batched = scoresProject({ 'traffic/traffic.yaml': planText('batching: { most: 4, wait: 20ms }') });

  it('is measured row by row, in batches, and where its probes ask', async () => {
    const measured = await measurePlan(batched, planIn(batched), means());
    expect(measured.single.answers).toHaveLength(12);
    expect(measured.single).toMatchObject({ method: 'clock', loadSeconds: 3, probes: { '/healthz': 200 } });
    expect(measured.batches!.answers[0]).toEqual({ seconds: 0.06, status: 200 });
    // 60 ms for four, 45 ms for one: a row adds a ninth of one alone.
    expect(addedPerRow(measured, 4)).toBeCloseTo(1 / 9, 3);
  });

  it('that does not answer batches as it answers rows is refused', async () => {
    await expect(measurePlan(batched, planIn(batched), means(scoresRunner(true)))).rejects.toThrow(
      'batching: the service does not answer 4 rows in one request as it answers them one by one',
    );
  });

  it('is only taken from a record of the very same service', async () => {
    const files = scoresProject();
    expect(() => recordedService(files, planIn(files))).toThrow(
      'traffic/service-times.json: the service has not been measured. Run `traffic measure`.',
    );
    const { single } = await measurePlan(files, planIn(files), means());
    const kept = { ...files, 'traffic/service-times.json': JSON.stringify(single) };
    expect(recordedService(kept, planIn(kept)).single).toEqual(single);
    // Documents, objects and the plan are not the service; its code is.
    expect(recordedService({ ...kept, 'README.md': 'more' }, planIn(kept)).single).toEqual(single);
    expect(() => recordedService({ ...kept, 'app.ts': '// other' }, planIn(kept))).toThrow(
      'the service has changed since it was measured',
    );
    const probed = { ...kept, 'k8s/app.yaml': deployment().replace('/healthz', '/ready') };
    expect(() => recordedService(probed, planIn(probed))).toThrow('a probe asks for /ready');
  });

  it('a path of a probe that it does not answer keeps its pods from being ready', async () => {
    const files = scoresProject({ 'k8s/app.yaml': deployment().replace('/healthz', '/ready') });
    const measured = await measurePlan(files, planIn(files), means());
    const profile = {
      ...profileNamed('flash')!,
      duration: 120,
      arrivals: { kind: 'poisson', perSecond: 1 } as const,
    };
    const { traffic } = operate(planDescription(files, planIn(files), measured, profile), 1);
    expect(traffic.totals.unrouted).toBe(traffic.totals.arrived);
  });
});

describe('the profiles', () => {
  it('send about as much as they say', async () => {
    const files = scoresProject();
    const plan = planIn(files);
    const measured = await measurePlan(files, plan, means());
    for (const profile of PROFILES.filter(({ id }) => ['thousand', 'replay'].includes(id))) {
      const looked = { ...profile, controlEvery: 900 };
      const { traffic } = operate(planDescription(files, plan, measured, looked), profile.id);
      const expected = expectedRequests(profile) ?? 12;
      expect(Math.abs(traffic.totals.arrived - expected), profile.id).toBeLessThan(4 * Math.sqrt(expected));
    }
  }, 60_000);

  it('say 100,000 for the burst, and all of a month that grows', () => {
    expect(expectedRequests(profileNamed('burst')!)!).toBeCloseTo(100_083, 0);
    expect(expectedRequests(profileNamed('growing')!)!).toBeCloseTo((30 * 990) / Math.log(100), 0);
  });
});

describe('the figures of a run', () => {
  it('hold the objective to every request, and bill three clouds', async () => {
    const files = scoresProject();
    const plan = planIn(files);
    const measured = await measurePlan(files, plan, means());
    const profile = {
      ...profileNamed('flash')!,
      duration: 600,
      arrivals: { kind: 'poisson', perSecond: 2 } as const,
    };
    const result = operate(planDescription(files, plan, measured, profile), 'figures');
    const summary = summaryOf(result, plan.objective);
    const ended = summary.answered + summary.errors + summary.timedOut;
    expect(summary.sent - ended).toBe(result.traffic.totals.inFlight);
    expect(summary.isMet).toBe(true);
    // 45 ms at half a core are 90 ms.
    expect(summary.p50).toBeGreaterThan(0.05);
    expect(summary.p50).toBeLessThan(0.15);
    expect(summary.costs.map(({ title }) => title)).toEqual(['AWS', 'Google Cloud', 'Azure']);
    expect(summary.costs[0]!.usd).toBeCloseTo(
      summary.costs[0]!.parts.reduce((sum, { usd }) => sum + usd, 0),
      6,
    );
    expect(summary.costs[0]!.sources.length).toBeGreaterThan(0);
  });
});

describe('those who watch the service of a plan', () => {
  const RULES = `groups:
  - name: shop
    rules:
      - { alert: TooSlow, expr: 'histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[2m]))) > 0.5', labels: { severity: page } }
`;

  it('are asked each minute, by the files of their folder', async () => {
    const files = scoresProject({
      'traffic/traffic.yaml': planText('monitoring: monitoring'),
      'monitoring/rules.yml': RULES,
      'k8s/scaler.yaml': autoscaler(1, 1),
    });
    const plan = planIn(files);
    const measured = await measurePlan(files, plan, means());
    const profile = {
      ...profileNamed('flash')!,
      duration: 600,
      arrivals: { kind: 'poisson', perSecond: 14 } as const,
    };
    const { alerts, ruleFailures, notifications } = operate(
      planDescription(files, plan, measured, profile),
      'watch',
    );
    expect(ruleFailures).toEqual([]);
    expect(alerts.slice(0, 2).map(({ to, labels }) => [to, labels.alertname, labels.severity])).toEqual([
      ['pending', 'TooSlow', 'page'],
      ['firing', 'TooSlow', 'page'],
    ]);
    expect(alerts[0]!.time % 60_000).toBe(0);
    expect(notifications[0]).toMatchObject({ receiver: 'pager' });
  });

  it('have to be there when they are named', async () => {
    const files = scoresProject({ 'traffic/traffic.yaml': planText('monitoring: watch') });
    const measured = await measurePlan(files, planIn(files), means());
    expect(() => planDescription(files, planIn(files), measured, profileNamed('few')!)).toThrow(
      'monitoring: there is neither rules.yml nor slo.yaml in watch.',
    );
  });
});
