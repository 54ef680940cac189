import { expect, it } from 'vitest';
import { comparer } from './similarity-process';

const PROGRAM = `
export function errorOf(estimates: number[], sales: number[]): number {
  let total = 0;
  for (const [i, estimate] of estimates.entries()) {
    const gap = Math.abs(estimate - sales[i]);
    if (Number.isFinite(gap)) total += gap;
    else throw new Error('an estimate is missing');
  }
  return total / Math.max(1, estimates.length);
}
export const baseline = (sales: number[]) => {
  const ordered = [...sales].sort((a, b) => a - b);
  const half = ordered.length >> 1;
  return ordered.length % 2 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
};
`;
const OTHER =
  'export class Store { #rows = new Map(); put(key, row) { this.#rows.set(key, { ...row, at: 1 }); return this; } }';

/** Works that come one by one; `onTaken` hears of each. */
async function* worksOf(texts: readonly string[]): AsyncGenerator<readonly string[]> {
  for (const text of texts) yield [text];
}

it('finds who has written alike, in another process, while this one goes on', async () => {
  const compare = comparer(process.cwd());
  let turns = 0;
  const ticking = setInterval(() => turns++, 5);
  const copied = PROGRAM.replaceAll('estimates', 'guesses').replaceAll('  ', '\t');
  const pairs = await compare(worksOf([OTHER, PROGRAM, copied]), []);
  clearInterval(ticking);
  expect(pairs).toEqual([expect.objectContaining({ a: 1, b: 2, share: 1 })]);
  expect(turns).toBeGreaterThan(5);
}, 120_000);

it('fails when works cannot be read, or the process cannot be started, and compares again after that', async () => {
  const broken = async function* () {
    yield ['const a = 1;'];
    throw new Error('a piece is lost');
  };
  const compare = comparer(process.cwd());
  await expect(compare(broken(), [])).rejects.toThrow('a piece is lost');
  expect(await compare(worksOf(['const a = 1;']), [])).toEqual([]);
  await expect(comparer('/nowhere')(worksOf([]), [])).rejects.toMatchObject({ code: 'comparison-ended' });
}, 120_000);
