import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Acknowledged } from './commands-in-page';

/** What is wrong with a workspace after a crash. */
export interface Judgement {
  /** What real git found; empty when it found nothing. */
  readonly fsck: string;
  readonly lostCommits: number;
  readonly lostRuns: number;
  readonly lostData: number;
  readonly wrongObjects: number;
}

/** Where DVC keeps contents by their MD5: in the project, and in the bucket. */
const OBJECT = /^(?:\.dvc\/cache|\.lab\/srv\/dvc)\/files\/md5\/([0-9a-f]{2})\/([0-9a-f]{30})$/;

/**
 * Writes a workspace to disk and looks at it with the real git.
 *
 * @param files Every file of the workspace, in base64.
 * @param acknowledged What must be in it.
 */
export function judgeRepository(
  files: Readonly<Record<string, string>>,
  acknowledged: readonly Acknowledged[],
): Judgement {
  const folder = mkdtempSync(join(tmpdir(), 'crashed-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      const at = join(folder, path);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, Buffer.from(content, 'base64'));
    }
    // Git keeps no empty folders in the lab's files, and wants these two.
    for (const name of ['refs/heads', 'objects']) mkdirSync(join(folder, '.git', name), { recursive: true });
    const fsck = git(folder, 'fsck', '--strict', '--full', '--no-dangling');
    const known = new Set(git(folder, 'rev-list', '--all', '--reflog').split('\n'));
    const commits = acknowledged.filter(({ kind }) => kind === 'commit').map(({ id }) => id);
    const textOf = (path: string) => Buffer.from(files[path] ?? '', 'base64').toString();
    return {
      fsck,
      lostCommits: commits.filter((id) => !known.has(id)).length,
      lostRuns: acknowledged.filter((one) => !hasRun(one, Object.keys(files), textOf)).length,
      lostData: [...new Set(commits.flatMap((id) => dataOf(folder, id)))].filter((md5) =>
        ['.dvc/cache', '.lab/srv/dvc'].some((store) => !(pathOf(store, md5) in files)),
      ).length,
      wrongObjects: Object.entries(files).filter(([path, content]) => {
        const [, head, tail] = OBJECT.exec(path) ?? [];
        const bytes = Buffer.from(content, 'base64');
        return head !== undefined && createHash('md5').update(bytes).digest('hex') !== `${head}${tail}`;
      }).length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const pathOf = (store: string, md5: string) => `${store}/files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`;

function hasRun({ kind, id }: Acknowledged, paths: readonly string[], textOf: (path: string) => string) {
  if (kind !== 'run' && kind !== 'metric') return true;
  const [run, step] = id.split(' ');
  const meta = paths.find((path) => path.endsWith(`/${run}/meta.yaml`));
  if (meta === undefined) return false;
  if (kind === 'run') return true;
  return textOf(meta.replace('meta.yaml', 'metrics/loss')).includes(` ${step}\n`);
}

/** What commits refer to never changes, and a repository has many. */
const dataOfCommits = new Map<string, readonly string[]>();

/** The hashes of the data that a commit refers to. */
function dataOf(folder: string, commit: string): readonly string[] {
  const known = dataOfCommits.get(commit);
  if (known !== undefined) return known;
  const file = git(folder, 'show', `${commit}:made.csv.dvc`);
  const found = [...file.matchAll(/md5: ([0-9a-f]{32})/g)].map(([, md5]) => md5!);
  dataOfCommits.set(commit, found);
  return found;
}

/** What git prints, and what it complains about. */
function git(folder: string, ...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
  return `${stdout}${stderr}`.trim();
}
