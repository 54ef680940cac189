/** Holds `callList` against the rule as the request states it, over customers that nobody has seen. */
import { callList } from '../churn/call-list.ts';

interface Someone { id: number; tenure: number; score: number; left: boolean }

function chance(seed: string): () => number {
  let state = [...seed].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) | 0, 17);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const params = { threshold: 0.35, call_cost: 4, calls_per_day: 100, min_tenure_months: 3 };
const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id);

function wanted(customers: readonly Someone[], { threshold, calls_per_day, min_tenure_months }: typeof params) {
  const open = customers.filter((one) => one.score >= threshold && one.tenure >= min_tenure_months);
  return ids(open.sort((a, b) => b.score - a.score).slice(0, calls_per_day));
}

export default function probe({ seed }: { seed: string }) {
  const random = chance(seed);
  const some = (count: number) =>
    Array.from({ length: count }, (_, id): Someone => ({
      id: id + 1, tenure: Math.floor(random() * 12), score: 0.2 + 0.75 * random(), left: random() < 0.3,
    }));
  const of = (tenures: number[]): Someone[] =>
    tenures.map((tenure, i) => ({ id: i + 1, tenure, score: 0.9 - i / 100, left: false }));
  const cases = [
    ['three customers of 2, 3 and 4 months', of([2, 3, 4]), params],
    ['room for two, and the two highest scores are new', of([0, 1, 24, 36]), { ...params, calls_per_day: 2 }],
    ['six months wanted', of([3, 5, 6, 7]), { ...params, min_tenure_months: 6 }],
    ['60 customers, room for 20', some(60), { ...params, calls_per_day: 20 }],
    ['nobody is left', of([0, 1, 2]), params],
    ['scores around the threshold', of([9, 9, 9]).map((one, i) => ({ ...one, score: 0.34 + i / 100 })), params],
  ] as const;
  const tried = cases.map(([label, customers, given]) => {
    const before = JSON.stringify(customers);
    const expected = wanted(customers.slice(), given);
    const seen = ids(callList(customers as never, given as never));
    const ok = JSON.stringify(seen) === JSON.stringify(expected) && JSON.stringify(customers) === before;
    const input = { ...given, customers: customers.slice(0, 4).map(({ id, tenure, score }) => ({ id, tenure, score })) };
    return { label, ok, input, expected, seen };
  });
  return { cases: tried, boundary: tried[0].ok, room: tried[1].ok, parameter: tried[2].ok };
}
