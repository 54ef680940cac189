import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DirtLedger } from '../../dataset/dirt/types';
import { dirt } from '../../dataset/makers/dirt';
import { compareClean } from './compare';
import { judgeCell } from './judge-cell';

const source = readFileSync('public/data/ames_housing.csv', 'utf8');
const make = (gives: string) => dirt.make({ source, seed: 'compare' }, dirt.parseOptions({ gives }));
const ledger: DirtLedger = JSON.parse(make('ledger'));
const unknowable = new Map(
  ledger.marks.filter((mark) => !mark.recoverable).map((mark) => [`${mark.listing}/${mark.column}`, mark]),
);
/** The table as a perfect cleaning leaves it. */
const perfect = ledger.truth.map((row) =>
  row.map((cell, i) => (unknowable.has(`${row[0]}/${ledger.columns[i]}`) ? '' : cell)),
);
const csv = (rows: readonly (readonly string[])[]) =>
  [ledger.columns, ...rows].map((row) => row.join(',')).join('\n');

describe('compareClean', () => {
  it('finds nothing in a perfect table, whatever the order of its rows, columns and numbers', () => {
    const { findings, tallies, missingColumns } = compareClean(csv(perfect.toReversed()), ledger);
    expect({ findings, missingColumns }).toEqual({ findings: [], missingColumns: [] });
    expect(Object.values(tallies).every(({ all, right }) => all > 0 && all === right)).toBe(true);
    const turned = [ledger.columns, ...perfect].map((row) => row.toReversed().join(',')).join('\r\n');
    expect(compareClean(`\uFEFF${turned}`, ledger).findings).toEqual([]);
  });

  it('names lost, doubled, foreign and respelled rows', () => {
    const shifted = ledger.marks.find((mark) => mark.kind === 'shifted')!.listing;
    const rows = perfect.filter((row) => row[0] !== shifted);
    const [first, second] = [rows[0]!, rows[1]!];
    const text = csv([
      ...rows.slice(2),
      first,
      first,
      second.with(0, second[0]!.toLowerCase()),
      second.with(0, 'HS-1'),
    ]);
    const { counts, findings } = compareClean(text, ledger);
    expect(counts).toMatchObject({ lostShifted: 1, idsRespelled: 1, strangers: 1 });
    expect(counts.doubledExact + counts.doubledRespelled).toBe(1);
    expect(findings).toHaveLength(4);
  });

  it('finds all the dirt of a table that nobody cleaned, and calls nothing good dirty', () => {
    const { counts, tallies } = compareClean(make('export'), ledger);
    expect(tallies.missing.right).toBeGreaterThan(0);
    expect(tallies['area-units'].right).toBe(0);
    expect(tallies.spelling.right).toBeGreaterThan(0);
    expect(counts).toMatchObject({
      goodAltered: 0,
      goodEmptied: 0,
      respelled: 0,
      lostOther: 0,
      strangers: 0,
    });
    expect(counts.shiftedKept).toBe(tallies.shifted.all);
  });
});

describe('a shifted row', () => {
  const shifted = ledger.marks.find((mark) => mark.kind === 'shifted')!.listing;
  const area = ledger.columns.indexOf('Lot_Area');
  const kindsOf = (change: (row: readonly string[]) => readonly string[]) =>
    compareClean(csv(perfect.map((row) => (row[0] === shifted ? change(row) : row))), ledger).findings.map(
      ({ kind }) => kind,
    );

  it('that is back in place is judged by what was done to its cells', () => {
    expect(kindsOf((row) => row.with(area, String(Math.round(Number(row[area]) / 0.09290304))))).toEqual([
      'areasTwice',
    ]);
    expect(kindsOf((row) => row.with(area, '').with(area + 1, ''))).toEqual(['goodEmptied', 'goodEmptied']);
  });

  it('that is not is one mistake', () => {
    expect(kindsOf((row) => [row[0]!, row[1]!, '', ...row.slice(2, -1)])).toEqual(['shiftedKept']);
  });
});

describe('judgeCell', () => {
  const mark = (kind: 'missing' | 'year' | 'area-units' | 'price-units' | 'spelling', written: string) => ({
    kind,
    form: '',
    listing: 'HS-10000',
    written,
    recoverable: true,
  });
  it('knows by the number how a cell came to be wrong', () => {
    const area = mark('area-units', '111.48 m2');
    expect(
      ['1200', '1199.96', '', '111.48 m2', '111.48', '12916.7', '5'].map((seen) =>
        judgeCell('Gr_Liv_Area', '1200', seen, area),
      ),
    ).toEqual([null, null, 'areasLost', 'areasText', 'areasMetres', 'areasTwice', 'areasOff']);
    const price = mark('price-units', '185k');
    expect(
      ['185000', '', '185k', '185', '18500'].map((seen) => judgeCell('Sale_Price', '185000', seen, price)),
    ).toEqual([null, 'pricesLost', 'pricesText', 'pricesThousands', 'pricesOff']);
    const year = mark('year', '2190');
    expect(['', '2190', '2010'].map((seen) => judgeCell('Year_Built', '1961', seen, year))).toEqual([
      null,
      'yearsKept',
      'yearsInvented',
    ]);
    const missing = mark('missing', 'N/A');
    expect(
      ['', 'N/A', 'NaN', '0', '441'].map((seen) => judgeCell('Garage_Area', '528', seen, missing)),
    ).toEqual([null, 'missingKept', 'missingKept', 'missingZero', 'missingFilled']);
  });

  it('tells what became of a good cell', () => {
    expect(judgeCell('Neighborhood', 'Gilbert', 'gilbert', undefined)).toBe('respelled');
    expect(judgeCell('Misc_Feature', 'None', '', undefined)).toBe('valuesEmptied');
    expect(judgeCell('Year_Built', '2008', '', undefined)).toBe('yearsEmptied');
    expect(judgeCell('Fireplaces', '0', '', undefined)).toBe('goodEmptied');
    expect(judgeCell('Lot_Area', '9000', '96875', undefined)).toBe('areasTwice');
    expect(judgeCell('Lot_Area', '9000', '9001', undefined)).toBe('goodAltered');
    expect(judgeCell('Electrical', '', 'SBrkr', undefined)).toBe('missingFilled');
  });
});
