import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GUARDS, type GuardId, HAPPENINGS, stoppedBy } from '../components/figures/loop-guards/happenings';
import { turningMarket } from '../engine/dataset/makers/season/turning-market';
import { costsOf } from '../lessons/03-software-life-cycle/05-devops-to-mlops/start/churn/costs';
import {
  customerOf,
  type Row,
  rowsOf,
} from '../lessons/03-software-life-cycle/05-devops-to-mlops/start/churn/customers';
import { trainModel } from '../lessons/03-software-life-cycle/05-devops-to-mlops/start/churn/model';

const START = 'lessons/03-software-life-cycle/05-devops-to-mlops/start';
const read = (path: string) => readFileSync(`${START}/${path}`, 'utf8');
const PER_DAY = 120;
const DAY = 86_400_000;

/** Champion and candidate of each happening, as the programs of the lesson come to them 7.2 days after it began. */
function found() {
  const source = readFileSync('public/data/telco_churn.csv', 'utf8');
  const made = (tells: string) =>
    rowsOf(turningMarket.make({ source, seed: 'f' }, turningMarket.parseOptions({ tells })));
  const [feed, truth, params] = [made('feed'), made('truth'), JSON.parse(read('churn/params.json'))];
  const train = (rows: readonly Row[]) => {
    const whole = rows.filter((row) => row.tenure !== '' && row.monthly !== '');
    return trainModel(
      whole.map(customerOf),
      whole.map(({ left }) => left === 'yes'),
      params,
    );
  };
  const begin = Date.UTC(2026, 2, 9);
  const known = (from: number, to: number) =>
    feed.filter(({ known_at }) => {
      const day = (Date.parse(known_at!) - begin) / DAY;
      return day > from && day <= to;
    });
  const calls = (model: Parameters<typeof costsOf>[0]) =>
    costsOf(model, params.threshold, rowsOf(read('traffic/customers.csv'))).called;
  let champion = train(rowsOf(read('churn/train.csv')));
  const first = new Map<string, number>();
  truth.forEach(({ market = '', trap = '' }, row) => {
    for (const name of [market, trap])
      if (name !== '' && name !== 'before' && !first.has(name)) first.set(name, row);
  });
  const all = [...first]
    .sort((a, b) => a[1] - b[1])
    .map(([name, row]) => {
      const day = row / PER_DAY + 7.2;
      const candidate = train(known(day - 4, day - 1));
      const heldOut = known(day - 1, day);
      const later = feed
        .map((one, at) => ({ ...one, left: truth[at]!.left! }))
        .slice(Math.round(day * PER_DAY), Math.round((day + 5) * PER_DAY));
      const on = (model: typeof champion, rows: readonly Row[]) =>
        costsOf(model, params.threshold, rows).cost;
      const pair = (rows: readonly Row[]) => [
        Math.round(on(candidate, rows)),
        Math.round(on(champion, rows)),
      ];
      const result = {
        name,
        gate: pair(heldOut),
        later: pair(later),
        calls: Math.round(100 * calls(candidate)),
      };
      if (truth[row]!.trap === '') champion = candidate;
      return result;
    });
  return new Map(all.map((one) => [one.name, one]));
}

describe('the figure of guards', () => {
  it('says what the programs of the lesson find', () => {
    const computed = found();
    for (const { id, sights, champion, candidate } of HAPPENINGS) {
      const { gate, later, calls } = computed.get(id)!;
      expect([id, candidate, champion]).toEqual([id, ...later]);
      expect(sights.gate.says).toBe(`${gate[0]} $ a customer, the champion ${gate[1]} $`);
      expect(sights.canary.says).toContain(`calls ${calls} of 100`);
      expect(sights.canary.refuses).toBe(calls > 60);
      expect(sights.gate.refuses).toBe(gate[0]! >= 0.95 * gate[1]!);
    }
  });

  it('lets a turn through all guards, and stops each trap where one guard is enough', () => {
    const all = new Set<GuardId>(GUARDS.map(({ id }) => id));
    expect(HAPPENINGS.map((one) => stoppedBy(one, all))).toEqual([null, 'rows', 'gate', 'canary']);
    expect(HAPPENINGS.map((one) => stoppedBy(one, new Set()))).toEqual([null, null, null, null]);
  });
});
