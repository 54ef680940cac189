import type { ScriptStep } from '../git-script';
import { revision } from './basic-actions';
import { simple } from './history-actions';
import { gitStep, type Scene, type WeightedAction } from './scene';

const SHARED = '../origin';

/** A second clone beside the first; what it pushes is news here. */
const peer = (...args: string[]): ScriptStep => gitStep('-C', '../peer', ...args);

function push(scene: Scene): ScriptStep[] {
  const { rng, remotes, branch, tags } = scene;
  if (!remotes.includes('origin'))
    return [
      gitStep('init', '-q', '--bare', '-b', 'main', SHARED),
      gitStep('remote', 'add', 'origin', SHARED),
    ];
  const name = branch ?? 'main';
  const other = scene.branches.length === 0 ? name : rng.pick(scene.branches);
  return [
    gitStep(
      'push',
      ...rng.pick([
        [],
        ['-u', 'origin', name],
        ['-u', 'origin', 'HEAD'],
        ['origin', name],
        ['origin', name],
        ['origin', other],
        ['origin', name, other],
        ['origin'],
        ['--tags'],
        ['--all'],
        ['-f', 'origin', name],
        ['--force-with-lease', 'origin', name],
        ['origin', '--delete', other],
        ['origin', 'HEAD:refs/heads/other'],
        ['origin', `+${revision(scene)}:refs/heads/other`],
        ['origin', `${revision(scene)}:new`],
        ['-n', 'origin', name],
        ['--porcelain', 'origin', name],
        ['-v', 'origin', name],
        ['-q', 'origin', name],
        ['--follow-tags', 'origin', name],
        ['origin', tags[0] ?? 'v1'],
        ['nope', name],
        [SHARED, name],
      ]),
    ),
  ];
}

/** Somebody else at work in the same remote repository. */
function colleague(scene: Scene): ScriptStep[] | undefined {
  const { rng, remotes } = scene;
  if (!remotes.includes('origin')) return undefined;
  return rng.pick<ScriptStep[]>([
    [gitStep('clone', '-q', SHARED, '../peer')],
    [peer('commit', '-q', '--allow-empty', '-m', 'peer: nothing'), peer('push')],
    [peer('rm', '-q', 'a.txt'), peer('commit', '-m', 'peer: no a'), peer('push')],
    [
      peer('mv', 'b.txt', 'moved.txt'),
      peer('commit', '-qm', 'peer: b moved'),
      peer('push', 'origin', 'HEAD'),
    ],
    [peer('checkout', 'HEAD~1', '--', '.'), peer('commit', '-qam', 'peer: back'), peer('push')],
    [peer('pull', '--rebase')],
    [peer('pull', '--no-rebase', '--no-edit')],
    [peer('tag', 'peer-tag'), peer('push', 'origin', 'peer-tag')],
    [peer('commit', '-q', '--amend', '-m', 'peer: amended'), peer('push', '-f')],
    [peer('push', 'origin', 'HEAD:refs/heads/from-peer')],
    [peer('branch', '-vv', '-a')],
    [peer('status', '-sb')],
  ]);
}

/** Other repositories: the shared one, and a colleague's clone of it. */
export const REMOTE_ACTIONS: readonly WeightedAction[] = [
  { weight: 9, command: 'push', action: push },
  { weight: 7, command: 'clone', action: colleague },
  simple(
    4,
    'fetch',
    [],
    ['origin'],
    ['--all'],
    ['-p'],
    ['--tags'],
    ['-v'],
    ['origin', 'main'],
    ['origin', 'main:fetched'],
    ['origin', '+refs/heads/*:refs/remotes/extra/*'],
    ['--dry-run'],
    ['nope'],
  ),
  simple(
    5,
    'pull',
    [],
    [],
    ['--rebase'],
    ['--ff-only'],
    ['--no-rebase', '--no-edit'],
    ['--no-rebase', '--no-edit'],
    ['origin', 'main'],
    ['--rebase', 'origin', 'main'],
    ['--no-rebase', '--no-edit', 'origin', 'other'],
    ['--no-rebase', '--no-ff', '--no-edit', 'origin', 'main'],
    ['origin', 'nope'],
  ),
  simple(
    3,
    'remote',
    [],
    ['-v'],
    ['show'],
    ['show', 'origin'],
    ['show', '-n', 'origin'],
    ['rename', 'origin', 'up'],
    ['rename', 'up', 'origin'],
    ['get-url', 'origin'],
    ['get-url', 'nope'],
    ['remove', 'origin'],
    ['prune', 'origin'],
    ['set-head', 'origin', '-a'],
    ['set-url', 'origin', SHARED],
    ['add', 'second', SHARED],
  ),
];
