import { expect, test } from 'vitest';
import { seededRng } from '@/engine/core/rng';
import { COMMAND_NAMES } from '../../commands/registry';
import { GENERATED_ACTIONS } from './generate-script';
import { PLACE_ACTIONS } from './place-actions';
import type { Scene } from './scene';

/** Commands of the lab's git that random scripts leave out, and why. */
const NOT_DRAWN: Readonly<Record<string, string>> = {
  apply: 'reads patches, which scripts do not write; it has tests of its own',
  'count-objects': 'real git packs what the lab keeps loose',
  gc: 'real git packs what the lab keeps loose',
  prune: 'what it removes depends on the clock of the machine',
};

/** What the lab's git is held to: a command, and the words of which each must be drawn with it. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  init: ['-b'],
  config: ['user.name', '--unset'],
  status: ['-s', '-sb', '--porcelain', '--porcelain=v2', '-v'],
  add: ['.', '-A', '-u', '--', ':/'],
  restore: ['--staged', '--source=HEAD~1'],
  reset: ['--soft', '--mixed', '--hard', '--merge', '--keep'],
  rm: ['--cached', '-f', '-r'],
  mv: ['-f', '-n', '-k'],
  commit: ['-m', '-am', '--amend', '--allow-empty', '--no-edit', '--fixup={rev}'],
  log: ['--oneline', '--graph', '--decorate', '-n', '--stat', '-p', '--', '--all', '--follow', '-S', '--cc'],
  show: ['--stat', '-s', ':2:{file}'],
  diff: ['--staged', '--stat', '--name-only', '--name-status', '--ours', '{rev}...{rev}'],
  branch: ['-v', '-vv', '-a', '-d', '-D', '-m', '-c', '-u', '--merged', '--contains'],
  switch: ['-c', '--detach', '-C', '--orphan', '-'],
  checkout: ['-b', '--', '--ours', '--theirs', '-f', '-m'],
  merge: ['--no-ff', '--ff-only', '--abort', '--squash', '--continue', '-X', '--no-commit'],
  rebase: ['--continue', '--skip', '--abort', '--onto', '-i', '--root', '--autosquash', '--autostash'],
  'cherry-pick': ['-x', '-n', '--continue', '--skip', '--abort', '-m'],
  revert: ['--no-edit', '-n', '--continue', '--abort', '-m'],
  tag: ['-a', '-d', '-l', '-f', '-n', '--contains'],
  stash: ['push', 'list', 'pop', 'apply', 'drop', 'show', 'branch', '-u', '--index', '--keep-index'],
  remote: ['-v', 'add', 'rename', 'remove', 'show', 'prune', 'set-url'],
  clone: ['-q', '--bare', '-b'],
  fetch: ['-p', '--all', '--tags'],
  pull: ['--rebase', '--ff-only', '--no-rebase'],
  push: ['-u', '--tags', '--force-with-lease', '-f', '--delete', '--all'],
  reflog: ['show', 'exists'],
  blame: ['-L', '-w', '-p', '-e'],
  bisect: ['start', 'good', 'bad', 'skip', 'reset', 'log', 'terms'],
  clean: ['-n', '-fd', '-nx', '-nX', '-e'],
  'rev-parse': ['--short', '--abbrev-ref', '--verify', '--show-toplevel'],
  'ls-files': ['-s', '-u', '-o', '--exclude-standard', '-m', '-d'],
  'ls-tree': ['-r', '--name-only', '-l'],
  'cat-file': ['-t', '-p', '-s', '-e'],
  fsck: ['--full', '--strict', '--unreachable'],
  describe: ['--tags', '--always', '--long', '--dirty'],
  shortlog: ['-sn', '-s', '-e'],
  grep: ['-n', '-c', '-i', '--cached'],
};

/** Draws each action many times in scenes of every kind; what comes up, as `command word`. */
function drawn(): Set<string> {
  const words = new Set<string>();
  const operations = [undefined, undefined, 'merge', 'rebase', 'cherry-pick', 'revert'] as const;
  for (const { action } of GENERATED_ACTIONS)
    for (let n = 0; n < 400; n++) {
      const operation = operations[n % operations.length];
      const scene: Scene = {
        rng: seededRng(`drawn-${n}`),
        files: ['a.txt', 'src/train.ts'],
        tracked: ['a.txt', 'src/train.ts'],
        unmerged: [],
        branches: ['main', 'feat'],
        branch: 'main',
        tags: ['v1.0'],
        commits: 3,
        operation,
        stashes: 1,
        remotes: n % 2 === 0 ? ['origin'] : [],
        text: () => 'one\ntwo\n',
      };
      for (const step of action(scene) ?? []) {
        if (step.kind !== 'git') continue;
        const at = /^-[cC]$/.test(step.args[0]!) ? 2 : 0;
        const command = step.args[at]!;
        words.add(command);
        for (const word of step.args.slice(at + 1)) words.add(`${command} ${word}`);
      }
    }
  return words;
}

const words = drawn();
const blank = (word: string) =>
  new RegExp(`^${word.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+')}$`);

test('random scripts draw on every command of the lab’s git', () => {
  expect(COMMAND_NAMES.filter((name) => !words.has(name) && !(name in NOT_DRAWN))).toEqual([]);
});

test('random scripts draw on every option that the lab’s git is held to', () => {
  const all = [...words];
  const missing = Object.entries(WANTED).flatMap(([command, options]) =>
    options
      .map((option) => `${command} ${option}`)
      .filter(
        (pair) => !words.has(pair) && !(pair.includes('{') && all.some((one) => blank(pair).test(one))),
      ),
  );
  expect(missing).toEqual([]);
});

test('random scripts run commands below the top of the working tree', () => {
  const scene = { rng: seededRng('below'), files: ['src/train.ts'] } as unknown as Scene;
  const [below] = PLACE_ACTIONS;
  expect(below!.action(scene)).toMatchObject([{ kind: 'git', folder: 'src' }]);
});
