import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochReport } from '@/engine/core/code-runner';
import { bestEpoch, fitsOf, speedOf } from './fit-series';

const report = (
  fit: number,
  epoch: number,
  loss: number | null,
  elapsedMs = (epoch + 1) * 100,
): EpochReport => ({
  fit,
  epoch,
  epochs: 10,
  logs: { loss, val_loss: loss === null ? null : loss + 1 },
  elapsedMs,
  stepsPerEpoch: 31,
});

describe('fitsOf', () => {
  it('keeps the fits of a run apart', () => {
    const fits = fitsOf([report(0, 0, 5), report(0, 1, 4), report(1, 0, 9)]);
    expect(fits.map((fit) => [fit.fit, fit.done])).toEqual([
      [0, 2],
      [1, 1],
    ]);
    expect(fits[0]!.logs.val_loss).toEqual([6, 5]);
  });

  it('leaves a hole where a value was not finite', () => {
    expect(fitsOf([report(0, 0, 5), report(0, 1, null), report(0, 2, 3)])[0]!.logs.loss).toEqual([
      5,
      null,
      3,
    ]);
  });

  it('has nothing for a run without epochs', () => {
    expect(fitsOf([])).toEqual([]);
  });
});

describe('bestEpoch', () => {
  it('is the least finite value, counted from 1, for any series', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer())), (values) => {
        const finite = values.filter((value): value is number => value !== null);
        const best = bestEpoch(values);
        expect(best?.value ?? null).toBe(finite.length === 0 ? null : Math.min(...finite));
        if (best) expect(values.indexOf(best.value) + 1).toBe(best.epoch);
      }),
    );
  });
});

describe('speedOf', () => {
  it('tells epochs and steps a second, and the time that is left', () => {
    const [fit] = fitsOf([report(0, 0, 5), report(0, 1, 4), report(0, 2, 3)]);
    const speed = speedOf(fit!)!;
    expect(speed.epochsPerSecond).toBeCloseTo(10);
    expect(speed.stepsPerSecond).toBeCloseTo(310);
    expect(speed.leftMs).toBeCloseTo(700);
  });

  it('says nothing while no time has passed', () => {
    expect(speedOf(fitsOf([report(0, 0, 5, 0)])[0]!)).toBeNull();
  });
});
