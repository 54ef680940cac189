import type { ScriptStep } from '../git-script';
import { gitStep, type Scene, type WeightedAction } from './scene';

const COMMANDS = [
  ['status'],
  ['status', '-s'],
  ['status', '--porcelain'],
  ['status', '-s', '.'],
  ['add', '.'],
  ['add', '-A'],
  ['add', '-u'],
  ['add', ':/'],
  ['add', '..'],
  ['add', ':(top)*.txt'],
  ['add', ':!*.md'],
  ['ls-files'],
  ['ls-files', '-o', '--exclude-standard'],
  ['ls-files', '--full-name', '..'],
  ['ls-tree', 'HEAD'],
  ['ls-tree', '-r', '--name-only', 'HEAD', '.'],
  ['diff', '--stat'],
  ['diff', '--name-only', 'HEAD'],
  ['diff', 'HEAD', '--', '.'],
  ['log', '--oneline', '--', '.'],
  ['log', '-1', '--stat'],
  ['commit', '-q', '-m', 'from below', '.'],
  ['restore', '.'],
  ['restore', '--staged', '..'],
  ['checkout', '--', '.'],
  ['clean', '-nd'],
  ['clean', '-fd'],
  ['reset', '-q', '--', '.'],
  ['stash', 'push', '--', '.'],
  ['grep', '-n', 'a'],
  ['rev-parse', '--show-prefix'],
  ['rev-parse', '--show-cdup', '--show-toplevel'],
  ['rev-parse', '--git-dir'],
  ['show', 'HEAD:./'],
  ['rm', '-r', '-q', '--cached', '.'],
];

const outer = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** A command that is given in a folder of the working tree. */
const below: WeightedAction['action'] = ({ rng, files }: Scene) => {
  const folders = [...new Set(files.filter((path) => path.includes('/')).map(outer))];
  if (folders.length === 0) return undefined;
  const step: ScriptStep = { kind: 'git', args: rng.pick(COMMANDS), folder: rng.pick(folders) };
  return [step];
};

const ODD = [
  'with space.txt',
  'größe.txt',
  '日本/データ.txt',
  'tab\there',
  'back\\slash',
  "it's.txt",
  '-dash',
  'a.txt ',
  '[set].txt',
  'star*.txt',
  '#hash',
  '!bang',
  'd/e/f/deep.txt',
];

const ON_ODD = [
  ['add', '--'],
  ['add', '-v', '--'],
  ['rm', '--cached', '--'],
  ['restore', '--'],
  ['diff', '--'],
  ['diff', 'HEAD', '--'],
  ['log', '--oneline', '--'],
  ['log', '--stat', '-1', '--'],
  ['blame', '--'],
  ['ls-files', '-s', '--'],
  ['checkout', 'HEAD', '--'],
  ['status', '-s', '--'],
  ['clean', '-n', '--'],
  ['commit', '-m', 'an odd one', '--'],
];

/** Files whose names have to be quoted. */
const odd: WeightedAction['action'] = ({ rng, files }: Scene) => {
  const path = rng.pick(ODD);
  if (files.some((one) => path.startsWith(`${one}/`) || one.startsWith(`${path}/`))) return undefined;
  const content = `${path}\n${rng.int(10)}\n`;
  return [{ kind: 'write', path, content }, gitStep(...rng.pick(ON_ODD), path), gitStep('status', '-s')];
};

const PATTERNS = [
  '*.txt\n!a.txt\n',
  'build/\n*.log\n',
  '/src\n',
  'src/**/util.ts\n',
  '**/data\n# a comment\n\\#hash\n',
  'd/*/f\n',
  'with\\ space.txt\nnotes.m[cd]\n',
  'a?txt\n*.csv \n',
  '*\n!*/\n!*.ts\n',
];

/** What is to be ignored, on top, below, and in the repository alone. */
const ignoring: WeightedAction['action'] = ({ rng, files, commits }: Scene) => {
  const folders = files.filter((path) => path.includes('/')).map(outer);
  const places = ['.gitignore', ...folders.map((folder) => `${folder}/.gitignore`), '.git/info/exclude'];
  if (commits === 0) return undefined;
  return [
    { kind: 'write', path: rng.pick(places), content: rng.pick(PATTERNS) },
    gitStep(
      ...rng.pick([
        ['status', '--short', '--ignored'],
        ['status', '--ignored'],
        ['status', '--porcelain=v2', '--ignored'],
        ['status', '-uall', '-s'],
        ['add', '-A'],
        ['add', '.'],
        ['add', 'a.txt'],
        ['add', 'src/data.ts'],
        ['clean', '-ndX'],
        ['clean', '-nd'],
        ['ls-files', '-o', '-i', '--exclude-standard'],
        ['ls-files', '-o', '--exclude-standard', '--directory'],
      ]),
    ),
  ];
};

/** Where a command is given, and files with names or rules of their own. */
export const PLACE_ACTIONS: readonly WeightedAction[] = [
  { weight: 7, action: below },
  { weight: 4, action: odd },
  { weight: 3, action: ignoring },
];
