import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Comparison, compareRuns } from './compare-runs';
import { generateScript } from './generator/generate-script';
import type { GitScript } from './git-script';
import { runReal } from './real-session';

/** Writes a random script, runs it in both gits and compares them. */
export async function replayRandom(seed: string): Promise<Comparison & { readonly script: GitScript }> {
  return inFolder(async (root) => {
    const { script, session } = await generateScript(seed, root);
    const ours = { outcomes: session.outcomes, state: await session.state() };
    return { ...compareRuns(script, ours, await runReal(script, root)), script };
  });
}

async function inFolder<T>(work: (root: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'git-'));
  try {
    return await work(join(folder, 'w'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Replays one script for each seed, some at a time. @param onDone is told of each as it ends. */
export async function replayMany(
  seeds: readonly string[],
  atOnce: number,
  onDone: (comparison: Comparison, seed: string) => void,
): Promise<void> {
  const left = [...seeds];
  const work = async () => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift())
      onDone(await replayRandom(seed), seed);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
