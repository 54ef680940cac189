import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeRunner } from '../../testing/fake-runner';
import { measuringWith } from '../../testing/small-bundle';
import { scoreForecasts } from './forecast';
import { quarterForecast } from './quarter-forecast';
import { betterOf, QuartersTableError, readQuarters, unseenQuarters } from './quarters';

const rows = Array.from({ length: 20 }, (_, i) => [
  `${i + 1},A,${100 + i},2000,${i % 2 === 0 ? 5 : 7},30`,
  `${i + 1},B,${i < 18 ? 10 : 900},${i < 18 ? 3500 : 1500},6,`,
]).flat();
const csv = `quarter,candidate,wrong,cost,error,restore\n${rows.join('\n')}\n`;
const figure = (id: string, better: 'lower' | 'higher', isPrice = false) => ({
  id,
  figure: id,
  label: id,
  better,
  isPrice,
});
const options = quarterForecast.parseOptions({
  file: 'forecast.json',
  data: 'data/quarters.csv',
  draws: 2,
  statements: {
    fewer: { figure: 'wrong', better: 'lower', says: 'B serves fewer wrong estimates' },
    cheaper: { figure: 'cost', better: 'lower', says: 'B costs less' },
  },
  argued: 'arguedFrom',
  hire: 'hire',
  figures: [
    figure('wrong', 'lower'),
    figure('cost', 'lower', true),
    figure('error', 'lower'),
    figure('restore', 'lower'),
  ],
});

async function measure(forecast: unknown) {
  const files = { 'forecast.json': typeof forecast === 'string' ? forecast : JSON.stringify(forecast) };
  const context = measuringWith(new FakeRunner(() => ({})), { files });
  return quarterForecast.measure({ ...context, remake: () => csv }, options);
}

describe('a forecast', () => {
  it('is held against how often each statement came true', async () => {
    const { facts, evidence } = await measure({
      fewer: 90,
      cheaper: 10,
      arguedFrom: ['wrong', 'cost', 'restore'],
      hire: 'b',
    });
    expect(facts).toMatchObject({
      quarters: 20,
      answered: 2,
      miss: 0,
      contrary: 0,
      weak: 0,
      hasPrice: true,
      forHire: 2,
      againstHire: 1,
    });
    expect(facts.brier).toBeCloseTo(0.09, 12);
    expect(evidence?.map(({ outcome }) => outcome)).toEqual(['good', 'good']);
  });

  it('shows what is wrong with it', async () => {
    expect((await measure({ fewer: 50, cheaper: 50 })).facts).toMatchObject({
      halves: 2,
      miss: 40,
      hire: null,
    });
    expect((await measure({ fewer: 100, cheaper: 80 })).facts).toMatchObject({
      falselyCertain: 1,
      contrary: 1,
      contraryName: 'B costs less',
      worst: 'B costs less',
      worstSaid: 80,
      worstWas: 10,
    });
    expect((await measure({ fewer: 0.9, cheaper: 0.1 })).facts).toMatchObject({ shares: true });
    expect((await measure({ fewer: 'much', cheaper: 140 })).facts).toMatchObject({
      answered: 0,
      brier: null,
    });
    expect((await measure({ arguedFrom: ['error'], hire: 'a' })).facts).toMatchObject({
      argued: 1,
      weak: 1,
      weakName: 'error',
      weakShare: 0.5,
      hasPrice: false,
      forHire: 0,
    });
    expect((await measure('{ half')).facts).toMatchObject({ readable: false, answered: 0 });
  });

  it('is never scored better than the frequencies themselves, and by the Brier score of each outcome', () => {
    const percent = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(percent, percent), { minLength: 1, maxLength: 9 }), (pairs) => {
        const score = scoreForecasts(
          pairs.map(([said, was], i) => ({ key: `${i}`, label: `${i}`, said, was })),
        );
        expect(score.brier!).toBeGreaterThanOrEqual(score.best!);
        // Every outcome of a hundred quarters by itself.
        const single = pairs.map(
          ([said, was]) => (was * (said / 100 - 1) ** 2 + (100 - was) * (said / 100) ** 2) / 100,
        );
        expect(score.brier!).toBeCloseTo(single.reduce((a, b) => a + b, 0) / single.length, 10);
      }),
    );
  });
});

describe('a table of quarters', () => {
  it('keeps apart what was seen', () => {
    const all = readQuarters(csv);
    expect(unseenQuarters([...all, ...all], all.slice(0, 15))).toEqual(all.slice(15));
  });

  it('takes nothing to restore as better than any time', () => {
    const [first] = readQuarters(csv);
    expect(betterOf(first!, 'restore', 'lower')).toBe(1);
    expect(betterOf({ A: { rate: null }, B: { rate: 3 } }, 'rate', 'higher')).toBe(1);
    expect(betterOf({ A: { rate: null }, B: { rate: null } }, 'rate', 'higher')).toBe(0);
  });

  it('says why it cannot be read', () => {
    expect(() => readQuarters('a,b\n')).toThrow(QuartersTableError);
    expect(() => readQuarters('quarter,candidate,x\n1,A,2\n')).toThrow('quarter 1 has no candidate B');
  });
});
