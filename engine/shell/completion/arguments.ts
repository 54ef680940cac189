import type { FileSystem } from '../../core/file-system';
import { readPackage, scriptsOf } from '../programs/npm/package-json';
import { fileCandidates, folderCandidates } from './files';
import { gitArguments } from './git';
import { stagesOf } from './stages';
import type { Suggestion } from './suggestion';

const plain = (texts: readonly string[]): Suggestion[] => texts.map((text) => ({ text }));

const NPM = ['ci', 'help', 'install', 'run', 'start', 'test'];
const DVC = [
  ...[
    'add',
    'cache',
    'checkout',
    'commit',
    'config',
    'dag',
    'data',
    'diff',
    'doctor',
    'exp',
    'fetch',
    'freeze',
    'gc',
  ],
  ...[
    'get',
    'import',
    'init',
    'install',
    'list',
    'metrics',
    'move',
    'params',
    'plots',
    'pull',
    'push',
    'remote',
    'remove',
  ],
  ...['repro', 'root', 'stage', 'status', 'unfreeze', 'unprotect', 'version'],
];
const DVC_SECOND: Readonly<Record<string, readonly string[]>> = {
  remote: ['add', 'default', 'list', 'modify', 'remove', 'rename'],
  data: ['status'],
  metrics: ['diff', 'show'],
  params: ['diff'],
  plots: ['diff', 'show'],
  stage: ['add', 'list'],
  cache: ['dir'],
};
const MLFLOW = [
  'artifacts',
  'doctor',
  'experiments',
  'gc',
  'models',
  'registered-models',
  'runs',
  'server',
  'ui',
];
const MLFLOW_SECOND: Readonly<Record<string, readonly string[]>> = {
  experiments: ['create', 'csv', 'delete', 'get', 'rename', 'restore', 'search'],
  runs: ['create', 'delete', 'describe', 'list', 'restore'],
  artifacts: ['download', 'list', 'log-artifact', 'log-artifacts'],
  models: ['build-docker', 'predict', 'serve'],
};
const FOLDERS = new Set(['cd', 'pushd', 'rmdir']);
const PROGRAM = /\.[cm]?[jt]sx?$/;

/** What could stand behind the words of a command. */
export function argumentCandidates(
  fs: FileSystem,
  cwd: string,
  words: readonly string[],
  word: string,
): readonly Suggestion[] {
  const [command = '', second] = words;
  const files = () => fileCandidates(fs, cwd, word);
  if (FOLDERS.has(command)) return folderCandidates(fs, cwd, word);
  switch (command) {
    case 'git':
      return gitArguments(fs, cwd, words, word) ?? files();
    case 'npm':
      if (words.length === 1) return plain(NPM);
      return second === 'run' && words.length === 2 ? plain(scriptNames(fs, cwd)) : files();
    case 'npx':
      return words.length === 1 ? plain(['tsx']) : files();
    case 'node':
    case 'tsx':
      if (word.startsWith('-')) return plain(['--test', '--version', '-e', '-p']);
      return fileCandidates(
        fs,
        cwd,
        word,
        (path, isFolder) => isFolder || PROGRAM.test(path) || words.length > 1,
      );
    case 'dvc':
      if (words.length === 1) return plain(DVC);
      if (words.length === 2 && DVC_SECOND[second!]) return plain(DVC_SECOND[second!]!);
      if (['repro', 'freeze', 'unfreeze', 'dag', 'status'].includes(second!))
        return [...plain(stagesOf(fs, cwd)), ...files()];
      return files();
    case 'mlflow':
      if (words.length === 1) return plain(MLFLOW);
      return words.length === 2 && MLFLOW_SECOND[second!] ? plain(MLFLOW_SECOND[second!]!) : files();
    case 'modelcard':
      return words.length === 1 ? plain(['check', 'write']) : files();
    case 'promtool':
      if (words.length === 1) return plain(['check', 'test']);
      if (words.length === 2) return plain(second === 'test' ? ['rules'] : ['config', 'metrics', 'rules']);
      return files();
    default:
      return files();
  }
}

function scriptNames(fs: FileSystem, cwd: string): string[] {
  for (let folder = cwd; folder !== ''; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    const project = readPackage(fs, `${folder}/package.json`);
    if (!('problem' in project)) return Object.keys(scriptsOf(project));
  }
  return [];
}
