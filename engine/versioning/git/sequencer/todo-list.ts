import { resolveCommit } from '../history/revision';
import type { Commit } from '../objects/commit';
import type { CommandContext } from '../program/context';
import { pickSubject } from './pick-message';

/** A step of a sequence of picks or reverts. */
export interface SequenceStep {
  readonly action: 'pick' | 'revert';
  readonly commit: Commit;
}

/** The text of `.git/sequencer/todo`. */
export function formatSteps(context: CommandContext, steps: readonly SequenceStep[]): string {
  const { objects } = context.repo;
  return steps
    .map(({ action, commit }) => `${action} ${objects.abbreviate(commit.id)} ${pickSubject(commit)}\n`)
    .join('');
}

/** Reads `.git/sequencer/todo`; lines that name no commit are left out. */
export function parseSteps(context: CommandContext, text: string): SequenceStep[] {
  return text.split('\n').flatMap((line): SequenceStep[] => {
    const match = /^(pick|p|revert)\s+(\S+)/.exec(line);
    const commit = match === null ? undefined : resolveCommit(context.repo, match[2]!);
    if (match === null || commit === undefined) return [];
    return [{ action: match[1] === 'revert' ? 'revert' : 'pick', commit }];
  });
}
