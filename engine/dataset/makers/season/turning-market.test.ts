import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../../../core/rng';
import { TRAP_NAMES, WORLD_NAMES } from './market-worlds';
import { episodesOf, turningMarket } from './turning-market';

const SOURCE = readFileSync('public/data/telco_churn.csv', 'utf8');
const rowsOf = (options: unknown, seed = 'a') => {
  const [head = '', ...lines] = turningMarket
    .make({ source: SOURCE, seed }, turningMarket.parseOptions(options))
    .trim()
    .split('\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])));
};
const feed = rowsOf({ tells: 'feed' });
const truth = rowsOf({ tells: 'truth' });
const share = (rows: readonly Record<string, string>[], holds: (row: Record<string, string>) => boolean) =>
  rows.filter(holds).length / rows.length;

describe('a market that turns', () => {
  it('is the same from the same seed, and another from another', () => {
    expect(rowsOf({ tells: 'feed' })).toEqual(feed);
    expect(rowsOf({ tells: 'feed' }, 'b')).not.toEqual(feed);
    expect(truth.map(({ id }) => id)).toEqual(feed.map(({ id }) => id));
  });

  it('turns three times, with a trap after each, in an order that follows from the seed', () => {
    const orders = new Set<string>();
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const episodes = episodesOf(seededRng(seed));
      expect(episodes.map(({ kind }) => kind)).toEqual(['turn', 'trap', 'turn', 'trap', 'turn', 'trap']);
      expect(episodes.map(({ name }) => name).sort()).toEqual([...WORLD_NAMES, ...TRAP_NAMES].sort());
      orders.add(episodes.map(({ name }) => name).join());
    }
    expect(orders.size).toBeGreaterThan(2);
  });

  it('has about as many leavers before and after a turn', () => {
    for (const market of ['before', ...WORLD_NAMES]) {
      const rows = truth.filter((row) => row.market === market);
      const left = share(rows, (row) => row.left === 'yes');
      expect([market, left > 0.22 && left < 0.4]).toEqual([market, true]);
    }
  });

  it('tells the truth but in a trap', () => {
    const wrong = truth.map((row, at) => row.left !== feed[at]!.left);
    const within = (trap: string) => wrong.filter((_, at) => truth[at]!.trap === trap);
    expect(within('').some(Boolean)).toBe(false);
    expect(within('feed').some(Boolean)).toBe(false);
    for (const trap of ['joined', 'moved'])
      expect(within(trap).filter(Boolean).length / within(trap).length).toBeGreaterThan(0.25);
    const gaps = (rows: readonly Record<string, string>[]) => share(rows, (row) => row.monthly === '');
    expect(gaps(feed.filter((_, at) => truth[at]!.trap === 'feed'))).toBeGreaterThan(0.6);
    expect(gaps(feed.filter((_, at) => truth[at]!.trap === ''))).toBeLessThan(0.01);
  });

  it('gives what is known by a day, and no row more', () => {
    const early = rowsOf({ tells: 'feed', until: 19.5 });
    const by = '2026-03-28T12:00Z';
    expect(early).toEqual(feed.filter(({ known_at }) => known_at! <= by));
  });
});
