import type { ScriptStep } from '../git-script';
import { changeMode, modify, move, newFile, remove, rewrite } from './edit-actions';
import { gitStep, type Scene, type WeightedAction } from './scene';

const EDITS = [modify, modify, modify, modify, newFile, remove, move, rewrite, changeMode];

/** Some edits, each made as if it were the only one. */
function edits(scene: Scene): ScriptStep[] {
  const steps: ScriptStep[] = [];
  for (let n = 1 + scene.rng.int(2); n > 0; n--) steps.push(...(scene.rng.pick(EDITS)(scene) ?? []));
  return steps;
}

const BRINGS_TOGETHER = [
  ['merge'],
  ['merge'],
  ['merge', '--no-edit'],
  ['merge', '--no-ff', '-m', 'join'],
  ['merge', '--squash'],
  ['rebase'],
  ['rebase'],
  ['cherry-pick'],
  ['merge', '-X', 'theirs'],
];

/** Two branches that change the same files, and a command that brings them together: what conflicts come from. */
const diverge: WeightedAction['action'] = (scene) => {
  const { rng, branch, branches, files } = scene;
  if (branch === undefined || scene.operation !== undefined || scene.unmerged.length > 0) return undefined;
  if (files.length === 0 || scene.commits === 0) return undefined;
  const side = rng.pick(['left', 'right', 'topic/x']);
  const leave = branches.includes(side)
    ? gitStep('switch', '-q', '-C', side)
    : gitStep('switch', '-q', '-c', side);
  return [
    gitStep('add', '-A'),
    gitStep('commit', '-q', '-m', 'before'),
    leave,
    ...edits(scene),
    gitStep('add', '-A'),
    gitStep('commit', '-q', '-m', `on ${side}`),
    gitStep('switch', '-q', branch),
    ...edits(scene),
    gitStep('add', '-A'),
    gitStep('commit', '-q', '-m', `on ${branch}`),
    gitStep(...rng.pick(BRINGS_TOGETHER), side),
    gitStep('status'),
  ];
};

/** Histories that part and meet. */
export const DIVERGE_ACTIONS: readonly WeightedAction[] = [{ weight: 8, action: diverge }];
