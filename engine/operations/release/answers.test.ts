import { describe, expect, it } from 'vitest';
import type { ServiceRecord } from '../../traffic/service/service-record';
import { answerMetrics, isSameAnswer, MARK, marksOf } from './answers';

const RULES = { tolerance: 0.05, decision: 'call' };

const record = (...answers: readonly (unknown | number)[]): ServiceRecord => ({
  format: 'stagecraft-service-times/1',
  entry: 'server.ts',
  content: 'x',
  method: 'counted',
  loadSeconds: 0.5,
  answers: answers.map((one) =>
    typeof one === 'number'
      ? { seconds: 0.01, status: one, body: '' }
      : { seconds: 0.01, status: 200, body: JSON.stringify(one) },
  ),
});

describe('answers of two versions', () => {
  it('are the same up to a tolerance, at any depth, whatever follows from them as a decision', () => {
    expect(
      isSameAnswer([{ id: 1, score: 0.51, call: true }], [{ id: 1, score: 0.49, call: false }], RULES),
    ).toBe(true);
    expect(isSameAnswer([{ id: 1, score: 0.51 }], [{ id: 1, score: 0.45 }], RULES)).toBe(false);
    expect(isSameAnswer([{ id: 1 }], [{ id: 1 }, { id: 2 }], RULES)).toBe(false);
    expect(isSameAnswer({ score: null }, { score: 0 }, RULES)).toBe(false);
    expect(isSameAnswer('a', 'a', RULES)).toBe(true);
  });

  it('are marked: another answer than before, and yes; an error is neither', () => {
    const before = record(
      [{ score: 0.2, call: false }],
      [{ score: 0.2, call: false }],
      [{ score: 0.9, call: true }],
      500,
    );
    const after = record([{ score: 0.21, call: false }], [{ score: 0.8, call: true }], 500, [
      { score: 1, call: true },
    ]);
    expect(marksOf(after, before, RULES)).toEqual([0, MARK.differs + MARK.yes, 0, MARK.yes]);
    expect(marksOf(before, before, RULES)).toEqual([0, 0, MARK.yes, 0]);
  });

  it('are counted by their decision where there is one, and copies by whether they agree', () => {
    const [predictions, compared] = answerMetrics(RULES);
    expect(predictions).toMatchObject({ name: 'predictions_total', label: 'call' });
    expect([0, 1, 2, 3].map((mark) => predictions!.values[mark])).toEqual(['no', 'no', 'yes', 'yes']);
    expect([0, 1, 2, 3].map((mark) => compared!.values[mark])).toEqual(['yes', 'no', 'yes', 'no']);
    expect(compared!.ofShadows).toBe(true);
    expect(answerMetrics({ tolerance: 1 }).map(({ name }) => name)).toEqual(['shadow_comparisons_total']);
  });
});
