import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { dirt } from '../makers/dirt';
import { NOTES } from './export-table';
import { injectDirt } from './inject';
import { dirtRatesSchema, type TextTable } from './types';

const ames = readFileSync('public/data/ames_housing.csv', 'utf8');
const parse = (text: string) => {
  const [columns = [], ...rows] = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data;
  return { columns, rows };
};
const source = parse(ames);
/** A smaller table of the same columns keeps the properties quick. */
const some: TextTable = { columns: source.columns, rows: source.rows.filter((_, i) => i % 9 === 0) };
const rate = fc.double({ min: 0, max: 0.5, noNaN: true });
const rates = fc.record({
  missing: rate,
  areaUnits: rate,
  priceUnits: rate,
  years: rate,
  spelling: rate,
  shifted: rate,
  duplicates: rate,
});
const none = dirtRatesSchema.parse({
  missing: 0,
  areaUnits: 0,
  priceUnits: 0,
  years: 0,
  spelling: 0,
  shifted: 0,
  duplicates: 0,
});

describe('injectDirt', () => {
  it('explains every difference to the true table, and nothing else, in its ledger', () => {
    fc.assert(
      fc.property(fc.string(), rates, (seed, chosen) => {
        const { text, ledger } = injectDirt(some, seed, chosen);
        const dirty = parse(text);
        expect(dirty.columns).toEqual([...ledger.columns, NOTES]);
        expect(dirty.rows.length).toBe(ledger.lines.length);
        const truth = new Map(ledger.truth.map((row) => [row[0]!, row]));
        const marks = new Map(
          ledger.marks.map((mark) => [`${mark.kind}/${mark.listing}/${mark.column}`, mark]),
        );
        const explained = new Set<unknown>();
        dirty.rows.forEach((row, i) => {
          const line = ledger.lines[i]!;
          const right = truth.get(line.listing)!;
          let cells: (string | undefined)[] = row;
          if (line.shiftedFrom !== undefined) {
            const mark = marks.get(`shifted/${line.listing}/${ledger.columns[line.shiftedFrom]}`);
            expect(mark).toBeDefined();
            explained.add(mark);
            expect(row[line.shiftedFrom]).toBe('');
            cells = row.toSpliced(line.shiftedFrom, 1);
          } else expect(row.at(-1)).toBe('');
          if (line.as !== 'row') {
            const mark = marks.get(`duplicate/${line.listing}/undefined`);
            expect(mark?.form).toBe(line.as);
            explained.add(mark);
          }
          right.forEach((value, at) => {
            const cell = cells[at]!;
            if (cell === value) return;
            const column = ledger.columns[at]!;
            const mark = ['missing', 'area-units', 'price-units', 'year', 'spelling']
              .map((kind) => marks.get(`${kind}/${line.listing}/${column}`))
              .find(Boolean);
            if (line.as === 'respelled-copy' && same(cell, mark?.written ?? value)) return;
            expect({ written: cell, truth: value }).toEqual({ written: mark?.written, truth: mark?.truth });
            explained.add(mark);
          });
        });
        expect(explained.size).toBe(ledger.marks.length);
        expect(new Set(ledger.lines.map((line) => line.listing)).size).toBe(some.rows.length);
      }),
      { numRuns: 12 },
    );
  });

  it('gives the true table when every rate is 0, and the same text for the same seed', () => {
    const { text, ledger } = injectDirt(some, 'a', none);
    const { columns, rows } = parse(text);
    expect(columns.slice(0, -1)).toEqual(ledger.columns);
    expect(rows.map((row) => row.slice(0, -1))).toEqual(ledger.truth);
    expect(ledger.marks).toEqual([]);
    const dirtyText = injectDirt(some, 'a', dirtRatesSchema.parse({})).text;
    expect(injectDirt(some, 'a', dirtRatesSchema.parse({})).text).toBe(dirtyText);
    expect(injectDirt(some, 'b', dirtRatesSchema.parse({})).text).not.toBe(dirtyText);
  });

  it('keeps the ids of the listings whatever the seed', () => {
    const priceOf = (seed: string) => {
      const { ledger } = injectDirt(some, seed, none);
      const longitude = ledger.columns.indexOf('Longitude');
      return new Map(ledger.truth.map((row) => [row[0], row[longitude]]));
    };
    expect(new Set(priceOf('a'))).toEqual(new Set(priceOf('b')));
  });
});

const same = (a: string, b: string) =>
  a.trim().toLowerCase().replace('-', '') === b.trim().toLowerCase().replace('-', '');

describe('the maker dirt', () => {
  it('makes every kind of dirt by default, and the truth and the ledger from the same seed', () => {
    const make = (gives: string) => dirt.make({ source: ames, seed: 's' }, dirt.parseOptions({ gives }));
    const ledger = JSON.parse(make('ledger'));
    const forms = new Set(
      ledger.marks.map((mark: { kind: string; form: string }) => `${mark.kind} ${mark.form}`),
    );
    expect(forms.size).toBe(5 + 2 + 2 + 3 + 4 + 1 + 2);
    expect(parse(make('truth'))).toEqual({ columns: ledger.columns, rows: ledger.truth });
    expect(parse(make('export')).rows.length).toBe(ledger.lines.length);
    expect(ledger.truth.length).toBe(2930);
  });
});
