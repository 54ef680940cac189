import { revision } from './basic-actions';
import { HISTORY_CALLS } from './option-calls/history-calls';
import { REMOTE_CALLS } from './option-calls/remote-calls';
import { REWRITING_CALLS } from './option-calls/rewriting-calls';
import { WORKING_CALLS } from './option-calls/working-calls';
import { gitStep, type Scene, type WeightedAction } from './scene';

const BLANKS: Readonly<Record<string, (scene: Scene) => string>> = {
  '{rev}': revision,
  '{branch}': ({ rng, branches }) => (branches.length === 0 ? 'main' : rng.pick(branches)),
  '{new}': ({ rng }) => rng.pick(['feat', 'fix', 'exp/one', 'release', 'v9', 'nested/deep/name']),
  '{tag}': ({ rng, tags }) => (tags.length === 0 ? 'v1.0' : rng.pick(tags)),
  '{file}': ({ rng, files, tracked }) => {
    const all = [...files, ...tracked];
    return all.length === 0 ? 'a.txt' : rng.pick(all);
  },
};

/** The arguments of one line of a table: words by blanks, `_` in a word for a blank, `{rev}` and the like filled in. */
function argumentsOf(line: string, scene: Scene): string[] {
  return line
    .split(' ')
    .map((word) =>
      word.replaceAll('_', ' ').replace(/\{[a-z]+\}/g, (blank) => BLANKS[blank]?.(scene) ?? blank),
    );
}

const actionsOf = (weight: number, calls: Readonly<Record<string, readonly string[]>>): WeightedAction[] =>
  Object.entries(calls).map(([command, lines]) => ({
    weight,
    command,
    action: (scene) => [gitStep(command, ...argumentsOf(scene.rng.pick(lines), scene))],
  }));

/** The options that people use now and then. */
export const OPTION_ACTIONS: readonly WeightedAction[] = [
  ...actionsOf(2, WORKING_CALLS),
  ...actionsOf(2, HISTORY_CALLS),
  ...actionsOf(2, REWRITING_CALLS),
  ...actionsOf(1, REMOTE_CALLS),
];
