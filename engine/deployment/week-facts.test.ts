import { describe, expect, it } from 'vitest';
import type { TrafficRequest } from './requests';
import type { Answer } from './state';
import { byGroup, groupFacts, judgeAnswers, median, medianMove } from './week-facts';

const request = (id: string, body: TrafficRequest['body']): TrafficRequest => ({
  id,
  at: '2009-06-01T08:00',
  client: 'c',
  method: 'POST',
  path: '/',
  body,
});
const answer = (id: string, dollars: number | null, outcome: Answer['outcome'] = 'answered'): Answer => ({
  id,
  at: '2009-06-01T08:00',
  outcome,
  status: outcome === 'answered' ? 200 : null,
  dollars,
  text: '',
});

const REQUESTS = [
  request('a', { unit: 'm2', garage: { area: 1 } }),
  request('b', { unit: 'm2', garage: null }),
  request('c', { unit: 'ft', garage: null }),
  request('d', { unit: 'ft', garage: { area: 2 } }),
];
const ANSWERS = [answer('a', 100), answer('b', 200), answer('c', null, 'crashed'), answer('d', 100)];
const JUDGED = judgeAnswers(REQUESTS, ANSWERS, [100, 100, 100, null], 5);

describe('facts of a week', () => {
  it('holds answers against references, and counts each outcome once', () => {
    const facts = groupFacts(JUDGED);
    expect(facts).toMatchObject({ requests: 4, right: 1, wrong: 1, lost: 1, refused: 0, unpriced: 0 });
    expect(facts.typicalMiss).toBe(50);
    expect(facts.medianRatio).toBe(1.5);
    expect(facts.commonShare).toBeCloseTo(2 / 3, 12);
  });

  it('groups by what is in the body; an object counts as there, null as missing', () => {
    const groups = byGroup(JUDGED, {
      metric: [
        { fact: 'unit', equals: 'm2' },
        { fact: 'garage', missing: false },
      ],
      bare: [{ fact: 'garage', missing: true }],
    });
    const ids = (name: string) => groups[name]!.map((one) => one.request.id);
    expect(ids('metric')).toEqual(['a']);
    expect(ids('bare')).toEqual(['b', 'c']);
    expect(ids('rest')).toEqual(['d']);
  });

  it('says nothing of an empty group', () => {
    expect(groupFacts([])).toMatchObject({ requests: 0, share: null, typicalMiss: null, commonShare: null });
  });

  it('takes the mean of the two in the middle', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([5, 1, 9])).toBe(5);
    expect(median([])).toBeNull();
  });

  it('measures how far answers move between two sendings', () => {
    expect(medianMove(ANSWERS, [answer('a', 110), answer('b', 230), answer('c', 1), answer('d', 100)])).toBe(
      10,
    );
  });
});
