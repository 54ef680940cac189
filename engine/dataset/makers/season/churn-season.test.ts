import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { churnSeason } from './churn-season';
import { HAPPENINGS } from './happenings';

const SOURCE = readFileSync('public/data/telco_churn.csv', 'utf8');
const make = (kind: string, seed = 'a') =>
  churnSeason.make({ source: SOURCE, seed }, churnSeason.parseOptions({ kind })).trim().split('\n');
const calm = make('calm');
const rowsOf = (lines: readonly string[]) => {
  const names = lines[0]!.split(',');
  return lines.slice(1).map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
};

describe('a season of customers', () => {
  it('is the same from the same seed, and another from another', () => {
    expect(make('calm')).toEqual(calm);
    expect(make('calm', 'b')).not.toEqual(calm);
    expect(calm).toHaveLength(1 + 42 * 120);
  });

  it.each(Object.keys(HAPPENINGS).filter((kind) => kind !== 'calm'))(
    '%s is as calm until the third week',
    (kind) => {
      const other = make(kind);
      const first = other.findIndex((line, i) => line !== calm[i]);
      const day = Math.floor((first - 1) / 120);
      expect(day).toBeGreaterThanOrEqual(14);
      expect(day).toBeLessThan(20);
    },
  );

  it('leaves what is true of a customer alone where only the feed breaks', () => {
    const truth = rowsOf(calm);
    for (const kind of ['days', 'stuck', 'empty', 'word'])
      expect(rowsOf(make(kind)).map(({ id, left, known_at }) => [id, left, known_at])).toEqual(
        truth.map(({ id, left, known_at }) => [id, left, known_at]),
      );
  });

  it('changes no row but what became of it where a rival comes', () => {
    const told = (lines: readonly string[]) => rowsOf(lines).map(({ left: _left, ...rest }) => rest);
    expect(told(make('rival'))).toEqual(told(calm));
    const left = (lines: readonly string[]) =>
      rowsOf(lines.slice(0))
        .slice(-2000)
        .filter((row) => row.left === 'yes').length;
    expect(left(make('rival'))).toBeGreaterThan(1.3 * left(calm));
  });

  it('has the training table of the lesson, whose customers are met in no season', () => {
    const training = churnSeason.make(
      { source: SOURCE, seed: '' },
      churnSeason.parseOptions({ kind: 'training' }),
    );
    expect(training).toBe(readFileSync('lessons/02-what-breaks/08-monitoring/start/churn/train.csv', 'utf8'));
  });

  it('says when it has no such table to draw from', () => {
    const of = (source?: string) => () =>
      churnSeason.make({ ...(source && { source }), seed: 'a' }, churnSeason.parseOptions({ kind: 'calm' }));
    expect(of()).toThrow(/names no file/);
    expect(of('a,b\n1,2\n')).toThrow(/no column tenure/);
  });
});
