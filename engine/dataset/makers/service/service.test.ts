import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { prepareMaker } from '../registry';

const source = readFileSync('public/data/ames_housing.csv', 'utf8');
const [header = '', ...lines] = source.trim().split('\n');
const names = header.split(',');
const sale = (row: number) => {
  const cells = lines[row - 1]!.split(',');
  return (name: string) => cells[names.indexOf(name)]!;
};

function traffic(seed: string, options: object = {}) {
  const maker = prepareMaker('server-traffic', {
    clients: 'site-listing',
    days: ['2009-06-01', '2009-06-02'],
    perDay: 30,
    ...options,
  });
  const text = maker.make({ source, seed });
  return {
    text,
    requests: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  };
}

describe('server-traffic', () => {
  it('is the same for one seed, and other houses for another', () => {
    expect(traffic('a').text).toBe(traffic('a').text);
    expect(traffic('a').text).not.toBe(traffic('b').text);
  });

  it('sends real houses of the years asked for, in order of time', () => {
    const { requests } = traffic('a');
    expect(requests).toHaveLength(60);
    const times = requests.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    for (const { row, body } of requests) {
      expect(Number(sale(row)('Year_Sold'))).toBeGreaterThanOrEqual(2009);
      expect(body.yearBuilt).toBe(Number(sale(row)('Year_Built')));
    }
  });

  it('gives areas in the unit that it names, and no year for a house that never was remodelled', () => {
    const { requests } = traffic('a');
    const units = new Set(requests.map(({ body }) => body.areaUnit));
    expect(units).toEqual(new Set(['m2', 'sqft']));
    for (const { row, body } of requests) {
      const feet = Number(sale(row)('Gr_Liv_Area'));
      if (body.areaUnit === 'sqft') expect(body.livingArea).toBe(feet);
      else expect(Math.abs(body.livingArea - feet * 0.09290304)).toBeLessThanOrEqual(0.005 + 1e-9);
      const remodelled = Number(sale(row)('Year_Remod_Add'));
      expect(body.yearRemodelled).toBe(remodelled === body.yearBuilt ? null : remodelled);
    }
  });

  it('puts rare houses where the lesson wants them, and nowhere else', () => {
    const { requests } = traffic('a', {
      clients: 'small-listing',
      sparse: { column: 'Garage_Area', at: [7, 31] },
    });
    const without = requests.flatMap(({ body }, i) => (body.garage === null ? [i] : []));
    expect(without).toEqual([7, 31]);
    for (const { row, reference } of requests) expect(reference).toBe(Number(sale(row)('Sale_Price')));
  });
});

describe('sales-book', () => {
  it('leaks the price through the fee, within its share', () => {
    const text = prepareMaker('sales-book', { rows: 100 }).make({ source, seed: 's' });
    const [head = '', ...rows] = text.trim().split('\n');
    expect(head).toBe('sold,living_area,year_built,basement,baths,garage_area,condition,broker_fee,price');
    expect(rows).toHaveLength(100);
    for (const row of rows) {
      const cells = row.split(',').map(Number);
      const share = cells[7]! / cells[8]!;
      expect(share).toBeGreaterThan(0.0289);
      expect(share).toBeLessThan(0.0311);
      expect(cells[0]).toBeLessThan(2009);
    }
  });

  it('needs a table', () => {
    expect(() => prepareMaker('sales-book', {}).make({ seed: 's' })).toThrow(/needs a table/);
  });
});
