import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { ensureBuilt, root } from '../scripts/lib/prepare.mjs';
import { measureCrashes } from './parts/crashes';
import { measureExplorer } from './parts/explorer';
import { measureGit } from './parts/git';
import { measureGradebook } from './parts/gradebook';
import { measureChecks, measureFirstLoad, measureFrames } from './parts/lesson-page';
import { measurePipelines } from './parts/pipelines';
import { measurePush } from './parts/push';
import { measureReloads } from './parts/reloads';
import { measureRepository } from './parts/repository';
import { measureSearch } from './parts/search';
import { measureSimulator } from './parts/simulator';
import { openStage, SERVED, type Stage } from './parts/stage';
import { type Results, tableOf } from './parts/table';
import { measureTraffic } from './parts/traffic';
import { measureFirstOutput, measureRepeatability, measureTraining } from './parts/training';
import { measureWorkflows } from './parts/workflows';
import { measureWorld } from './parts/world';

/**
 * `npm run bench [-- part …]`: measures the budgets of the design in Chromium, against bare pages in the same run, and
 * writes bench/results.json and bench/README.md. With names, only these parts; the others keep their last figures.
 */
const PARTS: { readonly [Part in keyof Results]-?: (stage: Stage) => Promise<Results[Part]> } = {
  firstLoad: measureFirstLoad,
  firstOutput: measureFirstOutput,
  training: measureTraining,
  repeatability: measureRepeatability,
  frames: measureFrames,
  checks: measureChecks,
  search: measureSearch,
  git: () => measureGit(),
  explorer: measureExplorer,
  reloads: (stage) => measureReloads(stage, 100),
  repository: measureRepository,
  pipelines: () => measurePipelines(),
  gradebook: () => measureGradebook(),
  workflows: () => measureWorkflows(),
  push: measurePush,
  traffic: measureTraffic,
  simulator: measureSimulator,
  world: () => measureWorld(),
  crashes: (stage) => measureCrashes(stage, 100),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(1);
}
const file = `${root}/bench/results.json`;
let results: Results = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};

if (!SERVED) ensureBuilt();
const stage = await openStage();
try {
  for (const [name, measure] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`Measuring ${name}…`);
    const figures = await measure(stage);
    console.log(figures);
    results = { ...results, [name]: figures };
    write();
  }
} finally {
  await stage.close();
}

function write(): void {
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(
    `${root}/bench/README.md`,
    `# Measured budgets\n\nWritten by \`npm run bench\` on ${cpus().length} cores. Ratios count; machines differ.\n\n${tableOf(results)}\n`,
  );
}
