import { revision } from './basic-actions';
import { simple } from './history-actions';
import { gitStep, type Scene, type WeightedAction } from './scene';

/** `A..B` of two revisions, or a few single ones. */
const severalRevisions = (scene: Scene): string[] => {
  const { rng } = scene;
  return rng.pick([
    [revision(scene)],
    [revision(scene)],
    [revision(scene)],
    [revision(scene), revision(scene)],
    [`${revision(scene)}..${revision(scene)}`],
    [`HEAD..${revision(scene)}`],
  ]);
};

/** A sequence of picks or reverts, and what to do where it has stopped. */
const picking = (
  weight: number,
  command: 'cherry-pick' | 'revert',
  ...variants: readonly (readonly string[])[]
): WeightedAction => ({
  weight,
  command,
  action: (scene) => {
    const { rng } = scene;
    const steps = ['--continue', '--continue', '--abort', '--skip', '--quit'];
    if (scene.operation === command && rng.int(6) > 0) return [gitStep(command, rng.pick(steps))];
    return [gitStep(command, ...rng.pick(variants), ...severalRevisions(scene))];
  },
});

function rebase(scene: Scene) {
  const { rng, branches } = scene;
  if (scene.operation === 'rebase' && rng.int(8) > 0)
    return [gitStep('rebase', rng.pick(['--continue', '--continue', '--skip', '--abort', '--quit']))];
  const others = branches.filter((name) => name !== scene.branch);
  const target = others.length === 0 || rng.int(6) === 0 ? revision(scene) : rng.pick(others);
  const more = rng.pick([
    [target],
    [target],
    [target],
    ['--onto', target, revision(scene)],
    ['-f', target],
    ['--autostash', target],
    ['--keep-empty', target],
    ['-q', target],
    others.length === 0 ? [target] : [target, rng.pick(others)],
    [],
  ]);
  return [gitStep('rebase', ...more)];
}

/** Putting changes elsewhere: onto other commits, back, or aside. */
export const REWRITING_ACTIONS: readonly WeightedAction[] = [
  { weight: 6, command: 'rebase', action: rebase },
  picking(5, 'cherry-pick', [], [], ['-x'], ['-n'], ['-s'], ['--ff'], ['--allow-empty'], ['-m', '1']),
  picking(4, 'revert', ['--no-edit'], ['--no-edit'], ['-n'], [], ['-m', '1'], ['-s']),
  simple(
    7,
    'stash',
    [],
    ['push'],
    ['push', '-m', 'later'],
    ['-u'],
    ['-a'],
    ['list'],
    ['pop'],
    ['pop'],
    ['pop', '--index'],
    ['apply'],
    ['apply', '--index'],
    ['apply', '-q'],
    ['drop'],
    ['drop', '1'],
    ['show'],
    ['show', '-p'],
    ['show', '--name-status'],
    ['show', '-u', 'stash@{0}'],
    ['pop', 'stash@{1}'],
    ['clear'],
    ['push', '--', 'a.txt'],
    ['push', '-u', '-m', 'some', '--', 'src'],
    ['--keep-index'],
    ['push', '--staged'],
    ['branch', 'stashed'],
    ['save', 'old words'],
    ['nonsense'],
  ),
];
