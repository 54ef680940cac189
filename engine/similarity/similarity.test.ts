import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWorks } from './compare';
import { tokensOf } from './tokens';
import { fingerprintsOf, GRAM, WINDOW } from './winnow';

const MEDIAN = `
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}
export function spread(values: number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let total = 0;
  for (const value of values) total += (value - mean) ** 2;
  return Math.sqrt(total / values.length);
}
`;
const RENAMED = MEDIAN.replaceAll('values', 'xs')
  .replaceAll('sorted', 'ordered')
  .replaceAll('middle', 'half')
  .replaceAll('\n', '\n\n  // what this does\n');
const OTHER = `
import { readFileSync } from 'node:fs';
const rows = readFileSync('data.csv', 'utf8').split('\\n').map((line) => line.split(','));
const header = rows.shift();
class Table {
  constructor(private readonly cells: string[][]) {}
  column(name: string) {
    const place = header.indexOf(name);
    if (place < 0) throw new Error(\`no column \${name}\`);
    return this.cells.map((cells) => cells[place]);
  }
}
while (rows.length > 0 && rows.at(-1).length === 1) rows.pop();
export default new Table(rows);
`;

describe('tokens', () => {
  it('are the same whatever the names, the comments and the layout are', () => {
    expect(tokensOf(RENAMED)).toEqual(tokensOf(MEDIAN));
    expect(tokensOf('let a = "x"; // y\nif (a) return 1_000.5e3')).toEqual(
      tokensOf("let b='another';\nif(b){return 7}".replace('{', '').replace('}', '')),
    );
    expect(tokensOf('def f(x):\n  # why\n  return x')).toEqual([
      'def',
      'v',
      '(',
      'v',
      ')',
      ':',
      'return',
      'v',
    ]);
  });

  it('are found in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => tokensOf(text).every((token) => token !== '')),
    );
  });
});

describe('fingerprints', () => {
  it('of two texts with a long enough run in common have one in common', () => {
    const token = fc.constantFrom('v', 'n', 's', '(', ')', '=', 'if', 'return', '+', '[');
    const run = fc.array(token, { minLength: GRAM + WINDOW - 1, maxLength: 60 });
    const rest = fc.array(token, { maxLength: 80 });
    fc.assert(
      fc.property(run, rest, rest, rest, rest, (shared, a, b, c, d) => {
        const one = fingerprintsOf([...a, ...shared, ...b]);
        const two = fingerprintsOf([...c, ...shared, ...d]);
        expect([...one].some((print) => two.has(print))).toBe(true);
      }),
    );
  });

  it('of what is too short are none', () => {
    expect(fingerprintsOf(Array(GRAM - 1).fill('v')).size).toBe(0);
  });
});

describe('a comparison', () => {
  const crowd = Array.from({ length: 30 }, (_, i) => ({
    key: `p${i}`,
    texts: [
      `export const f${i} = [${Array.from({ length: 40 }, (_, j) => (((i + 3) * (j + 7)) % 5 > 2 ? `g(${j})` : `a.b[${j}]`)).join(' + ')}];`,
    ],
  }));

  it('finds renamed work, in whichever file and order, and nothing else', () => {
    const works = [
      { key: 'Ada', texts: [MEDIAN] },
      { key: 'Bob', texts: [OTHER] },
      { key: 'Cem', texts: ['', `const q = 1;\n${RENAMED}`] },
    ];
    const found = compareWorks(works, { given: [] });
    expect(found.map(({ a, b }) => [a, b])).toEqual([['Ada', 'Cem']]);
    expect(found[0]!.share).toBeGreaterThan(0.9);
  });

  it('takes no notice of what everybody was given, or nearly everybody wrote', () => {
    const works = [
      { key: 'Ada', texts: [MEDIAN] },
      { key: 'Cem', texts: [RENAMED] },
    ];
    expect(compareWorks(works, { given: [MEDIAN] })).toEqual([]);
    const all = crowd.map(({ key, texts }) => ({ key, texts: [...texts, MEDIAN] }));
    const names = compareWorks(all, { given: [], leastShare: 0.99 }).flatMap(({ a, b }) => [a, b]);
    expect(new Set(names).size).toBeLessThan(all.length / 2);
  });

  it('does not depend on the order of the works', () => {
    const works = [...crowd, { key: 'Ada', texts: [MEDIAN] }, { key: 'Cem', texts: [RENAMED] }];
    const pairs = (list: typeof works) =>
      compareWorks(list, { given: [] })
        .map(({ a, b, share }) => `${[a, b].sort().join(' ')} ${share.toFixed(6)}`)
        .sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(works, { minLength: works.length }), (shuffled) => {
        expect(pairs(shuffled)).toEqual(pairs(works));
      }),
      { numRuns: 20 },
    );
  });
});
