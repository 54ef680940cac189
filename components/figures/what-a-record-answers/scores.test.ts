import { describe, expect, it, vi } from 'vitest';
import { OTHER_EXPORT, OTHER_SEEDS, RECORDED } from './scores';

const table = vi.hoisted(() => ({ isOtherExport: false }));
// The lesson's program reads `data/`, as it lies in a workspace.
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    readFileSync: (path: string, encoding: 'utf8') => {
      const [head, ...rows] = fs.readFileSync(`public/${path}`, encoding).trimEnd().split('\n');
      return [head, ...rows.filter((_, i) => !table.isOtherExport || i % 20 > 0)].join('\n');
    },
  };
});

const SETTINGS = { family: 'network', rows: 800, units: 8, learningRate: 0.01, epochs: 15 } as const;

async function aucOf(seed: number): Promise<number> {
  const { train } = await import('../../../lessons/02-what-breaks/05-experiments/start/churn/train');
  return train({ ...SETTINGS, seed }).auc;
}

describe('the scores of the figure', () => {
  it('are those of the lesson’s training', async () => {
    expect(await aucOf(7)).toBeCloseTo(RECORDED, 4);
    const others: number[] = [];
    for (let seed = 1; seed <= 20; seed++) others.push(await aucOf(seed));
    expect(Math.min(...others)).toBeCloseTo(OTHER_SEEDS.least, 4);
    expect(Math.max(...others)).toBeCloseTo(OTHER_SEEDS.most, 4);
    vi.resetModules();
    table.isOtherExport = true;
    expect(await aucOf(7)).toBeCloseTo(OTHER_EXPORT, 4);
  });
});
