import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalysisMetric } from '../objects/analysis';
import { judgeMeasurement, unmeasured, withMeasurement } from './judge-measurement';
import { conditionFault, holds } from './measure-condition';

const metric = (more: Partial<AnalysisMetric> = {}): AnalysisMetric => ({
  name: 'm',
  failureLimit: 0,
  inconclusiveLimit: 0,
  consecutiveErrorLimit: 4,
  provider: { prometheus: { address: '', query: '' } },
  ...more,
});

const value = (...values: number[]) => ({ kind: 'value', values }) as const;

describe('conditions', () => {
  it.each([
    ['result[0] >= 0.95', [0.95], true],
    ['result[0] < 0.95', [0.95], false],
    ['result[0] >= 0.9 && result[1] < 5', [0.95, 4], true],
    ['len(result) == 0 || result[0] > 1', [], true],
    ['isNaN(result[0]) or result[0] < 0.1', [Number.NaN], true],
    ['default(result[0], 0) == 0', [Number.NaN], true],
    ['not (result[0] > 2 + 3 * 2)', [8], true],
    ['-result[0] < -1', [2], true],
    ['(result[0] - 1) / 2 == 1', [3], true],
  ])('%s of %j is %s', (condition, result, wanted) => {
    expect(holds(condition, result)).toBe(wanted);
  });

  it('that cannot be read say why', () => {
    expect(conditionFault('result[0] >=')).toContain('unexpected end');
    expect(conditionFault('process.exit()')).toContain('unexpected');
    expect(conditionFault('foo > 1')).toContain('unknown name foo');
    expect(conditionFault('len() > 1')).toContain('len takes 1 argument');
    expect(conditionFault(`${'('.repeat(500)}1${')'.repeat(500)}`)).toContain('nested too deeply');
    expect(() => holds('result[0] > 1', [])).toThrow('out of range');
    expect(() => holds('result > 1', [2])).toThrow('expected a number, found a list');
  });

  it('never do anything but answer, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(typeof (conditionFault(text) ?? '')).toBe('string');
      }),
    );
  });
});

describe('the verdict of a measurement', () => {
  const success = 'result[0] >= 0.9';
  const failure = 'result[0] < 0.5';
  it.each([
    [{ successCondition: success }, 0.95, 'Successful'],
    [{ successCondition: success }, 0.7, 'Failed'],
    [{ failureCondition: failure }, 0.7, 'Successful'],
    [{ failureCondition: failure }, 0.4, 'Failed'],
    [{ successCondition: success, failureCondition: failure }, 0.7, 'Inconclusive'],
    [{ successCondition: success, failureCondition: failure }, 0.95, 'Successful'],
    [{ successCondition: 'true', failureCondition: 'true' }, 1, 'Failed'],
    [{}, 0, 'Successful'],
  ] as const)('with %j, %f is %s', (conditions, number, phase) => {
    expect(judgeMeasurement(metric(conditions), value(number), 0).phase).toBe(phase);
  });

  it('is an error when there is nothing to judge', () => {
    expect(judgeMeasurement(metric({ successCondition: success }), value(), 0)).toMatchObject({
      phase: 'Error',
    });
    expect(judgeMeasurement(metric(), { kind: 'error', message: 'gone' }, 0)).toMatchObject({
      phase: 'Error',
      message: 'gone',
    });
  });
});

describe('the phase of a metric', () => {
  const after = (one: AnalysisMetric, ...numbers: (number | null)[]) =>
    numbers.reduce(
      (result, number, at) =>
        withMeasurement(
          one,
          result,
          judgeMeasurement(
            one,
            number === null ? { kind: 'error', message: 'gone' } : value(number),
            at * 1000,
          ),
        ),
      unmeasured(one, 0),
    );
  const rated = (more: Partial<AnalysisMetric>) =>
    metric({ successCondition: 'result[0] >= 0.9', interval: '30s', ...more });

  it('fails beyond its limit, not at it', () => {
    expect(after(rated({ failureLimit: 1, count: 5 }), 0, 1).phase).toBe('Running');
    expect(after(rated({ failureLimit: 1, count: 5 }), 0, 0)).toMatchObject({
      phase: 'Failed',
      message: 'Metric "m" assessed Failed due to failed (2) > failureLimit (1)',
    });
    expect(after(rated({ failureLimit: -1, count: 3 }), 0, 0, 0).phase).toBe('Successful');
  });

  it('errors count only when they come one after the other, and not as measurements', () => {
    expect(after(rated({ count: 3 }), null, null, null, null, 1, null, null, null, null).phase).toBe(
      'Running',
    );
    expect(after(rated({ count: 3 }), null, null, null, null, null).phase).toBe('Error');
    expect(after(rated({ count: 2 }), 1, null, 1).phase).toBe('Successful');
  });

  it('without a count goes on as long as it has an interval, and is measured once without', () => {
    expect(after(rated({}), 1, 1, 1).phase).toBe('Running');
    expect(after(metric({ successCondition: 'result[0] > 0' }), 1).phase).toBe('Successful');
  });

  it('begins after its delay, and goes on after its interval', () => {
    expect(unmeasured(rated({ initialDelay: '1m30s' }), 1000).nextAt).toBe(91_000);
    expect(after(rated({ count: 9 }), 1).nextAt).toBe(30_000);
  });
});
