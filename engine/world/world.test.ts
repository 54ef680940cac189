import { describe, expect, it, vi } from 'vitest';
import { billOf } from '../deployment/cloud/bill/bill';
import { monthPeriod } from '../deployment/cloud/money/calendar';
import { usdText } from '../deployment/cloud/money/money';
import { labPrices } from '../deployment/cloud/prices/lab-prices';
import { replicaUsage } from '../deployment/cloud/usage/replica-usage';
import { composeWorld, REFERENCE_MACHINE } from '../scenario/scenarios/world/compose-world';
import { AD_HOC_POLICIES, practicePolicies } from '../scenario/scenarios/world/reference-policies';
import { CALM, HOMESTEAD, ORDINARY } from '../scenario/scenarios/world/reference-service';
import {
  customerFeed,
  houseFeed,
  passUntil,
  steadyInput,
  unwatchedWorld,
} from '../scenario/scenarios/world/testing/worlds';
import type { Effect } from './effects/effect';
import type { Happening } from './happening';
import type { WorldInput } from './input';
import type { WorldResult } from './result';

// Weeks of worlds: some seconds alone, and more where others use the machine.
vi.setConfig({ testTimeout: 90_000 });

const house = houseFeed();
const policies = practicePolicies(house);

const happening = (effects: readonly Effect[], hour = 24, id = 'it'): Happening => ({
  id,
  kind: 'test',
  hour,
  title: 'It',
  about: 'It happens.',
  effects,
  source: { type: 'world' },
});
const release = (change: object): Effect => ({
  kind: 'release',
  failShare: 0,
  slowFactor: 1,
  wrongShare: 0,
  wrongBy: 0,
  isUntracked: true,
  ...change,
});
/** A service whose estimates take half a second: an ordinary load is much for it. */
const slow = { ...policies, scale: { ...policies.scale, serviceSeconds: 0.5 } };
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
/** All bits of a result, as one number. */
const digest = ({ columns, happened, alerts, models, totals }: WorldResult) => {
  let hash = 2166136261;
  const take = (bytes: Uint8Array) => {
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619);
  };
  for (const column of Object.values(columns)) take(new Uint8Array(Float64Array.from(column).buffer));
  take(new TextEncoder().encode(JSON.stringify([happened, alerts, models, totals])));
  return hash >>> 0;
};

describe('a world', () => {
  it('of the same input is the same, to the bit, watched and responding', () => {
    const input = steadyInput(house, {
      hours: 200,
      background: { ...ORDINARY, commitsPerWeek: 20 },
      responder: 'policy',
    });
    const first = digest(passUntil(composeWorld(input), 200).result());
    expect(digest(passUntil(composeWorld(input), 200).result())).toBe(first);
    const other = { ...input, seed: 'other' };
    expect(digest(passUntil(composeWorld(other), 200).result())).not.toBe(first);
  });

  it('answers each request once: right, wrong, refused or failed', () => {
    const input = steadyInput(house, {
      hours: 500,
      policies: AD_HOC_POLICIES,
      background: { ...ORDINARY, commitsPerWeek: 15, badCommitShare: 0.6, machineHoursToFailure: 60 },
    });
    const { columns } = passUntil(unwatchedWorld(input), 500).result();
    for (let hour = 0; hour < 500; hour++) {
      const all =
        columns.right[hour]! + columns.wrong[hour]! + columns.refused[hour]! + columns.failed[hour]!;
      expect(all).toBe(columns.requests[hour]);
      for (const name of ['right', 'wrong', 'refused', 'failed'] as const)
        expect(columns[name][hour]).toBeGreaterThanOrEqual(0);
    }
  });

  it('is asked by a Poisson stream of its load', () => {
    const { columns } = passUntil(unwatchedWorld(steadyInput(house, { hours: 1000 })), 1000).result();
    const total = sum(columns.requests);
    expect(Math.abs(total - 100_000)).toBeLessThan(4 * Math.sqrt(100_000));
    const variance = columns.requests.reduce((all, n) => all + (n - total / 1000) ** 2, 0) / 1000;
    expect(variance / 100).toBeCloseTo(1, 0);
  });

  it('meets the same in each lane of a seed, whatever its policies', () => {
    const background = { ...ORDINARY, commitsPerWeek: 5 };
    const input = steadyInput(house, { hours: 1500, background });
    const practice = passUntil(unwatchedWorld(input), 1500).result();
    const adHoc = passUntil(unwatchedWorld({ ...input, policies: AD_HOC_POLICIES }), 1500).result();
    expect([...adHoc.columns.requests]).toEqual([...practice.columns.requests]);
    const ids = ({ happened }: WorldResult) =>
      happened
        .map(({ id }) => id)
        .filter((id) => id.startsWith('commit'))
        .sort();
    // The last commits are not yet live in the lane that takes a day for it.
    expect(ids(practice).filter((id) => !ids(adHoc).includes(id)).length).toBeLessThanOrEqual(2);
    const bad = ({ happened }: WorldResult) => happened.filter(({ state }) => state === 'harmed').length;
    expect(bad(practice)).toBeLessThan(bad(adHoc));
  });

  it('fails the share of requests that a release fails, and charges it', () => {
    const input = steadyInput(house, { hours: 524, happenings: [happening([release({ failShare: 0.3 })])] });
    const { columns, happened } = passUntil(unwatchedWorld(input), 524).result();
    const requests = sum(columns.requests.subarray(24));
    const failed = sum(columns.failed.subarray(24));
    expect(Math.abs(failed - 0.3 * requests)).toBeLessThan(5 * Math.sqrt(requests * 0.3 * 0.7));
    expect(happened[0]!.unanswered).toBeCloseTo(failed, 6);
    expect(happened[0]).toMatchObject({ harmedFrom: 24, detectedBy: 'complaints', state: 'harmed' });
  });

  it('is down for as long as its only machine is being repaired', () => {
    const hours = 6000;
    const background = { ...CALM, machineHoursToFailure: 200, machineHoursToRepair: 4 };
    const input = steadyInput(house, { hours, policies: AD_HOC_POLICIES, background });
    const { columns, happened } = passUntil(unwatchedWorld(input), hours).result();
    // Exponential failures: about one in 200 hours.
    expect(Math.abs(happened.length - hours / 200)).toBeLessThan(4 * Math.sqrt(hours / 200));
    const down = columns.failed.filter((failed, hour) => failed >= 0.9 * columns.requests[hour]!).length;
    const starts = [...new Set(happened.map(({ hour }) => hour))];
    const covered = new Set(
      starts.flatMap((hour) => [0, 1, 2, 3].map((more) => hour + more)).filter((hour) => hour < hours),
    );
    expect(down).toBe(covered.size);
  });

  it('costs what its machines cost by the bill of the cloud, to the nano-dollar', () => {
    const start = HOMESTEAD.startMs;
    const hours = 24 * 20;
    const input = steadyInput(house, {
      hours,
      policies: slow,
      load: { perDay: 50_000, toPerDay: 1_000_000 },
    });
    const { columns, totals } = passUntil(unwatchedWorld(input), hours).result();
    expect(Math.max(...columns.nodes)).toBeGreaterThan(1);
    const { provider, region, sku } = REFERENCE_MACHINE;
    const usage = replicaUsage(
      {
        start,
        windowSeconds: 3600,
        replicaSeconds: columns.nodes.map((nodes) => nodes * 3600),
        replicasPerNode: 1,
      },
      { sku, market: 'on-demand' },
      { provider, region, account: 'a', service: 'Amazon EC2', resource: 'pool', tags: {} },
    );
    const { total } = billOf(usage, labPrices(), monthPeriod('2007-07'));
    expect(totals.machineUsd.toFixed(2)).toBe(usdText(total).replace(',', ''));
  });

  it('scales with its load by the autoscaler of Kubernetes, and back', () => {
    const spike = happening([{ kind: 'traffic', factor: 300, lastsHours: 10 }]);
    const { columns } = passUntil(
      unwatchedWorld(steadyInput(house, { hours: 60, policies: slow, happenings: [spike] })),
      60,
    ).result();
    expect(columns.replicas[20]).toBe(2);
    expect(columns.replicas[30]).toBeGreaterThan(2);
    expect(columns.replicas[50]).toBe(2);
  });

  it('gives the bits of the earlier model back when it is rolled back', () => {
    const world = unwatchedWorld(
      steadyInput(house, {
        policies: { ...policies, pipelines: { ...policies.pipelines, everyHours: null } },
      }),
    );
    passUntil(world, 10);
    passUntil(world, world.act({ kind: 'retrain' }) + 1);
    expect(world.result().models.map(({ state }) => state)).toEqual(['replaced', 'live']);
    passUntil(world, world.act({ kind: 'rollback-model' }) + 1);
    expect(world.result().models.map(({ state }) => state)).toEqual(['live', 'rolled-back']);
    expect(world.result().acts.map(({ outcome }) => outcome)).toEqual([
      'Version 2 is live.',
      'Version 1 is live again.',
    ]);
  });

  it('loses and doubles the rows of files as its loading does', () => {
    const background = { ...CALM, fileFaultsPerWeek: 2 };
    const input = steadyInput(house, { hours: 2000, background });
    const good = passUntil(unwatchedWorld(input), 2000).result();
    expect([good.rowsLost, good.rowsDoubled]).toEqual([0, 0]);
    const bad = passUntil(unwatchedWorld({ ...input, policies: AD_HOC_POLICIES }), 2000).result();
    expect(bad.rowsLost).toBeGreaterThan(10);
    expect(bad.rowsDoubled).toBeGreaterThan(5);
  });

  it('notices by complaints where nobody watches, later than by monitors', () => {
    const bad = happening([release({ failShare: 0.1 })]);
    const detected = (input: WorldInput) => passUntil(composeWorld(input), 400).result().happened[0]!;
    const input = steadyInput(house, { hours: 400, happenings: [bad], responder: 'policy' });
    const watched = detected(input);
    const blind = detected({ ...input, policies: { ...AD_HOC_POLICIES, versions: policies.versions } });
    expect(watched.detectedBy).toBe('HighErrorRate');
    expect(blind.detectedBy).toBe('complaints');
    expect(blind.detected! - 24).toBeGreaterThan(watched.detected! - 24);
    expect(watched.restored).not.toBeNull();
    expect(blind.restored! - 24).toBeGreaterThan(watched.restored! - 24);
  });

  it('serves customers as well as houses', () => {
    const churn = customerFeed();
    const { totals, models } = passUntil(
      unwatchedWorld(steadyInput(churn, { service: { ...HOMESTEAD, tolerance: 0.5 } })),
      168,
    ).result();
    expect(totals.right / totals.requests).toBeGreaterThan(0.72);
    expect(models[0]!.error).toBeLessThan(0.27);
  });

  it('pages nobody in calm weeks', () => {
    for (let week = 0; week < 4; week++) {
      const seed = `calm-${week}`;
      const feed = houseFeed(seed);
      const input = steadyInput(feed, { seed, policies: practicePolicies(feed), load: { perDay: 1000 } });
      expect(passUntil(composeWorld(input), 168).result().pages).toEqual([]);
    }
  });

  it('says what is wrong with its input, and refuses acts about nothing', () => {
    const bad = (change: Partial<WorldInput>) => () => unwatchedWorld(steadyInput(house, change));
    expect(bad({ hours: 0 })).toThrow(/to last 0 hours/);
    expect(bad({ feed: { ...house, arrivals: house.arrivals.toReversed() } })).toThrow(/comes before row/);
    expect(bad({ feed: { ...house, arrivals: house.arrivals.map((hour) => hour + 1e6) } })).toThrow(
      /nothing to learn from/,
    );
    const world = unwatchedWorld(steadyInput(house));
    expect(() => world.act({ kind: 'switch-off-feature' })).toThrow(/needs a column/);
    expect(() => world.act({ kind: 'quarantine-rows', column: 'Gold' })).toThrow(/no column Gold/);
    world.inject(happening([]));
    expect(() => world.inject(happening([]))).toThrow(/it happens already/);
  });
});
