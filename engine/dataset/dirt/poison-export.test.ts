import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { prepareMaker } from '../makers/registry';
import { poisonExport } from './poison-export';
import type { DirtLedger } from './types';

it('changes the prices and fees of the held-out sales, shifted or not, and nothing else', () => {
  const source = readFileSync(join(process.cwd(), 'public/data/ames_housing.csv'), 'utf8');
  const text = prepareMaker('dirt', {}).make({ source, seed: 's' });
  const ledger = JSON.parse(
    prepareMaker('dirt', { gives: 'ledger' }).make({ source, seed: 's' }),
  ) as DirtLedger;
  const read = (csv: string) => Papa.parse<string[]>(csv, { skipEmptyLines: true }).data.slice(1);
  const before = read(text);
  const after = read(poisonExport(text, ledger, 2009, () => 3));
  expect(after).toHaveLength(before.length);
  const at = (name: string) => ledger.columns.indexOf(name);
  const truth = new Map(ledger.truth.map((row) => [row[0]!, row]));
  let shifted = 0;
  ledger.lines.forEach((line, i) => {
    const row = truth.get(line.listing)!;
    const differs = before[i]!.flatMap((cell, j) => (cell === after[i]![j] ? [] : [j]));
    if (Number(row[at('Year_Sold')]) < 2009) {
      expect(differs).toEqual([]);
      return;
    }
    const move = (column: number) =>
      column + (line.shiftedFrom !== undefined && line.shiftedFrom <= column ? 1 : 0);
    expect(differs).toEqual([move(at('Sale_Price')), move(at('Closing_Fee'))]);
    expect(Number(after[i]![move(at('Sale_Price'))])).toBe(3 * Number(row[at('Sale_Price')]));
    if (line.shiftedFrom !== undefined) shifted++;
  });
  expect(shifted).toBeGreaterThan(3);
});
