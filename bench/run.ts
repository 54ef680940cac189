import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { ensureBuilt, root } from '../scripts/lib/prepare.mjs';
import { measureChecks, measureFirstLoad, measureFrames } from './parts/lesson-page';
import { measureReloads } from './parts/reloads';
import { openStage } from './parts/stage';
import { measureFirstOutput, measureRepeatability, measureTraining } from './parts/training';

/**
 * `npm run bench`: measures the budgets of the design in Chromium, against bare pages in the same run, and writes
 * bench/results.json and bench/README.md.
 */
ensureBuilt();
const stage = await openStage();
try {
  const firstLoad = await say('first load', () => measureFirstLoad(stage));
  const firstOutput = await say('first output', () => measureFirstOutput(stage));
  const training = await say('training', () => measureTraining(stage));
  const repeatability = await say('repeatability', () => measureRepeatability(stage));
  const frames = await say('frames', () => measureFrames(stage));
  const checks = await say('checks', () => measureChecks(stage));
  const reloads = await say('reloads', () => measureReloads(stage, 100));
  const results = { firstLoad, firstOutput, training, repeatability, frames, checks, reloads };
  writeFileSync(`${root}/bench/results.json`, `${JSON.stringify(results, null, 2)}\n`);

  const rows: [string, string, string][] = [
    [
      'training through the lab, against the same model in a bare page (same backend, same run)',
      '≥ 0.95 ×',
      `${training.ratioToBarePage.toFixed(2)} × (${training.labStepsPerSecond.toFixed(0)} steps/s; bare page ${training.barePageStepsPerSecond.toFixed(0)}, bare worker ${training.bareWorkerStepsPerSecond.toFixed(0)})`,
    ],
    [
      'main thread during training: frames a second, tasks over 50 ms',
      '60, none',
      `${frames.framesPerSecond.toFixed(1)}, ${frames.tasksOver50Ms.length === 0 ? 'none' : `${frames.tasksOver50Ms.join(', ')} ms`}`,
    ],
    ['ten seeded runs of one training: hashes of the weights', '1', String(repeatability.distinctHashes)],
    ['live tensors over 50 re-trainings', 'flat', JSON.stringify(repeatability.tensors)],
    [
      'click on Run to the first output of a one-line program, warm, more than a bare worker',
      '≤ 150 ms',
      `${firstOutput.moreMs.toFixed(0)} ms`,
    ],
    ...Object.entries(firstLoad).map(([path, kB]): [string, string, string] => [
      `first-load JavaScript of \`${path}\`, gzip`,
      path.startsWith('/learn') ? '≤ 185 kB' : '',
      `${kB} kB`,
    ]),
    ...Object.entries(checks).map(([exercise, seconds]): [string, string, string] => [
      `a graded check from click to verdict: ${exercise}`,
      '≤ 5 s',
      `${seconds.toFixed(1)} s`,
    ]),
    [
      `${reloads.reloads} reloads at random moments while typing and running: acknowledged edits lost`,
      '0',
      `${reloads.lostAcknowledged} of ${reloads.edits}`,
    ],
  ];
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  writeFileSync(
    `${root}/bench/README.md`,
    `# Measured budgets\n\nWritten by \`npm run bench\` on ${cpus().length} cores. Ratios count; machines differ.\n\n| what | budget | measured |\n| --- | --- | --- |\n${table}\n`,
  );
  console.log(table);
} finally {
  await stage.close();
}

async function say<Result>(name: string, measure: () => Promise<Result>): Promise<Result> {
  console.log(`Measuring ${name}…`);
  const result = await measure();
  console.log(result);
  return result;
}
