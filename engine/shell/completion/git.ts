import { type FileSystem, parentOf } from '../../core/file-system';
import type { Suggestion } from './suggestion';

const COMMANDS = [
  ...[
    'add',
    'bisect',
    'blame',
    'branch',
    'cat-file',
    'checkout',
    'cherry-pick',
    'clean',
    'clone',
    'commit',
    'config',
  ],
  ...[
    'describe',
    'diff',
    'fetch',
    'fsck',
    'init',
    'log',
    'ls-files',
    'ls-tree',
    'merge',
    'mv',
    'pull',
    'push',
    'rebase',
  ],
  ...[
    'reflog',
    'remote',
    'reset',
    'restore',
    'rev-parse',
    'revert',
    'rm',
    'shortlog',
    'show',
    'stash',
    'status',
    'switch',
    'tag',
  ],
];

const SECOND: Readonly<Record<string, readonly string[]>> = {
  remote: ['add', 'get-url', 'remove', 'rename', 'set-url', 'show'],
  stash: ['apply', 'drop', 'list', 'pop', 'push', 'show'],
  bisect: ['bad', 'good', 'log', 'reset', 'run', 'skip', 'start'],
  reflog: ['show'],
};

/** Commands that take branches, tags and commits. */
const TAKES_REFS = new Set([
  ...[
    'branch',
    'checkout',
    'cherry-pick',
    'diff',
    'log',
    'merge',
    'rebase',
    'reset',
    'revert',
    'show',
    'switch',
    'tag',
  ],
  ...['cat-file', 'describe', 'ls-tree', 'rev-parse', 'reflog', 'shortlog', 'bisect', 'blame'],
]);
/** Of these, commands that take no files. */
const REFS_ONLY = new Set(['branch', 'merge', 'rebase', 'cherry-pick', 'revert', 'switch', 'tag']);
const TAKES_REMOTE = new Set(['push', 'pull', 'fetch']);

/** What git takes behind these words; null: files. */
export function gitArguments(
  fs: FileSystem,
  cwd: string,
  words: readonly string[],
  word: string,
): readonly Suggestion[] | null {
  const command = words[1];
  const plain = (texts: readonly string[]) => texts.map((text) => ({ text }));
  if (command === undefined) return plain(COMMANDS);
  if (words.includes('--')) return null;
  const repository = repositoryOf(fs, cwd);
  const given = words.slice(2).filter((one) => !one.startsWith('-'));
  if (SECOND[command] && given.length === 0) return plain(SECOND[command]);
  if (repository === null) return null;
  if (TAKES_REMOTE.has(command))
    return plain(given.length === 0 ? remotes(fs, repository) : branches(fs, repository));
  if (command === 'remote') return plain(remotes(fs, repository));
  if (!TAKES_REFS.has(command)) return null;
  // `main..feat` completes what stands behind the dots.
  const range = /^(.*\.{2,3})/.exec(word)?.[1] ?? '';
  const names =
    command === 'switch'
      ? branches(fs, repository)
      : ['HEAD', ...branches(fs, repository), ...tags(fs, repository), ...remoteBranches(fs, repository)];
  const refs = names.map((name) => ({ text: range + name, shown: name }));
  if (REFS_ONLY.has(command)) return refs;
  const isFile = refs.every(({ text }) => !text.startsWith(word));
  return isFile ? null : refs;
}

/** The `.git` folder of the repository that a folder lies in. */
function repositoryOf(fs: FileSystem, cwd: string): string | null {
  for (let folder = cwd; ; folder = parentOf(folder)) {
    const repository = `${folder === '/' ? '' : folder}/.git`;
    if (fs.isFolder(repository)) return repository;
    if (folder === '/') return null;
  }
}

/** The names below a folder of refs, loose and packed. */
function refsBelow(fs: FileSystem, repository: string, kind: 'heads' | 'tags' | 'remotes'): string[] {
  const prefix = `refs/${kind}/`;
  const loose = fs
    .filesBelow(`${repository}/refs/${kind}`)
    .map((path) => path.slice(repository.length + 1 + prefix.length));
  const packed = fs.isFile(`${repository}/packed-refs`)
    ? fs
        .readText(`${repository}/packed-refs`)
        .split('\n')
        .map((line) => line.split(' ')[1])
        .filter((name): name is string => name?.startsWith(prefix) ?? false)
        .map((name) => name.slice(prefix.length))
    : [];
  return [...new Set([...loose, ...packed])].filter((name) => !name.endsWith('/HEAD')).sort();
}

const branches = (fs: FileSystem, repository: string) => refsBelow(fs, repository, 'heads');
const tags = (fs: FileSystem, repository: string) => refsBelow(fs, repository, 'tags');
const remoteBranches = (fs: FileSystem, repository: string) => refsBelow(fs, repository, 'remotes');

function remotes(fs: FileSystem, repository: string): string[] {
  if (!fs.isFile(`${repository}/config`)) return [];
  const config = fs.readText(`${repository}/config`);
  return [...config.matchAll(/^\s*\[remote "([^"]+)"\]/gm)].map(([, name]) => name!);
}
