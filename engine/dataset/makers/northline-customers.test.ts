import { describe, expect, it } from 'vitest';
import { CustomersMakerError, northlineCustomers } from './northline-customers';

const source = `churn,tenure,contract\n${Array.from({ length: 50 }, (_, i) => `${i % 3 ? 'No' : 'Yes'},${i},Two year`).join('\n')}\n`;
const make = (seed: string, options: unknown = {}) =>
  northlineCustomers.make({ source, seed }, northlineCustomers.parseOptions(options));

describe('customers of a seed', () => {
  it('are all of the source, in an order that the seed draws', () => {
    const lines = (text: string) => text.trim().split('\n').slice(1);
    expect(lines(make('a')).sort()).toEqual(lines(source).sort());
    expect(make('a')).toBe(make('a'));
    expect(make('a')).not.toBe(make('b'));
  });

  it('do without what is not to be told', () => {
    const [head, ...rows] = make('a', { rows: 5, without: ['churn'] })
      .trim()
      .split('\n');
    expect(head).toBe('tenure,contract');
    expect(rows).toHaveLength(5);
    expect(rows.every((row) => row.split(',').length === 2)).toBe(true);
  });

  it('says what it lacks', () => {
    expect(() => northlineCustomers.make({ seed: 'a' }, { without: [] })).toThrow(CustomersMakerError);
    expect(() => make('a', { without: ['age'] })).toThrow(/no column “age”/);
  });
});
