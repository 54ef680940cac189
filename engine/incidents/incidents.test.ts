import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { parseTable } from '../dataset/parse-table';
import { churnFeed } from '../scenario/scenarios/world/churn-feed';
import { composeWorld, worldPorts } from '../scenario/scenarios/world/compose-world';
import { housePriceFeed } from '../scenario/scenarios/world/house-price-feed';
import { ON_CALL_PER_DAY, onCallPolicies } from '../scenario/scenarios/world/on-call-policies';
import { REFERENCE_RULES } from '../scenario/scenarios/world/reference-rules';
import { calmWorld } from '../scenario/scenarios/world/reference-service';
import { ACTION_KINDS, type ActionKind } from '../world/actions';
import { WorldError } from '../world/errors';
import type { WorldInput } from '../world/input';
import type { RowFeed } from '../world/rows/row-feed';
import { World } from '../world/world';
import { happeningOf } from './happening-of';
import type { Incident } from './incident';
import { INCIDENTS } from './registry';
import { scheduleOf } from './schedule';

// Weeks of worlds: some seconds alone, and more where others use the machine.
vi.setConfig({ testTimeout: 90_000 });

const SEED = 'on-call-1';
/** Three days without anything: alerts that compare with yesterday need one. */
const QUIET = 72;
const house = housePriceFeed(parseTable(readFileSync('public/data/ames_housing.csv', 'utf8')), SEED);
const churn = churnFeed(parseTable(readFileSync('public/data/telco_churn.csv', 'utf8')), SEED);

const inputOf = (feed: RowFeed): WorldInput => ({
  ...calmWorld(feed, SEED, onCallPolicies(feed)),
  // Day and night alike: whether something is resolved must not hang on the hour at which one looks.
  load: { perDay: ON_CALL_PER_DAY },
  hours: 2000,
  responder: 'player',
});
const struck = (incident: Incident, feed: RowFeed, hour: number) => ({
  ...happeningOf(incident, { hour, feed, seed: SEED }),
  // Whoever is on call meets it: nothing has stopped it.
  source: { type: 'world' as const },
});
const run = (world: World, until: number) => {
  while (world.hour < until) world.step();
};
/** A world without monitors: what acts do to it does not depend on who looks. */
const unwatched = (feed: RowFeed, perDay: number) => {
  const input = { ...inputOf(feed), load: { perDay } };
  const policies = { ...input.policies, monitoring: { ...input.policies.monitoring, rules: null } };
  return new World({ ...input, policies }, worldPorts({ ...input, policies }));
};

const longest = Math.max(...INCIDENTS.flatMap(({ shows }) => shows.map(({ withinHours }) => withinHours)));
const calm = composeWorld(inputOf(house));
run(calm, QUIET + longest);
const calmAlerts = new Set(calm.result().alerts.map(({ name }) => name));

describe.each(INCIDENTS.map((incident) => [incident.id, incident] as const))('%s', (_id, incident) => {
  it('names monitors that there are, and says where to look', () => {
    for (const { monitor } of incident.shows) expect(REFERENCE_RULES).toContain(`alert: ${monitor}\n`);
    expect(incident.evidence.length).toBeGreaterThan(0);
    expect(incident.remedies.length).toBeGreaterThan(0);
  });

  it('is shown by its monitors within their hours, and they are silent without it', () => {
    const world = composeWorld(inputOf(house));
    world.inject(struck(incident, house, QUIET));
    run(world, QUIET + Math.max(...incident.shows.map(({ withinHours }) => withinHours)));
    const { alerts } = world.result();
    const start = inputOf(house).service.startMs + QUIET * 3_600_000;
    for (const { monitor, withinHours } of incident.shows) {
      expect(calmAlerts).not.toContain(monitor);
      const first = alerts.find(({ name, state }) => name === monitor && state === 'firing');
      expect(
        first,
        `${monitor} does not fire; there are ${[...new Set(alerts.map(({ name }) => name))]}`,
      ).toBeDefined();
      const hours = (first!.time - start) / 3_600_000;
      expect(hours).toBeGreaterThan(0);
      expect(hours).toBeLessThanOrEqual(withinHours);
    }
  });

  const feeds = [house, churn].filter(({ task }) => incident.tasks?.includes(task) ?? true);
  /** How it stands after these acts, one after the other. */
  const standingAfter = (feed: RowFeed, acts: readonly ActionKind[]) => {
    // What takes weeks does not hang on the load; what is about the load shows within hours.
    const world = unwatched(feed, incident.harmsAfterHours > 200 ? 240 : ON_CALL_PER_DAY);
    world.inject(struck(incident, feed, 3));
    run(world, 3 + incident.harmsAfterHours + 1);
    const before = world.standing(incident.id);
    for (const kind of acts) {
      try {
        run(world, world.act({ kind }) + 3);
      } catch (thrown) {
        if (!(thrown instanceof WorldError)) throw thrown;
      }
    }
    run(world, world.hour + 3);
    return { before, after: world.standing(incident.id) };
  };
  const isResolved = (standing: string | undefined) =>
    standing === 'over' || (incident.resolvedWhen === 'contained' && standing === 'contained');

  it.each(feeds.map((feed) => [feed.task, feed] as const))(
    'is resolved by its remedies: %s',
    (_task, feed) => {
      for (const remedy of incident.remedies) {
        const { before, after } = standingAfter(feed, remedy);
        expect(before, 'it does no harm').toBe('harms');
        expect(isResolved(after), `${remedy} leaves it: ${after}`).toBe(true);
      }
    },
  );

  it('is resolved by nothing else', () => {
    const right = new Set(incident.remedies.filter(({ length }) => length === 1).map(([kind]) => kind));
    for (const kind of ACTION_KINDS.filter((one) => !right.has(one))) {
      const { after } = standingAfter(house, [kind]);
      expect(isResolved(after), `${kind} resolves it: ${after}`).toBe(false);
      if (incident.eases?.includes(kind)) expect(after).toBe('contained');
    }
  });
});

describe('the catalogue', () => {
  it('has at least twenty kinds, each once', () => {
    expect(INCIDENTS.length).toBeGreaterThanOrEqual(20);
    expect(new Set(INCIDENTS.map(({ id }) => id)).size).toBe(INCIDENTS.length);
  });

  it('is dealt from the seed, each kind once before one comes twice', () => {
    const options = { feed: house, seed: 'year', from: 100, until: 8000, count: 40 };
    const dealt = scheduleOf(options);
    expect(scheduleOf(options)).toEqual(dealt);
    expect(new Set(dealt.slice(0, INCIDENTS.length).map(({ kind }) => kind)).size).toBe(INCIDENTS.length);
    expect(new Set(dealt.map(({ id }) => id)).size).toBe(40);
    for (const [at, { hour }] of dealt.entries())
      if (at > 0) expect(hour).toBeGreaterThanOrEqual(dealt[at - 1]!.hour);
    expect(scheduleOf({ ...options, feed: churn }).some(({ kind }) => kind === 'incident/market-turn')).toBe(
      false,
    );
  });
});
