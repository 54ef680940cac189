import { seededRng } from '@/engine/core/rng';
import { commandNamed } from '../../commands/registry';
import type { GitScript, ScriptStep } from '../git-script';
import { LabSession } from '../lab-session';
import { BASIC_ACTIONS, BRANCH_ACTIONS } from './basic-actions';
import { CONFLICT_ACTIONS } from './conflict-actions';
import { DIVERGE_ACTIONS } from './diverge-actions';
import { EDIT_ACTIONS, newFile } from './edit-actions';
import { HISTORY_ACTIONS } from './history-actions';
import { INSPECTION_ACTIONS } from './inspection-actions';
import { OPTION_ACTIONS } from './option-actions';
import { PLACE_ACTIONS } from './place-actions';
import { REMOTE_ACTIONS } from './remote-actions';
import { REWRITING_ACTIONS } from './rewriting-actions';
import { sceneOf, type WeightedAction } from './scene';

/** All that a script may do, and how often. */
export const GENERATED_ACTIONS: readonly WeightedAction[] = [
  ...EDIT_ACTIONS,
  ...DIVERGE_ACTIONS,
  ...CONFLICT_ACTIONS,
  ...PLACE_ACTIONS,
  ...BASIC_ACTIONS,
  ...BRANCH_ACTIONS,
  ...HISTORY_ACTIONS,
  ...REWRITING_ACTIONS,
  ...REMOTE_ACTIONS,
  ...INSPECTION_ACTIONS,
  ...OPTION_ACTIONS,
];

const FEWEST = 8;
const MOST = 30;

/** A script together with what our git made of it, step by step. */
export interface GeneratedScript {
  readonly script: GitScript;
  readonly session: LabSession;
}

/**
 * Writes a random script of 8 to 30 commands with edits between them. Each step is chosen for the state that the ones
 * before it have left in our git, so that most commands have something to do.
 * @param root absolute path in which both gits will run.
 */
export async function generateScript(seed: string, root: string): Promise<GeneratedScript> {
  const rng = seededRng(seed);
  const available = GENERATED_ACTIONS.filter(
    (one) => one.command === undefined || commandNamed(one.command) !== undefined,
  );
  const total = available.reduce((sum, one) => sum + one.weight, 0);
  const session = new LabSession(root);
  const steps: ScriptStep[] = [];
  const take = async (step: ScriptStep) => {
    steps.push(step);
    await session.run(step);
  };
  await take({ kind: 'git', args: ['init', '-b', 'main'] });
  if (rng.int(8) > 0) {
    for (let n = 2 + rng.int(4); n > 0; n--)
      for (const step of newFile(await sceneOf(session, rng)) ?? []) await take(step);
    await take({ kind: 'git', args: ['add', '-A'] });
    await take({ kind: 'git', args: ['commit', '-q', '-m', 'start'] });
  }
  const length = FEWEST + rng.int(MOST - FEWEST + 1);
  while (session.outcomes.length < length) {
    const scene = await sceneOf(session, rng);
    let at = rng.int(total);
    const chosen = available.find((one) => {
      at -= one.weight;
      return at < 0;
    })!;
    for (const step of chosen.action(scene) ?? []) await take(step);
  }
  return { script: { name: seed, steps }, session };
}
