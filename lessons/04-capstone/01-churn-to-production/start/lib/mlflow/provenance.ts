/** Where a run comes from, as tags: who, which file, which commit, which versions of data. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The commit that HEAD is at: GIT_COMMIT where it is set, else what `.git` says; '' outside of a repository. */
function gitCommit(): string {
  if (process.env.GIT_COMMIT) return process.env.GIT_COMMIT;
  let folder = process.cwd();
  while (!existsSync(join(folder, '.git', 'HEAD'))) {
    if (dirname(folder) === folder) return '';
    folder = dirname(folder);
  }
  const read = (path: string) =>
    existsSync(join(folder, '.git', path)) ? readFileSync(join(folder, '.git', path), 'utf8') : '';
  const head = read('HEAD').trim();
  const ref = /^ref: (.+)$/.exec(head)?.[1];
  if (ref === undefined) return head;
  const packed = read('packed-refs')
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`));
  return read(ref).trim() || (packed?.split(' ')[0] ?? '');
}

/** Who runs which file, at which commit. */
export function sourceTags(): Record<string, string> {
  const commit = gitCommit();
  return {
    'mlflow.user': process.env.USER ?? process.env.LOGNAME ?? 'unknown',
    'mlflow.source.name': relative(process.cwd(), process.argv[1] ?? ''),
    'mlflow.source.type': process.env.CI ? 'JOB' : 'LOCAL',
    ...(commit !== '' && { 'mlflow.source.git.commit': commit }),
  };
}

const NOT_SEARCHED = new Set(['node_modules', 'mlruns', '.git', '.dvc']);

/** The `.dvc` files below a folder. */
function dvcFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_SEARCHED.has(entry.name) ? [] : dvcFiles(path);
    return entry.name.endsWith('.dvc') ? [path] : [];
  });
}

/** The outputs of a stage in `dvc.lock`: it makes them, it does not read them. DVC writes each key on a line of its own. */
const OUTPUTS = /^ {4}outs:\n(?: {4}[- ].*\n)*/gm;

const isCode = (path: string) => /\.(?:[cm]?[jt]sx?|py|sh)$/.test(path);

/** The MD5 of what is there now; of a folder, which DVC hashes in a way of its own, what DVC wrote down last. */
function versionOf(path: string, recorded: string): string {
  if (recorded.endsWith('.dir') || !existsSync(path)) return recorded;
  return createHash('md5').update(readFileSync(path)).digest('hex');
}

/**
 * Which version of which data is here: a tag `dvc.<path>` with DVC's MD5 for what `.dvc` files track and what the stages
 * in `dvc.lock` depend on. Code among it is git's.
 */
export function dataTags(): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const file of [...(existsSync('dvc.lock') ? ['dvc.lock'] : []), ...dvcFiles('.')]) {
    const text = readFileSync(file, 'utf8');
    const read = file === 'dvc.lock' ? text.replace(OUTPUTS, '') : text;
    for (const entry of read.split(/^\s*- (?=\w+:)/m)) {
      const name = /^\s*path: '?(.+?)'?$/m.exec(entry)?.[1];
      const md5 = /^\s*md5: '?([0-9a-f]{32}(?:\.dir)?)'?$/m.exec(entry)?.[1];
      if (name === undefined || md5 === undefined || isCode(name)) continue;
      const path = join(dirname(file), name);
      tags[`dvc.${path}`] = versionOf(path, md5);
    }
  }
  return tags;
}
