import { describe, expect, it, vi } from 'vitest';
import { composeWorld } from '../../scenario/scenarios/world/compose-world';
import { ON_CALL_PER_DAY, onCallPolicies } from '../../scenario/scenarios/world/on-call-policies';
import { houseFeed, steadyInput } from '../../scenario/scenarios/world/testing/worlds';
import { ACTION_WORDS } from '../../world/actions';
import { happeningOf } from '../happening-of';
import { incidentNamed } from '../registry';
import { OnCallSession } from './session';

// Days of worlds, looked at every five minutes.
vi.setConfig({ testTimeout: 90_000 });

const seed = 'session';
const feed = houseFeed(seed);
const input = steadyInput(feed, {
  seed,
  policies: onCallPolicies(feed),
  load: { perDay: ON_CALL_PER_DAY },
  looksPerHour: 12,
});

function sessionOf(...incidents: readonly [string, number][]) {
  const happenings = incidents.map(([id, hour]) => ({
    ...happeningOf(incidentNamed(id)!, { hour, feed, seed }),
    source: { type: 'world' as const },
  }));
  const world = composeWorld({ ...input, happenings });
  return new OnCallSession({
    world,
    endsAt: 72,
    objective: { target: 0.99, periodHours: 720 },
    words: ACTION_WORDS,
  });
}

describe('a session on call', () => {
  it('goes from a page to its end, and the timeline tells it', () => {
    const session = sessionOf(['bad-release', 10]);
    expect(session.advance(72)).toBe(true);
    const [page] = session.snapshot.pages;
    expect(page).toMatchObject({ alert: 'HighErrorRate', severity: 'page', state: 'firing' });
    expect(session.snapshot.hour).toBeLessThanOrEqual(13);
    // Nobody is told what it is.
    expect(session.snapshot.cases).toEqual([]);
    expect(session.snapshot.timeline.map(({ kind }) => kind)).toEqual(['alert']);
    session.advance(1);
    session.acknowledge(page!.id);
    session.act({ kind: 'restart-service' });
    session.advance(2);
    session.act({ kind: 'rollback-code' });
    session.note('The release of 10:00 fails.');
    while (!session.snapshot.isOver) session.advance(72);
    const { cases, pages, acts, timeline, score } = session.snapshot;
    const [one] = cases;
    expect(one).toMatchObject({ id: 'bad-release', begun: 10 });
    expect(one!.detected).toBeLessThanOrEqual(one!.acknowledged!);
    expect(one!.acknowledged).toBeLessThan(one!.resolved!);
    expect(pages.every(({ state }) => state === 'resolved')).toBe(true);
    expect(acts.map(({ outcome }) => outcome)).toEqual([
      'The service began anew.',
      'The code before it is live.',
    ]);
    expect(timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'incident',
        'alert',
        'acknowledged',
        'act',
        'act-done',
        'note',
        'restored',
        'resolved-alert',
      ]),
    );
    // The mean of one is its own time.
    expect(score.toRestore).toBe(one!.resolved! - 10);
    expect(score.toDetect).toBe(one!.detected! - 10);
    expect(score.toAcknowledge).toBe(one!.acknowledged! - one!.detected!);
    expect(score).toMatchObject({ falsePages: 0, open: 0, acts: 2 });
    expect(score.budgetSpent).toBeGreaterThan(0.05);
  });

  it('waiting makes no score better', () => {
    const slow = sessionOf(['bad-release', 10]);
    while (!slow.snapshot.isOver) slow.advance(72);
    const quick = sessionOf(['bad-release', 10]);
    quick.advance(72);
    quick.act({ kind: 'rollback-code' });
    while (!quick.snapshot.isOver) quick.advance(72);
    expect(slow.snapshot.score.open).toBe(1);
    expect(slow.snapshot.score.toRestore).toBe(62);
    expect(quick.snapshot.score.toRestore!).toBeLessThan(10);
    expect(slow.snapshot.score.budgetSpent).toBeGreaterThan(5 * quick.snapshot.score.budgetSpent);
  });

  it('a calm one has no pages and nothing to measure', () => {
    const session = sessionOf();
    expect(session.advance(100)).toBe(false);
    const { score, pages, isOver, hour } = session.snapshot;
    expect([pages.length, isOver, hour]).toEqual([0, true, 72]);
    expect(score).toMatchObject({
      toDetect: null,
      toAcknowledge: null,
      toRestore: null,
      open: 0,
      falsePages: 0,
    });
  });

  it('what does no harm yet is not resolved by that', () => {
    const session = sessionOf(['certificate', 10]);
    session.advance(72);
    session.advance(30);
    expect(session.snapshot.score.open).toBe(1);
    session.act({ kind: 'renew-certificate' });
    session.advance(3);
    expect(session.snapshot.score.open).toBe(0);
  });

  it('says what cannot be done, and tells who listens', () => {
    const session = sessionOf(['dns-failure', 5]);
    let told = 0;
    const end = session.subscribe(() => told++);
    expect(() => session.acknowledge('Nothing/1')).toThrow(/There is no page Nothing\/1/);
    session.advance(72);
    const { id } = session.snapshot.pages[0]!;
    session.acknowledge(id);
    expect(() => session.acknowledge(id)).toThrow(/is acknowledged/);
    expect(told).toBe(2);
    expect(session.snapshot).toBe(session.snapshot);
    end();
    while (!session.snapshot.isOver) session.advance(72);
    expect(told).toBe(2);
    expect(() => session.act({ kind: 'restart-dns' })).toThrow(/is over/);
  });
});
