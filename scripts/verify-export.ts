import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inspectLesson } from '../content/load-lesson';
import { readLessonData } from '../content/verify/lesson-data';
import type { WorkspaceFiles } from '../engine/core/files';
import { programOfScript } from '../engine/core/npm-script';
import { writeArchive } from '../engine/workspace/archive/write-archive';
import { createNodeRunner } from '../runtime/node/node-runner';
import { differingLines } from './lib/differing-numbers';
import { unpackZip } from './lib/unpack-zip';

const HELP = `usage: npm run verify:export -- [lesson …]

Exports the solution of each lesson as the workbench does, unpacks it, and runs "npm ci", "npm test" and "npm run train"
in it with real Node. What the training prints must be what it prints in the lab, numbers to 1e-4 of themselves.`;

const LESSONS = ['01-before-mlops/06-model-training'];
const TOLERANCE = 1e-4;
const run = promisify(execFile);
const npm = (cwd: string, ...args: string[]) => run('npm', args, { cwd, maxBuffer: 64_000_000 });

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  let failed = 0;
  for (const slug of args.length > 0 ? args : LESSONS) if (!(await verified(slug))) failed++;
  return failed === 0 ? 0 : 1;
}

/** Whether a lesson's solution runs outside of the lab as it does inside. */
async function verified(slug: string): Promise<boolean> {
  const { lesson } = inspectLesson(slug);
  if (!lesson) throw new Error(`There is no lesson ${slug}.`);
  const { bundle } = lesson;
  const { data, owned } = readLessonData(bundle.definition);
  const files = { ...bundle.start, ...owned, ...bundle.solution };
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-export-'));
  try {
    unpackZip(
      writeArchive({ files, marks: {} }, { folder: 'project', data, withCache: true, at: Date.now() }),
      folder,
    );
    const project = join(folder, 'project');
    await npm(project, 'ci', '--no-audit', '--no-fund');
    console.log(`${slug}: npm ci`);
    await npm(project, 'test');
    console.log(`${slug}: npm test`);
    const [outside, inside] = await Promise.all([
      npm(project, 'run', '--silent', 'train').then(({ stdout }) => stdout),
      trainedInLab({ ...files, ...data }),
    ]);
    const differing = differingLines(inside, outside, TOLERANCE);
    for (const line of differing) console.log(line);
    console.log(`${slug}: npm run train ${differing.length === 0 ? 'says what the lab says' : 'differs'}`);
    return differing.length === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function trainedInLab(files: WorkspaceFiles): Promise<string> {
  const runner = createNodeRunner();
  try {
    const result = await runner.run({
      runId: 'train',
      language: 'typescript',
      files,
      program: programOfScript(files, 'train'),
    });
    if (result.outcome !== 'completed') throw new Error(`In the lab the training ended: ${result.outcome}.`);
    return result.stdout;
  } finally {
    await runner.dispose();
  }
}

process.exitCode = await main(process.argv.slice(2));
