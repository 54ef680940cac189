import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../csv/read-csv';
import { type Answer, answer, type Question, type QuestionKind } from './answer';
import { Dataset } from './dataset';
import { MOST_POINTS } from './relations';

const open = (text: string) => new Dataset(readCsv(text));
const ask = <Kind extends QuestionKind>(dataset: Dataset, question: Question<Kind>) =>
  answer(dataset, question as Question) as Answer<Kind>;
const ames = open(readFileSync('public/data/ames_housing.csv', 'utf8'));
const churn = open(readFileSync('public/data/telco_churn.csv', 'utf8'));
const count = (dataset: Dataset, filters: Question<'rows'>['pick']['filters']) =>
  ask(dataset, { kind: 'rows', pick: { filters }, from: 0, count: 0 }).total;

describe('columns', () => {
  it('gives the figures that NumPy gives', () => {
    const figures = ask(ames, { kind: 'columns' });
    expect(figures.find(({ name }) => name === 'Sale_Price')).toMatchObject({
      type: 'number',
      missing: 0,
      distinct: 1032,
      quartile1: 129_500,
      median: 160_000,
      quartile3: 213_500,
      canGroup: false,
    });
    expect(figures.find(({ name }) => name === 'Year_Sold')?.canGroup).toBe(true);
    expect(ask(churn, { kind: 'columns' }).find(({ name }) => name === 'churn')?.commonest).toEqual({
      value: 'No',
      count: 5174,
    });
  });
});

describe('distribution', () => {
  const values = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 1, maxLength: 60 });

  it('has every value in one bin, and its box around the median', () => {
    fc.assert(
      fc.property(values, fc.boolean(), (numbers, log) => {
        const dataset = open(`i,v\n${numbers.map((value, i) => `x${i},${value}`).join('\n')}\n`);
        const found = ask(dataset, { kind: 'distribution', column: 'v', log });
        if (found.kind !== 'numbers') throw new Error('not numbers');
        const inBins = found.bins.reduce((sum, bin) => sum + bin.count, 0);
        expect(inBins).toBe(log ? numbers.length - found.notPositive : numbers.length);
        const box = found.box!;
        const order = [box.low, box.quartile1, box.median, box.quartile3, box.high];
        expect(box.low).toBeLessThanOrEqual(box.median);
        expect(order[1]! <= order[2]! && order[2]! <= order[3]!).toBe(true);
        expect(found.outliers).toHaveLength(box.below + box.above);
      }),
    );
  });

  it('has a bar for each of a few whole numbers, and round edges else', () => {
    const rooms = ask(ames, { kind: 'distribution', column: 'Garage_Cars', log: false });
    if (rooms.kind !== 'numbers') throw new Error('not numbers');
    expect(rooms.bins.map(({ from, to }) => (from + to) / 2)).toEqual([0, 1, 2, 3, 4, 5]);
    const prices = ask(ames, { kind: 'distribution', column: 'Sale_Price', log: false });
    if (prices.kind !== 'numbers') throw new Error('not numbers');
    expect(prices.bins[0]).toMatchObject({ from: 0, to: 50_000 });
    expect(prices.skewOfLog).toBeCloseTo(-0.0148, 4);
  });

  it('lumps what is rare', () => {
    const many = open(`c\n${Array.from({ length: 90 }, (_, i) => `name ${i % 60}`).join('\n')}\n`);
    const found = ask(many, { kind: 'distribution', column: 'c', log: false });
    if (found.kind !== 'levels') throw new Error('not levels');
    expect([found.levels.length, found.hasOthers]).toEqual([24, true]);
    expect(found.levels.at(-1)).toEqual({ label: '37 others', count: 44 });
    expect(found.levels.reduce((sum, level) => sum + level.count, 0)).toBe(90);
  });
});

describe('scatter', () => {
  it('draws some points, counts all, and its cells give back their rows', () => {
    const found = ask(ames, { kind: 'scatter', x: 'Gr_Liv_Area', y: 'Sale_Price', colour: 'Central_Air' });
    expect(found).toMatchObject({ pairs: 2930, sampled: true, groups: ['Y', 'N'] });
    expect(found.points).toHaveLength(MOST_POINTS);
    expect(found.pearson).toBeCloseTo(0.70678, 5);
    expect(found.cells.reduce((sum, cell) => sum + cell.count, 0)).toBe(2930);
  });
});

it('correlations are symmetric, 1 with themselves', () => {
  const { names, r } = ask(ames, { kind: 'correlations' });
  const price = names.indexOf('Sale_Price');
  expect(r[price]![names.indexOf('Gr_Liv_Area')]).toBeCloseTo(0.70678, 5);
  names.forEach((_, i) => {
    expect(r[i]![i]).toBeCloseTo(1, 12);
    expect(r[i]![price]).toBe(r[price]![i]);
  });
});

describe('groups and time', () => {
  it('compare a number by category', () => {
    const found = ask(ames, { kind: 'groups', value: 'Sale_Price', by: 'Central_Air' });
    expect(found.groups.map(({ label, count: rows }) => [label, rows])).toEqual([
      ['Y', 2734],
      ['N', 196],
    ]);
    expect(count(ames, [found.groups[1]!.filter!])).toBe(196);
  });

  it('show shares by year: fewer new houses from 2008 on', () => {
    const found = ask(ames, { kind: 'time', value: 'Sale_Condition', time: 'Year_Sold' });
    const partial = found.levels.indexOf('Partial');
    const shares = found.groups.map((group) => group.counts[partial]! / group.count);
    expect(found.groups.map(({ label }) => label)).toEqual(['2006', '2007', '2008', '2009', '2010']);
    expect(shares.map((share) => share.toFixed(4))).toEqual([
      '0.1376',
      '0.1297',
      '0.0466',
      '0.0417',
      '0.0381',
    ]);
  });

  it('cut dates into spans that hold every row once', () => {
    const date = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString());
    fc.assert(
      fc.property(fc.array(date, { minLength: 1, maxLength: 30 }), (dates) => {
        const dataset = open(`d,n\n${dates.map((one) => `${one.slice(0, 10)},x`).join('\n')}\n`);
        const { groups, without } = ask(dataset, { kind: 'time', value: null, time: 'd' });
        expect(without).toBe(0);
        expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(dates.length);
        for (const group of groups) expect(count(dataset, [group.filter!])).toBe(group.count);
      }),
      { numRuns: 40 },
    );
  });
});

describe('missing values and rows', () => {
  it('maps what is missing, by blocks that give back their rows', () => {
    const map = ask(churn, { kind: 'missing' });
    expect(map.columns).toEqual([{ name: 'total_charges', missing: 11 }]);
    expect(map.wholeRows).toBe(7032);
    const block = map.blocks.find(({ missing }) => missing[0]! > 0)!;
    const filters = [{ kind: 'missing', column: 'total_charges' } as const];
    const page = ask(churn, {
      kind: 'rows',
      pick: { filters, between: [block.from, block.to] },
      from: 0,
      count: 5,
    });
    expect(page.total).toBe(block.missing[0]);
    expect(page.rows[0]!.row).toBeGreaterThanOrEqual(block.from);
    expect(page.rows[0]!.cells[page.columns.findIndex(({ name }) => name === 'total_charges')]).toBe('');
  });

  it('refuses what does not fit, with a name', () => {
    expect(() => ask(churn, { kind: 'distribution', column: 'x', log: false })).toThrow('no column x');
    expect(() => ask(churn, { kind: 'groups', value: null, by: 'total_charges' })).toThrow('too many');
    expect(() => ask(churn, { kind: 'scatter', x: 'churn', y: 'tenure', colour: null })).toThrow('texts');
  });
});
