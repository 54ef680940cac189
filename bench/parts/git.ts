import type { ScriptStep } from '../../engine/versioning/git/testing/git-script';
import { LabSession } from '../../engine/versioning/git/testing/lab-session';
import { median } from './stage';

const FILES = 500;
const COMMITS = 1000;
const ROUNDS = 9;

/** Milliseconds that calls of the lab's git take in Node: the first in a process that has just read the repository, and the median. */
export interface GitFigures {
  readonly files: number;
  readonly commits: number;
  readonly status: Timing;
  readonly statusOfChanged: Timing;
  readonly logGraph: Timing;
  readonly commit: Timing;
}

interface Timing {
  readonly firstMs: number;
  readonly medianMs: number;
}

const write = (path: string, content: string): ScriptStep => ({ kind: 'write', path, content });

const content = (file: number, version: number): string =>
  Array.from({ length: 60 }, (_, line) => `${file},${line},${(file * 31 + line * 7 + version) % 997}\n`).join(
    '',
  );

async function call(session: LabSession, ...args: string[]): Promise<void> {
  await session.run({ kind: 'git', args });
  const { exitCode, stderr } = session.outcomes.at(-1)!;
  if (exitCode !== 0) throw new Error(`git ${args.join(' ')} ended with ${exitCode}: ${stderr}`);
}

/** 500 files in 25 folders, committed. */
async function manyFiles(): Promise<LabSession> {
  const session = new LabSession('/w');
  await call(session, 'init', '-q', '-b', 'main');
  for (let file = 0; file < FILES; file++)
    await session.run(write(`part-${file % 25}/file-${file}.csv`, content(file, 0)));
  await call(session, 'add', '.');
  await call(session, 'commit', '-q', '-m', 'Begin');
  return session;
}

/** 1,000 commits; a branch of two leaves and comes back every ten. */
async function manyCommits(): Promise<LabSession> {
  const session = new LabSession('/w');
  await call(session, 'init', '-q', '-b', 'main');
  await session.run(write('a.txt', 'a\n'));
  await call(session, 'add', '.');
  await call(session, 'commit', '-q', '-m', 'Begin');
  for (let made = 1; made < COMMITS; ) {
    for (let n = 0; n < 7 && made < COMMITS; n++, made++)
      await call(session, 'commit', '-q', '--allow-empty', '-m', `Commit ${made}`);
    if (made + 3 > COMMITS) continue;
    await call(session, 'switch', '-q', '-C', 'side', 'HEAD~3');
    for (let n = 0; n < 2; n++, made++)
      await call(session, 'commit', '-q', '--allow-empty', '-m', `Aside ${made}`);
    await call(session, 'switch', '-q', 'main');
    await call(session, 'merge', '-q', '--no-ff', '-m', `Merge ${made++}`, 'side');
  }
  return session;
}

async function timed(
  session: LabSession,
  prepare: (round: number) => Promise<void>,
  ...args: string[]
): Promise<Timing> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await prepare(round);
    const start = performance.now();
    await call(session, ...args);
    times.push(performance.now() - start);
  }
  return { firstMs: Math.round(times[0]!), medianMs: Math.round(median(times)) };
}

const nothing = async (): Promise<void> => {};

/** How long `git status`, `git commit` and `git log --graph` take in the engine, without a page around it. */
export async function measureGit(): Promise<GitFigures> {
  const files = await manyFiles();
  const status = await timed(files, nothing, 'status');
  const change = async (round: number) => {
    for (let file = round; file < FILES; file += 50)
      await files.run(write(`part-${file % 25}/file-${file}.csv`, content(file, round + 1)));
  };
  const statusOfChanged = await timed(files, change, 'status');
  const commit = await timed(
    files,
    async (round) => {
      await change(round + ROUNDS);
      await call(files, 'add', '.');
    },
    'commit',
    '-m',
    'Change ten files',
  );
  const history = await manyCommits();
  const logGraph = await timed(history, nothing, 'log', '--graph');
  return { files: FILES, commits: COMMITS, status, statusOfChanged, logGraph, commit };
}
