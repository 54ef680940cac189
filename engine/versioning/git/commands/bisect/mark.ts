import { BisectState } from '../../bisect/bisect-state';
import { autoNext, type StepResult } from '../../bisect/next-step';
import { commitsOf, parseRange } from '../../history/commit-range';
import { peel, resolveRevision } from '../../history/revision';
import type { Commit } from '../../objects/commit';
import type { CommandContext } from '../../program/context';
import { die, fail, GitFailure } from '../../program/failure';

/** Ends unless a bisection is under way. */
export function needStarted(state: BisectState): void {
  if (!state.isStarted) throw new GitFailure('You need to start by "git bisect start"\n', 1);
}

/** Sees to it that a word is one of the two terms, which it may be the first to set. */
function settleTerms(state: BisectState, word: string): void {
  if (word === 'skip') return;
  const { terms } = state;
  if (state.hasTerms) {
    if (word !== terms.bad && word !== terms.good)
      fail(`Invalid command: you're currently in a ${terms.bad}/${terms.good} bisect`);
  } else if (word === 'bad' || word === 'good') state.writeTerms({ bad: 'bad', good: 'good' });
  else state.writeTerms({ bad: 'new', good: 'old' });
}

function commitsNamed(context: CommandContext, names: readonly string[]): Commit[] {
  const { repo } = context;
  return (names.length === 0 ? ['HEAD'] : names).map((name) => {
    const id = resolveRevision(repo, name, context.revisions) ?? fail(`Bad rev input: ${name}`);
    return repo.objects.commit(peel(repo, id, 'commit') ?? die(`Bad rev input (not a commit): ${name}`));
  });
}

/** `git bisect good|bad|skip [<rev>…]`: says what is known of commits and goes on. */
export async function markCommits(
  context: CommandContext,
  word: string,
  names: readonly string[],
): Promise<StepResult> {
  const state = new BisectState(context);
  needStarted(state);
  settleTerms(state, word);
  if (word === state.terms.bad && names.length > 1) fail(`'git bisect ${word}' can take only one argument.`);
  const commits = commitsNamed(context, names);
  const expected = state.read('BISECT_EXPECTED_REV');
  for (const commit of commits) {
    state.mark(word, commit, false);
    if (expected === undefined || expected === commit.id) continue;
    state.delete('BISECT_ANCESTORS_OK');
    state.delete('BISECT_EXPECTED_REV');
  }
  return autoNext(context, state);
}

/** The commits that `git bisect skip` names; ranges are written out. */
export function skipNames(context: CommandContext, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (!name.includes('..')) return [name];
    return commitsOf(context.repo.objects, parseRange(context, [name])).map((commit) => commit.id);
  });
}
