import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../core/code-runner';
import type { DirtLedger } from '../../dataset/dirt/types';
import { dirt } from '../../dataset/makers/dirt';
import { FakeRunner } from '../../grading/testing/fake-runner';
import { ScenarioOptionsError } from '../errors';
import type { Lane, ScenarioContext } from '../types';
import { cleanedExport } from './cleaned-export';

const source = readFileSync('public/data/ames_housing.csv', 'utf8');
const make = (gives: string, seed: string) => dirt.make({ source, seed }, dirt.parseOptions({ gives }));
const exported = make('export', 'next');
const ledger = JSON.parse(make('ledger', 'next')) as DirtLedger;
const unknowable = new Set(
  ledger.marks.flatMap((mark) => (mark.recoverable ? [] : [`${mark.listing}/${mark.column}`])),
);
const perfect = ledger.truth.map((row) =>
  row.map((cell, i) => (unknowable.has(`${row[0]}/${ledger.columns[i]}`) ? '' : cell)),
);
const csv = (rows: readonly (readonly string[])[], columns = ledger.columns) =>
  Papa.unparse([columns, ...rows] as string[][]);

const options = cleanedExport.parseOptions({
  scripts: { 'ad-hoc': 'quick', practice: 'notebook' },
  data: 'data/export.csv',
  ledger: 'data/export.ledger.json',
  output: 'out/clean.csv',
  shows: ['Listing_ID', 'Sale_Price'],
  learns: { features: ['Gr_Liv_Area', 'Year_Built'], target: 'Sale_Price', year: 'Year_Sold', from: 2009 },
});

/** Runs a lane whose script leaves this behind. */
function replay(ending: Partial<RunResult>, lane: Lane = 'practice') {
  const context: ScenarioContext = {
    lane,
    files: { 'package.json': '{"scripts":{"quick":"tsx quick.ts","notebook":"tsx notebook.ts"}}' },
    support: {},
    solution: {},
    runner: new FakeRunner(({ files, program }) => {
      expect(files['data/export.csv']).toBe(exported);
      expect(files['data/export.ledger.json']).toBeUndefined();
      expect(program).toMatchObject({ path: lane === 'practice' ? 'notebook.ts' : 'quick.ts' });
      return ending;
    }),
    seed: 'next',
    remake: (path, seed) => (path === 'data/export.csv' ? make('export', seed) : make('ledger', seed)),
    signal: new AbortController().signal,
    newRunId: () => 'run',
    progress: () => {},
  };
  return cleanedExport.run(context, options);
}
const wrote = (table: string, lane?: Lane) => replay({ writes: { 'out/clean.csv': table } }, lane);

describe('cleaned-export', () => {
  it('finds every listing of a perfect table right, and follows each form of dirt once', async () => {
    const { events, measures } = await wrote(csv(perfect));
    expect(measures).toMatchObject({ right: 2930, untrue: 0, 'thrown-away': 0 });
    expect(measures.error).toBeGreaterThan(15_000);
    expect(measures.error).toBeLessThan(40_000);
    expect(events).toHaveLength(40);
    expect(new Set(events.map(({ outcome }) => outcome))).toEqual(new Set(['right']));
    expect(events.filter(({ trouble }) => trouble !== undefined)).toHaveLength(19);
    expect(events.map(({ at }) => at)).toEqual(events.map((_, i) => 5 * i));
  });

  it('counts each listing once: untrue before thrown away, thrown away before right', async () => {
    const areaAt = ledger.columns.indexOf('Gr_Liv_Area');
    const plain = perfect.filter((row) => !ledger.marks.some(({ listing }) => listing === row[0]));
    const [gone, emptied, untrue, both, doubled] = plain.map((row) => row[0]!);
    const rows = perfect.flatMap((row) => {
      if (row[0] === gone) return [];
      if (row[0] === emptied) return [row.with(areaAt, '')];
      if (row[0] === untrue) return [row.with(areaAt, '12345')];
      if (row[0] === both) return [row.with(areaAt, '12345').with(1, '')];
      return row[0] === doubled ? [row, row] : [row];
    });
    const { measures } = await wrote(csv(rows));
    expect(measures).toMatchObject({ right: 2925, untrue: 3, 'thrown-away': 2 });
  });

  it('lets a line learn from what the table says: prices a thousand times too small cost it dearly', async () => {
    const at = ledger.columns.indexOf('Sale_Price');
    const small = perfect.map((row, i) =>
      i % 20 === 0 ? row.with(at, String(Number(row[at]) / 1000)) : row,
    );
    const [good, bad] = [await wrote(csv(perfect)), await wrote(csv(small), 'ad-hoc')];
    expect(bad.measures.error).toBeGreaterThan(1.5 * good.measures.error!);
    const few = await wrote(csv(perfect.slice(0, 20)));
    expect(few.measures.error).toBeNull();
  });

  it('calls every listing thrown away when a column is gone', async () => {
    const columns = ledger.columns.filter((name) => name !== 'Fence');
    const at = ledger.columns.indexOf('Fence');
    const { measures } = await wrote(
      csv(
        perfect.map((row) => row.toSpliced(at, 1)),
        columns,
      ),
    );
    expect(measures).toMatchObject({ right: 0, 'thrown-away': 2930 });
  });

  it('says what happened when there is no table', async () => {
    const silent = await replay({});
    expect(silent.measures).toEqual({ right: null, untrue: null, 'thrown-away': null, error: null });
    expect(silent.notes.right).toBe('npm run notebook wrote no out/clean.csv.');
    const error = {
      name: 'TypeError',
      message: 'x is not a function',
      stack: '',
      frames: [{ path: 'notebook.ts', line: 7 }],
    };
    const { events } = await replay({ outcome: 'failed', error });
    expect(events[0]).toMatchObject({
      outcome: 'crashed',
      detail: 'TypeError: x is not a function',
      location: { path: 'notebook.ts', line: 7 },
    });
    expect(events[1]).toMatchObject({ outcome: 'lost' });
  });

  it('refuses options that do not fit', () => {
    expect(() => cleanedExport.parseOptions({ scripts: { practice: 'notebook' } })).toThrow(
      ScenarioOptionsError,
    );
  });
});
