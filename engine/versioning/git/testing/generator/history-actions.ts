import { revision } from './basic-actions';
import { gitStep, type Scene, type WeightedAction } from './scene';

const simple = (weight: number, command: string, ...variants: string[][]): WeightedAction => ({
  weight,
  command,
  action: ({ rng }) => [gitStep(command, ...rng.pick(variants))],
});

const range = (scene: Scene): string => {
  const { rng } = scene;
  return rng.pick([
    revision(scene),
    `${revision(scene)}..${revision(scene)}`,
    `${revision(scene)}...${revision(scene)}`,
    `${revision(scene)}..`,
  ]);
};

const onRange = (weight: number, command: string, ...variants: string[][]): WeightedAction => ({
  weight,
  command,
  action: (scene) => [gitStep(command, ...scene.rng.pick(variants), range(scene))],
});

/** Looking into history. */
export const HISTORY_ACTIONS: readonly WeightedAction[] = [
  simple(
    8,
    'log',
    ['--oneline', '--graph', '--all'],
    ['--oneline', '--graph', '--decorate'],
    ['--oneline'],
    [],
    ['-n', '2'],
    ['-1', '--stat'],
    ['-p', '-2'],
    ['--all', '--format=%h %an %s'],
    ['--format=%H%n%P%n%T%n%ad%n%ct', '--date=iso'],
    ['--graph'],
    ['--graph', '--stat'],
    ['--graph', '-p'],
    ['--name-status', '-3'],
    ['--name-only', '--oneline'],
    ['--grep', 'fix'],
    ['--author=Ada', '--oneline'],
    ['--merges', '--oneline'],
    ['--no-merges', '--oneline'],
    ['--first-parent', '--oneline'],
    ['--reverse', '--oneline'],
    ['--pretty=fuller', '-1'],
    ['--shortstat', '-2'],
    ['--numstat', '-2'],
    ['--format=%d %D %b'],
    ['--topo-order', '--oneline'],
    ['--follow', '--oneline', '--', 'a.txt'],
    ['--oneline', '--', 'a.txt'],
    ['--graph', '--oneline', '--', 'a.txt', 'src'],
    ['--stat', '--oneline', '-M'],
    ['--oneline', '--simplify-by-decoration'].slice(0, 1),
  ),
  onRange(3, 'log', ['--oneline'], ['--oneline', '--graph'], ['--format=%s'], ['--oneline', '--left-right']),
  simple(
    3,
    'show',
    [],
    ['--stat'],
    ['--name-only'],
    ['--oneline', '--no-patch'],
    ['HEAD:a.txt'],
    ['--format=%h %s', '--name-status'],
    ['-s', '--format=%an <%ae>%n%B'],
  ),
  onRange(1, 'show', [], ['--stat'], ['-s'], ['--oneline']),
  simple(
    7,
    'diff',
    [],
    ['--staged'],
    ['--cached', '--stat'],
    ['--stat'],
    ['HEAD'],
    ['--name-only'],
    ['--name-status', 'HEAD'],
    ['--shortstat'],
    ['--numstat'],
    ['--summary', '--cached'],
    ['-U0'],
    ['-U1', 'HEAD'],
    ['--', 'a.txt'],
    ['--exit-code'],
    ['--quiet'],
    ['-w'],
    ['--stat', 'HEAD', '--', 'src'],
    ['--raw'],
    ['-R'],
    ['--no-renames', '--cached', '--name-status'],
    ['--diff-filter=M', '--name-only', 'HEAD'],
  ),
  onRange(3, 'diff', [], ['--stat'], ['--name-status'], ['--name-only']),
  simple(
    2,
    'rev-parse',
    ['HEAD'],
    ['--short', 'HEAD'],
    ['--abbrev-ref', 'HEAD'],
    ['--show-toplevel'],
    ['--verify', 'HEAD~1'],
    ['--verify', '-q', 'nope'],
    ['--is-inside-work-tree'],
    ['--git-dir'],
    ['HEAD', 'HEAD~1'],
    ['--show-prefix'],
    ['HEAD^{tree}'],
    ['main', '--symbolic-full-name', 'HEAD'],
  ),
  simple(
    2,
    'ls-files',
    [],
    ['-s'],
    ['-u'],
    ['-o'],
    ['-o', '--exclude-standard'],
    ['-m'],
    ['-d'],
    ['-c', '-o'],
    ['src'],
  ),
  simple(
    2,
    'ls-tree',
    ['HEAD'],
    ['-r', 'HEAD'],
    ['-r', '--name-only', 'HEAD'],
    ['--name-only', 'HEAD'],
    ['HEAD', 'src'],
    ['HEAD', 'src/'],
    ['-d', 'HEAD'],
    ['-r', '-t', 'HEAD'],
    ['-l', 'HEAD'],
    ['nope'],
  ),
  simple(
    2,
    'cat-file',
    ['-t', 'HEAD'],
    ['-p', 'HEAD'],
    ['-s', 'HEAD'],
    ['-p', 'HEAD^{tree}'],
    ['-p', 'HEAD:a.txt'],
    ['-e', 'HEAD'],
    ['blob', 'HEAD:a.txt'],
    ['-t', 'nope'],
  ),
  simple(
    1,
    'config',
    ['user.name'],
    ['user.name', 'Bob'],
    ['--get', 'user.name'],
    ['-l'],
    ['--unset', 'user.name'],
    ['core.bare'],
    ['--get-all', 'user.name'],
    ['alias.st', 'status -s'],
    ['--local', '--list'],
  ),
];

/** Moving changes about, and other repositories. */
export const ADVANCED_ACTIONS: readonly WeightedAction[] = [
  {
    weight: 5,
    command: 'rebase',
    action: (scene) => {
      const { rng, branches } = scene;
      if (scene.operation === 'rebase')
        return [gitStep('rebase', rng.pick(['--continue', '--skip', '--abort']))];
      const others = branches.filter((name) => name !== scene.branch);
      return others.length === 0
        ? undefined
        : [gitStep('rebase', rng.int(8) === 0 ? revision(scene) : rng.pick(others))];
    },
  },
  {
    weight: 4,
    command: 'cherry-pick',
    action: (scene) => {
      const { rng } = scene;
      if (scene.operation === 'cherry-pick')
        return [gitStep('cherry-pick', rng.pick(['--continue', '--abort', '--skip']))];
      return [gitStep('cherry-pick', ...rng.pick([[], [], ['-x'], ['-n']]), revision(scene))];
    },
  },
  {
    weight: 4,
    command: 'revert',
    action: (scene) => {
      const { rng } = scene;
      if (scene.operation === 'revert')
        return [gitStep('revert', rng.pick(['--continue', '--abort', '--skip']))];
      return [gitStep('revert', ...rng.pick([['--no-edit'], ['--no-edit'], ['-n']]), revision(scene))];
    },
  },
  simple(
    5,
    'stash',
    [],
    ['push'],
    ['push', '-m', 'later'],
    ['-u'],
    ['list'],
    ['pop'],
    ['pop'],
    ['apply'],
    ['drop'],
    ['show'],
    ['show', '-p'],
    ['pop', 'stash@{1}'],
    ['clear'],
    ['push', '--', 'a.txt'],
    ['--keep-index'],
  ),
  simple(2, 'reflog', [], ['-n', '3'], ['show', 'main'], ['main']),
  simple(2, 'blame', ['a.txt'], ['-s', 'a.txt'], ['-L', '1,2', 'a.txt'], ['src/train.ts'], ['nope.txt']),
  simple(2, 'clean', ['-n'], ['-f'], ['-fd'], ['-nd'], ['-fX'], []),
  simple(1, 'fsck', [], ['--full']),
  simple(2, 'describe', ['--tags'], ['--always'], [], ['--tags', '--long'], ['--all']),
  simple(2, 'shortlog', ['-sn', 'HEAD'], ['HEAD'], ['-s', 'HEAD'], ['-sne', 'HEAD']),
  {
    weight: 2,
    command: 'bisect',
    action: ({ rng }) => [
      gitStep(
        'bisect',
        ...rng.pick([
          ['start'],
          ['start', 'HEAD', 'HEAD~3'],
          ['bad'],
          ['good'],
          ['good', 'HEAD~3'],
          ['skip'],
          ['log'],
          ['reset'],
        ]),
      ),
    ],
  },
  {
    weight: 6,
    command: 'push',
    action: (scene) => {
      const { rng, remotes, branch } = scene;
      if (!remotes.includes('origin'))
        return [
          gitStep('init', '-q', '--bare', '../origin'),
          gitStep('remote', 'add', 'origin', '../origin'),
        ];
      const name = branch ?? 'main';
      return [
        gitStep(
          'push',
          ...rng.pick([
            [],
            ['-u', 'origin', name],
            ['origin', name],
            ['origin', name],
            ['--tags'],
            ['-f', 'origin', name],
            ['--force-with-lease', 'origin', name],
            ['origin', '--delete', name],
            ['origin', 'HEAD:refs/heads/other'],
            ['--all', 'origin'].slice(1),
          ]),
        ),
      ];
    },
  },
  simple(3, 'fetch', [], ['origin'], ['--all'], ['-p'], ['--tags'], ['nope']),
  simple(
    3,
    'pull',
    [],
    ['--rebase'],
    ['--ff-only'],
    ['--no-rebase', '--no-edit'],
    ['origin', 'main'],
    ['--no-rebase', '--no-edit', 'origin', 'other'],
  ),
  simple(
    2,
    'remote',
    [],
    ['-v'],
    ['show'],
    ['rename', 'origin', 'up'],
    ['get-url', 'origin'],
    ['remove', 'origin'],
    ['set-url', 'origin', '../origin'],
  ),
];
