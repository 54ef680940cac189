import { describe, expect, it } from 'vitest';
import type { PageView, StepReport } from '../core/app-driver';
import { amountsIn, nearestAmount, showsAmount } from './amounts';
import { appCaseSchema, stepsOf } from './cases';
import { judgeCase } from './judge-case';

const CALM: PageView = {
  title: '',
  fields: [{ label: 'Living area', placeholder: '', value: '-1', invalid: false, says: '' }],
  buttons: ['Estimate'],
  announced: [],
  text: 'Living area Estimate',
};
const good = appCaseSchema.parse({ label: 'a house', fill: { 'Living area': '1500' }, shows: 181_234.56 });
const bad = appCaseSchema.parse({
  label: 'x',
  trouble: 'negative',
  fill: { 'Living area': '-1' },
  about: 'Living area',
});

function reports(view: Partial<PageView>, statuses: readonly number[] = [], reached = true): StepReport[] {
  const [fill, press] = stepsOf(good, 'Estimate') as [StepReport['step'], StepReport['step']];
  const request = { method: 'POST', path: '/predict', headers: {}, body: '{}' };
  const requests = statuses.map((status) => ({ request, response: { status, headers: {}, body: '' } }));
  return [
    { step: fill, found: true, reached, view: CALM, requests: [] },
    { step: press, found: true, reached: true, view: { ...CALM, ...view }, requests },
  ];
}

describe('amounts', () => {
  it('are read from text, and compared as exactly as they are written', () => {
    expect(amountsIn('$181,234 of $ 1,000.50, 12 dollars, 7 rooms').map(({ value }) => value)).toEqual([
      181234, 1000.5, 12,
    ]);
    const [whole, cents, wrong] = amountsIn('$181,235 $181,234.56 $181,234.57');
    expect([whole!, cents!, wrong!].map((amount) => showsAmount(amount, 181_234.56))).toEqual([
      true,
      true,
      false,
    ]);
    expect(nearestAmount(amountsIn('$5 $200,000 $9,000,000'), 181_234)).toBe(200_000);
    expect(nearestAmount([], 1)).toBeNull();
  });
});

describe('judgeCase', () => {
  const judged = (...args: Parameters<typeof reports>) => judgeCase(good, reports(...args), CALM).outcome;
  const refused = (...args: Parameters<typeof reports>) => judgeCase(bad, reports(...args), CALM).outcome;

  it('tells a right estimate from another, from none, and from a page that cannot be used', () => {
    expect(judged({ text: 'Estimate $181,235' }, [200])).toBe('right');
    expect(judged({ announced: ['$181,234.56'] }, [200])).toBe('right');
    expect(judged({ text: 'Estimate $181,200' }, [200])).toBe('wrong-estimate');
    expect(judged({}, [422])).toBe('no-estimate');
    expect(judged({}, [500])).toBe('server-error');
    expect(judged({}, [], false)).toBe('unreachable');
    expect(judgeCase(good, [], CALM).outcome).toBe('hung');
  });

  it('tells the kinds of refusal apart', () => {
    const field = CALM.fields[0]!;
    expect(refused({ announced: ['Living area must be above 0'] })).toBe('refused');
    expect(refused({ fields: [{ ...field, invalid: true, says: 'Must be above 0' }] })).toBe('refused');
    expect(refused({ fields: [{ ...field, value: '1' }] }, [200])).toBe('refused');
    expect(refused({ announced: ['Please check your input'] })).toBe('unnamed');
    expect(refused({ text: `${CALM.text} Living area must be above 0` })).toBe('unannounced');
    expect(refused({ fields: [{ ...field, invalid: true }] })).toBe('silent');
    expect(refused({ text: 'Estimate $0' }, [200])).toBe('slipped');
    expect(refused({ text: 'Estimate $NaN' }, [200])).toBe('slipped');
    expect(refused({}, [500])).toBe('server-error');
  });
});
