import type { Step, WorkspaceTree } from '../model';
import { keyframeOf, momentOf, stepBack } from './moments';
import type { TimelineKind, TimelineStep } from './step';

/**
 * A timeline for work that has only its undo history: each step that can be undone is a step of it, at `at`, since when it
 * was done is not known; `base` is the workspace before the first.
 */
export function timelineOfUndo(
  tree: WorkspaceTree,
  past: readonly Step[],
  at: number,
): { readonly base: WorkspaceTree; readonly steps: readonly TimelineStep[] } {
  const steps = past.map(
    ({ label, files }): TimelineStep => ({ kind: kindOf(label), label, at, until: at, changes: files }),
  );
  const moment = momentOf(tree);
  for (const step of [...steps].reverse()) stepBack(moment, step);
  return { base: keyframeOf(moment), steps };
}

const WORDS: readonly (readonly [string, TimelineKind])[] = [
  ['Edit ', 'edited'],
  ['Create ', 'created'],
  ['Delete ', 'removed'],
  ['Rename ', 'renamed'],
  ['Reset ', 'reset'],
  ['Run wrote ', 'run-wrote'],
  ['Show the solution', 'solution-shown'],
];

function kindOf(label: string): TimelineKind {
  return WORDS.find(([word]) => label.startsWith(word))?.[1] ?? 'restored';
}
