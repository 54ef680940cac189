import { describe, expect, it } from 'vitest';
import { type FigureModel, scriptPath, servicePath } from './paths';

/** log price = 12 + 0.5 · scaled living area − 0.1 · scaled years since remodelling. */
const MODEL: FigureModel = {
  features: [
    { name: 'livingArea', mean: 1500, scale: 500 },
    { name: 'yearsSinceRemodelled', mean: 20, scale: 10 },
  ],
  target: { mean: 12, deviation: 1 },
  layers: [{ weights: [[0.5], [-0.1]], bias: [0], activation: 'linear' }],
};

describe('two paths', () => {
  it('agree on a house in square feet with its year filled in', () => {
    const house = { livingArea: 2000, metric: false, yearRemodelled: 1999 };
    const script = scriptPath(MODEL, house);
    expect(script.scaledArea).toBe(1);
    expect(script.scaledYears).toBe(-1);
    expect(script.dollars).toBeCloseTo(Math.exp(12.6), 6);
    expect(servicePath(MODEL, house).dollars).toBe(script.dollars);
  });

  it('differ by what square metres and an empty year do to the scaled numbers', () => {
    const house = { livingArea: 2000, metric: true, yearRemodelled: null };
    const service = servicePath(MODEL, house);
    expect(service.area).toBe(185.81);
    expect(service.scaledArea).toBeCloseTo((2000 * 0.09290304 - 1500) / 500, 9);
    expect(service.scaledYears).toBe((2009 - 1950 - 20) / 10);
    expect(scriptPath(MODEL, house).scaledYears).toBe((2009 - 1975 - 20) / 10);
  });
});
