import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStamps, firstAnswer, type MergedProgress, mergeProgress } from './merge';
import { backOff, nextBatch, onAnswer } from './stream';

describe('a batch', () => {
  it('begins after what the server has, and asks alone when it has all', () => {
    expect(nextBatch({ last: 120, acked: 0 }, 50)).toEqual({ from: 1, count: 50 });
    expect(nextBatch({ last: 120, acked: 100 }, 50)).toEqual({ from: 101, count: 20 });
    expect(nextBatch({ last: 120, acked: 120 }, 50)).toEqual({ from: 121, count: 0 });
    expect(nextBatch({ last: 0, acked: 0 }, 50)).toEqual({ from: 1, count: 0 });
  });

  it('never leaves a gap: what comes after the acknowledged is sent in order, once each', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 60 }), (last, most) => {
        let acked = 0;
        const sent: number[] = [];
        while (acked < last) {
          const { from, count } = nextBatch({ last, acked }, most);
          for (let n = 0; n < count; n++) sent.push(from + n);
          acked = from + count - 1;
        }
        expect(sent).toEqual(Array.from({ length: last }, (_, index) => index + 1));
      }),
    );
  });
});

describe('an answer', () => {
  it('is believed, also when it is less than before', () => {
    expect(onAnswer({ last: 9, acked: 4 }, 9)).toEqual({ kind: 'known', acked: 9, isRestored: false });
    expect(onAnswer({ last: 9, acked: 4 }, 2)).toEqual({ kind: 'known', acked: 2, isRestored: true });
    expect(onAnswer({ last: 9, acked: 9 }, 10)).toEqual({ kind: 'forked' });
  });
});

describe('waiting', () => {
  it('grows from 2 s to 5 minutes, is spread, and heeds the server', () => {
    expect([1, 2, 3, 20].map((failures) => backOff(failures, 0, 0))).toEqual([1_000, 2_000, 4_000, 150_000]);
    expect(backOff(20, 0.999_999)).toBeLessThanOrEqual(300_000);
    const failures = fc.integer({ min: 1, max: 99 });
    const chances = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(failures, chances, fc.nat(600), (n, chance, seconds) => {
        expect(backOff(n, chance, seconds)).toBeGreaterThanOrEqual(seconds * 1_000);
      }),
    );
    // All whom the server refuses at once hear the same: they come back over half as long again.
    expect([0, 0.999].map((chance) => Math.round(backOff(1, chance, 60) / 1_000))).toEqual([60, 90]);
  });
});

const progress: fc.Arbitrary<MergedProgress> = fc
  .dictionary(
    fc.nat(2).map((index) => 'abc'.charAt(index)),
    fc.constantFrom(0, 0.25, 0.5, 1),
  )
  .map((exercises): MergedProgress => {
    const credits = Object.values(exercises);
    const credit = credits.reduce<number>((sum, each) => sum + each, 0) / 3;
    const status = credit > 1 - 1e-9 ? 'done' : credits.length > 0 ? 'started' : 'not-started';
    return { status, credit, exercises };
  });

describe('progress of several devices', () => {
  it('is the same in any order, and merging again changes nothing', () => {
    fc.assert(
      fc.property(progress, progress, progress, (a, b, c) => {
        const merge = (x: MergedProgress, y: MergedProgress) => mergeProgress(x, y, 3);
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(merge(a, b), b)).toEqual(merge(a, b));
        for (const [id, credit] of Object.entries(a.exercises))
          expect(merge(a, b).exercises[id]).toBeGreaterThanOrEqual(credit);
      }),
    );
  });

  it('is done where the devices together have passed everything', () => {
    const half = (id: string): MergedProgress => ({ status: 'started', credit: 0.5, exercises: { [id]: 1 } });
    expect(mergeProgress(half('a'), half('b'), 2)).toMatchObject({ status: 'done', credit: 1 });
    expect(mergeProgress(half('a'), half('b'), 3)).toMatchObject({ status: 'started' });
  });
});

describe('of two answers', () => {
  const answers = fc.record({
    at: fc.integer({ min: 0, max: 3 }),
    text: fc.constantFrom('x', 'y'),
    isAnswered: fc.boolean(),
  });

  it('the first stands, in whatever order they come', () => {
    fc.assert(
      fc.property(answers, answers, answers, (a, b, c) => {
        expect(firstAnswer(a, b)).toEqual(firstAnswer(b, a));
        expect(firstAnswer(firstAnswer(a, b), c)).toEqual(firstAnswer(a, firstAnswer(b, c)));
        expect(firstAnswer(a, b).at).toBe(Math.min(a.at, b.at));
      }),
    );
  });
});

describe('stamps', () => {
  it('are ordered by number, then by log', () => {
    const at = (lamport: number, stream: string) => ({ lamport, stream });
    expect(compareStamps(at(2, 'a'), at(1, 'b'))).toBeGreaterThan(0);
    expect(compareStamps(at(1, 'a'), at(1, 'b'))).toBeLessThan(0);
    expect(compareStamps(at(1, 'a'), at(1, 'a'))).toBe(0);
  });
});
