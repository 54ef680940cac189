import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceRecord } from '../../traffic/service/service-record';
import { courseOf, harmByWindow } from './course';
import { nextImage, withImage, workloadsIn } from './manifests';
import type { MeasuredRelease } from './measure-release';
import { podPrices } from './pod-price';
import { putOut } from './put-out';
import { imagesOf, RELEASED_AT, type ReleasePlan } from './release-plan';

const ROWS = 50;

/** A service of fifty rows, the first of which are what the test says. */
function measured(
  odd: {
    readonly rows?: number;
    readonly status?: number;
    readonly seconds?: number;
    readonly price?: number;
  } = {},
  behaviour: MeasuredRelease['behaviour'] = {},
): MeasuredRelease {
  const { rows = 0, status = 200, seconds = 0.02, price = 100 } = odd;
  const record: ServiceRecord = {
    format: 'stagecraft-service-times/1',
    entry: 'server.ts',
    content: `${rows} ${status} ${seconds} ${price}`,
    method: 'counted',
    loadSeconds: 0.5,
    answers: Array.from({ length: ROWS }, (_, row) =>
      row < rows
        ? { seconds, status, body: JSON.stringify({ price }) }
        : { seconds: 0.02, status: 200, body: JSON.stringify({ price: 100 }) },
    ),
  };
  return { record, behaviour: { ports: [3000], answers: { '/health': 200 }, ...behaviour } };
}

const LESSON = 'lessons/03-software-life-cycle/03-deployment/start/house-price/strategies';

function plan(strategy: string, after: MeasuredRelease, more: Partial<ReleasePlan> = {}): ReleasePlan {
  const path = `${strategy}.yaml`;
  const manifests = [{ path, text: readFileSync(`${LESSON}/${path}`, 'utf8') }];
  return {
    manifests,
    workload: workloadsIn(manifests)[0]!,
    service: 'prices',
    before: measured(),
    after,
    rules: { tolerance: 5 },
    perSecond: 12,
    duration: 900,
    isBad: true,
    undoneAfter: null,
    ...more,
  };
}

const courseFor = (one: ReleasePlan) => courseOf(one, putOut(one, 'test'));

const FAILS = measured({ rows: 10, status: 500 });
const WRONG = measured({ rows: 25, price: 300 });

describe('a release that fails for a fifth', () => {
  it('put out by recreate is met by all until somebody undoes it, and nobody is served meanwhile', () => {
    const { harm, liveAfter, decidedAfter, servesAtEnd } = courseFor(
      plan('recreate', FAILS, { undoneAfter: 300 }),
    );
    expect(liveAfter).toBeLessThan(90);
    expect(decidedAfter).toBe(300);
    expect(servesAtEnd).toBe(false);
    // A fifth of 12 a second for some four minutes, and two stretches of half a minute without any pod.
    expect(harm.failed).toBeGreaterThan(900);
    expect(harm.failed).toBeLessThan(1700);
    expect([harm.slow, harm.wrong]).toEqual([0, 0]);
  });

  it('put out by a rolling update harms as long, and serves all the time', () => {
    const one = plan('rolling', FAILS, { undoneAfter: 300 });
    const result = putOut(one, 'test');
    expect([...result.traffic.requests.unrouted].every((count) => count === 0)).toBe(true);
    expect(courseOf(one, result).harm.failed).toBeLessThan(
      courseFor(plan('recreate', FAILS, { undoneAfter: 300 })).harm.failed,
    );
  });

  it.each([
    ['blue-green', 200],
    ['canary', 30],
    ['shadow', 0],
  ])('put out by %s is called off by its analysis, and harms %i at most', (strategy, most) => {
    const { harm, liveAfter, decidedAfter, rollbackSeconds, judgedOn, says } = courseFor(
      plan(strategy, FAILS),
    );
    expect(liveAfter).toBeNull();
    expect(decidedAfter).toBeLessThan(300);
    expect(rollbackSeconds).toBeLessThanOrEqual(15);
    expect(harm.total).toBeLessThanOrEqual(most);
    expect(judgedOn).toBeGreaterThan(0);
    expect(says).toContain('RolloutAborted');
  });
});

describe('what a release is judged by', () => {
  it('finds wrong answers only where answers are compared', () => {
    const canary = courseFor(plan('canary', WRONG));
    expect(canary.liveAfter).not.toBeNull();
    expect(canary.harm.wrong).toBeGreaterThan(1000);
    expect(courseFor(plan('shadow', WRONG))).toMatchObject({ liveAfter: null, harm: { total: 0 } });
  });

  it('counts slow answers above a second, and none of a good release', () => {
    const slow = measured({ rows: 50, seconds: 1.5 });
    const one = plan('rolling', slow);
    const result = putOut(one, 'test');
    const { harm } = courseOf(one, result);
    expect(harm.slow).toBeGreaterThan(3000);
    expect(harm.failed).toBe(0);
    const first = Math.floor(RELEASED_AT / result.traffic.window);
    expect(
      harmByWindow(result, true)
        .slice(0, first)
        .every(({ total }) => total === 0),
    ).toBe(true);
    const good = courseFor(plan('shadow', measured({ rows: 1, price: 104 }), { isBad: false }));
    expect(good).toMatchObject({ harm: { total: 0 }, decidedAfter: null });
    expect(good.liveAfter).toBeLessThan(200);
    expect(good.judgedOn).toBeGreaterThan(1000);
  });

  it('is called off when it never becomes ready, though no analysis sees it', () => {
    const down = measured({ rows: ROWS, status: 503 }, { answers: { '/health': 503 } });
    const { harm, liveAfter, decidedAfter, judgedOn } = courseFor(plan('shadow', down));
    expect({ liveAfter, judgedOn, harmed: harm.total }).toEqual({ liveAfter: null, judgedOn: 0, harmed: 0 });
    expect(decidedAfter).toBeGreaterThanOrEqual(300);
  });
});

describe('manifests', () => {
  it('give the next image its name, by version where there is one', () => {
    expect(nextImage('registry.lab/prices:1.0.0')).toBe('registry.lab/prices:1.1.0');
    expect(nextImage('registry:5000/prices:v2.9.4')).toBe('registry:5000/prices:v2.10.0');
    expect(nextImage('prices:latest')).toBe('prices:latest-next');
    expect(nextImage('registry:5000/prices')).toBe('registry:5000/prices:next');
  });

  it('never get the image that they have', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]+(:[a-z0-9.]+)?$/), (image) => {
        expect(nextImage(image)).not.toBe(image);
      }),
    );
  });

  it('are changed in the image alone', () => {
    const { manifests, workload } = plan('canary', FAILS);
    const { before, after } = imagesOf({ workload });
    const [next] = withImage(manifests, before, after);
    expect(next!.text.replaceAll(after, before)).toBe(manifests[0]!.text);
    expect(workloadsIn([next!])[0]).toMatchObject({ image: after, asksReadiness: true, paths: ['/health'] });
  });

  it('have a price of a pod on each cloud, from rows of the list', () => {
    const prices = podPrices({ requests: { cpu: '250m' }, limits: { cpu: '250m' } });
    expect(prices.map(({ provider }) => provider)).toEqual(['aws', 'gcp', 'azure']);
    for (const { usdAnHour, podsPerMachine, rows } of prices) {
      expect(usdAnHour).toBeCloseTo(rows.reduce((sum, { usd }) => sum + usd, 0) / podsPerMachine, 9);
      expect(podsPerMachine).toBe(7);
    }
  });
});
