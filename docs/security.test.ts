import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('names for each chapter and threat what holds it, and that is there', () => {
  const rows = readFileSync('docs/security.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| [VT]\d/.test(line))
    .map((line) => line.split('|').slice(1, -1));
  expect(rows.map(([name]) => name!.trim().split(' ')[0])).toEqual(
    ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10', 'V11', 'V13', 'V14', 'V16'].concat([
      'T1',
      'T2',
      'T3',
      'T4',
      'T5',
      'T6',
      'T7',
    ]),
  );
  for (const row of rows) {
    const paths = [...row.at(-1)!.matchAll(/`([^`]+)`/g)].map(([, path]) => path!);
    expect(paths, row[0]).not.toEqual([]);
    for (const path of paths) expect(existsSync(path), `${row[0]}: ${path}`).toBe(true);
  }
});
