import type { Rng } from '@/engine/core/rng';
import type { ScriptStep } from '../git-script';
import { gitStep, type Scene, type WeightedAction } from './scene';

const BRANCHES = ['feat', 'fix', 'exp/one', 'exp/two', 'release'];
const MESSAGES = [
  'first try',
  'fix typo',
  'Add data',
  'Tune model\n\nLonger text\nhere.',
  'wip',
  'Remove leak',
];

/** A revision that is likely to exist. */
export function revision({ rng, branches, tags }: Scene): string {
  const names = [...branches, ...tags, 'HEAD', 'HEAD', 'HEAD~1', 'HEAD^', 'HEAD~2', '@{1}', 'HEAD@{1}'];
  return rng.int(25) === 0 ? 'nope' : rng.pick(names);
}

const some = <T>(items: readonly T[], rng: Rng): T | undefined =>
  items.length === 0 ? undefined : rng.pick(items);

const one = (step: ScriptStep | undefined) => (step === undefined ? undefined : [step]);

const simple = (weight: number, command: string, ...variants: string[][]): WeightedAction => ({
  weight,
  command,
  action: ({ rng }) => [gitStep(command, ...rng.pick(variants))],
});

const onFile = (weight: number, command: string, ...variants: string[][]): WeightedAction => ({
  weight,
  command,
  action: ({ rng, files, tracked }) => {
    const path = rng.int(20) === 0 ? 'nope.txt' : some([...files, ...tracked], rng);
    return path === undefined ? undefined : [gitStep(command, ...rng.pick(variants), path)];
  },
});

const onRevision = (weight: number, command: string, ...variants: string[][]): WeightedAction => ({
  weight,
  command,
  action: (scene) => [gitStep(command, ...scene.rng.pick(variants), revision(scene))],
});

/** Staging, committing, looking. */
export const BASIC_ACTIONS: readonly WeightedAction[] = [
  simple(12, 'add', ['.'], ['-A'], ['-A'], ['-u'], ['.'], ['src'], ['*.txt']),
  onFile(6, 'add', [], [], ['-f'], ['-N'], ['-v']),
  {
    weight: 16,
    command: 'commit',
    action: ({ rng }) => [
      gitStep(
        'commit',
        ...rng.pick([
          ['-m'],
          ['-m'],
          ['-m'],
          ['-am'],
          ['-am'],
          ['-q', '-m'],
          ['--allow-empty', '-m'],
          ['-a', '-m', 'Subject', '-m'],
        ]),
        rng.pick(MESSAGES),
      ),
    ],
  },
  simple(
    3,
    'commit',
    ['--amend', '--no-edit'],
    ['--amend', '-m', 'amended'],
    ['--no-edit'],
    ['-a', '--amend', '--no-edit'],
    ['--amend', '--reset-author', '--no-edit'],
    ['-C', 'HEAD'],
    [],
  ),
  onFile(1, 'commit', ['-m', 'only this'], ['-i', '-m', 'with this']),
  simple(
    9,
    'status',
    [],
    [],
    ['-s'],
    ['-sb'],
    ['--porcelain'],
    ['--porcelain=v2'],
    ['--porcelain=v2', '--branch'],
    ['-uall'],
    ['-uno'],
    ['--ignored'],
    ['-s', '--ignored'],
    ['--porcelain', '-z'],
  ),
  onFile(
    3,
    'restore',
    [],
    ['--staged'],
    ['--staged', '--worktree'],
    ['--source=HEAD~1'],
    ['--source', 'HEAD'],
    ['--ours'],
  ),
  simple(1, 'restore', ['.'], ['--staged', '.'], []),
  simple(
    4,
    'reset',
    [],
    ['--hard'],
    ['--soft', 'HEAD~1'],
    ['--mixed', 'HEAD~1'],
    ['--hard', 'HEAD~1'],
    ['-q'],
    ['--merge'],
    ['--keep', 'HEAD~1'],
  ),
  onRevision(2, 'reset', ['--hard'], ['--soft'], [], ['--keep']),
  onFile(2, 'reset', [], ['HEAD', '--'], ['--'], ['-q']),
  onFile(3, 'rm', [], ['--cached'], ['-f'], ['-q'], ['-n']),
  simple(1, 'rm', ['-r', 'src'], ['src'], ['-r', '--cached', '.']),
  {
    weight: 3,
    command: 'mv',
    action: ({ rng, tracked }) => {
      const path = some(tracked, rng);
      const to = rng.pick(['moved.txt', 'src/moved.ts', 'a.txt', 'src', 'lib', 'new/place.txt']);
      return one(
        path === undefined
          ? undefined
          : gitStep('mv', ...rng.pick([[], [], ['-f'], ['-v'], ['-n']]), path, to),
      );
    },
  },
];

/** Branches, switching, merging, tags. */
export const BRANCH_ACTIONS: readonly WeightedAction[] = [
  {
    weight: 6,
    command: 'switch',
    action: ({ rng, branches }) => {
      const fresh = rng.pick(BRANCHES);
      if (rng.int(3) === 0) return [gitStep('switch', rng.int(6) === 0 ? '-C' : '-c', fresh)];
      const target = some(branches, rng) ?? 'main';
      return [
        gitStep(
          'switch',
          ...rng.pick([[], [], [], ['-q'], ['--discard-changes'], ['-m']]),
          rng.int(12) === 0 ? '-' : target,
        ),
      ];
    },
  },
  {
    weight: 5,
    command: 'checkout',
    action: ({ rng, branches }) => {
      const fresh = rng.pick(BRANCHES);
      if (rng.int(4) === 0) return [gitStep('checkout', rng.int(6) === 0 ? '-B' : '-b', fresh)];
      const target = some(branches, rng) ?? 'main';
      return [
        gitStep(
          'checkout',
          ...rng.pick([[], [], [], ['-q'], ['-f'], ['-m']]),
          rng.int(12) === 0 ? '-' : target,
        ),
      ];
    },
  },
  onRevision(2, 'checkout', [], [], ['-q'], ['--detach'], ['-b', 'side']),
  onRevision(2, 'switch', ['--detach'], ['--detach', '-q'], [], ['-c', 'topic']),
  onFile(3, 'checkout', ['--'], [], ['HEAD', '--'], ['HEAD~1', '--'], ['--ours', '--'], ['--theirs', '--']),
  simple(1, 'checkout', ['.'], [], ['HEAD']),
  {
    weight: 4,
    command: 'branch',
    action: ({ rng, branches }) => {
      const fresh = rng.pick(BRANCHES);
      const known = some(branches, rng) ?? 'main';
      return [
        gitStep(
          'branch',
          ...rng.pick([
            [],
            ['-v'],
            ['-a'],
            ['--list', 'f*'],
            ['--show-current'],
            [fresh],
            [fresh],
            [fresh, 'HEAD~1'],
            ['-d', known],
            ['-D', known],
            ['-m', fresh],
            ['-m', known, fresh],
            ['-vv'],
            ['-r'],
            ['--merged'],
            ['--no-merged'],
            ['-f', known, 'HEAD'],
            ['--contains', 'HEAD~1'],
            ['-c', known, fresh],
          ]),
        ),
      ];
    },
  },
  {
    weight: 8,
    command: 'merge',
    action: (scene) => {
      const { rng, branches } = scene;
      if (scene.operation === 'merge' && rng.int(2) === 0)
        return [gitStep('merge', rng.pick(['--abort', '--continue', '--abort', '--quit']))];
      const others = branches.filter((name) => name !== scene.branch);
      const target = rng.int(8) === 0 ? revision(scene) : some(others, rng);
      if (target === undefined) return undefined;
      return [
        gitStep(
          'merge',
          ...rng.pick([
            [],
            [],
            [],
            [],
            ['--no-ff'],
            ['--ff-only'],
            ['--squash'],
            ['-m', 'join'],
            ['--no-commit'],
            ['-q'],
            ['--no-edit'],
            ['-X', 'ours'],
            ['-X', 'theirs'],
            ['-s', 'ours'],
            ['--no-stat'],
            ['--abort'].slice(1),
          ]),
          target,
        ),
      ];
    },
  },
  {
    weight: 3,
    command: 'tag',
    action: (scene) => {
      const { rng, tags } = scene;
      const name = rng.pick(['v1.0', 'v1.1', 'v2', 'old']);
      const known = some(tags, rng) ?? name;
      return [
        gitStep(
          'tag',
          ...rng.pick([
            [],
            ['-l'],
            [name],
            [name],
            ['-a', name, '-m', 'release'],
            [name, 'HEAD~1'],
            ['-d', known],
            ['-n'],
            ['-l', 'v*'],
            ['-f', name],
          ]),
        ),
      ];
    },
  },
];
