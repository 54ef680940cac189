import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { minVersion, satisfies } from 'semver';
import { inspectLesson } from '../content/load-lesson';
import { readLessonData } from '../content/verify/lesson-data';
import { Stage } from '../content/verify/stage';
import { ManualClock } from '../engine/core/clock';
import { FileSystem } from '../engine/core/file-system';
import type { WorkspaceFiles } from '../engine/core/files';
import { programOfScript } from '../engine/core/npm-script';
import { seededRng } from '../engine/core/rng';
import { portfolioFiles } from '../engine/portfolio/export/portfolio-files';
import { writeArchive } from '../engine/workspace/archive/write-archive';
import type { WorkspaceTree } from '../engine/workspace/model';
import { layChanges } from '../runtime/lab/changes';
import { portfolioSources } from '../runtime/lab/questions/portfolio';
import { createNodeRunner } from '../runtime/node/node-runner';
import { differingLines } from './lib/differing-numbers';
import { unpackZip } from './lib/unpack-zip';

const HELP = `usage: npm run verify:export -- [lesson …]

Exports the solution of each lesson as the workbench does, with its portfolio, unpacks it, and runs "npm ci", "npm test"
and "npm run train" in it with real Node, of the release that its package.json asks for; git must find the repository
whole. What the training prints must be what it prints in the lab, numbers to 1e-4 of themselves.`;

const LESSONS = ['01-before-mlops/06-model-training'];
const TOLERANCE = 1e-4;
const run = promisify(execFile);

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
  const lessonData = readLessonData(lesson.bundle.definition);
  const runner = createNodeRunner();
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-export-'));
  try {
    const tree = await new Stage(lesson.bundle, lessonData, runner).solution();
    const at = Date.now();
    const data = { ...lessonData.data, ...(await portfolioOf(tree, lessonData.data, at)) };
    unpackZip(writeArchive(tree, { folder: 'project', data, withCache: true, at }), folder);
    const project = join(folder, 'project');
    const env = await nodeFor(tree.files, join(folder, 'node'));
    const npm = (...args: string[]) => run('npm', args, { cwd: project, env, maxBuffer: 64_000_000 });
    if (!existsSync(join(project, 'portfolio', 'index.html')))
      throw new Error(`The export of ${slug} has no portfolio/index.html.`);
    await checkRepository(slug, project, env);
    await npm('ci', '--no-audit', '--no-fund');
    console.log(`${slug}: npm ci`);
    await npm('test');
    console.log(`${slug}: npm test`);
    const outside = (await npm('run', '--silent', 'train')).stdout;
    const inside = await trainedInLab(runner, { ...tree.files, ...lessonData.data });
    const differing = differingLines(inside, outside, TOLERANCE);
    for (const line of differing) console.log(line);
    console.log(`${slug}: npm run train ${differing.length === 0 ? 'says what the lab says' : 'differs'}`);
    return differing.length === 0;
  } finally {
    await runner.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the portfolio adds, from the files as the lab's worker has them. */
async function portfolioOf(tree: WorkspaceTree, data: WorkspaceFiles, at: number): Promise<WorkspaceFiles> {
  const clock = new ManualClock(at);
  const fs = new FileSystem(clock);
  layChanges(fs, { files: { ...tree.files, ...data }, marks: tree.marks }, at);
  return portfolioFiles(await portfolioSources({ fs, clock, rng: seededRng('export') }, { name: 'project' }));
}

/** The environment with a Node that the project takes: this one, or one that npm installs beside it. */
async function nodeFor(files: WorkspaceFiles, scratch: string): Promise<NodeJS.ProcessEnv> {
  const { engines } = JSON.parse(String(files['package.json'])) as { engines?: { node?: string } };
  const wanted = engines?.node ?? '*';
  if (satisfies(process.versions.node, wanted)) return process.env;
  const version = minVersion(wanted)?.version;
  if (version === undefined) throw new Error(`package.json asks for a Node that cannot be: ${wanted}.`);
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', scratch, `node@${version}`]);
  console.log(`installed Node.js ${version}, as package.json asks for ${wanted}`);
  const bin = join(scratch, 'node_modules', 'node', 'bin');
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
}

/** Real git must find the repository whole, where there is one. */
async function checkRepository(slug: string, project: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (!existsSync(join(project, '.git'))) return;
  await run('git', ['fsck', '--strict'], { cwd: project, env });
  const { stdout } = await run('git', ['log', '--oneline'], { cwd: project, env });
  console.log(`${slug}: git fsck, ${stdout.trim().split('\n').length} commits`);
}

async function trainedInLab(
  runner: ReturnType<typeof createNodeRunner>,
  files: WorkspaceFiles,
): Promise<string> {
  const result = await runner.run({
    runId: 'train',
    language: 'typescript',
    files,
    program: programOfScript(files, 'train'),
  });
  if (result.outcome !== 'completed') throw new Error(`In the lab the training ended: ${result.outcome}.`);
  return result.stdout;
}

process.exitCode = await main(process.argv.slice(2));
