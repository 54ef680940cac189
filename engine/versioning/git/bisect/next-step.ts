import { checkoutCommand } from '../commands/checkout/checkout';
import { showCommand } from '../commands/log/show';
import { commitsOf } from '../history/commit-range';
import { isAncestor, mergeBases } from '../history/merge-base';
import { type Commit, subjectOf } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import { splitAlias } from '../program/alias';
import type { CommandContext } from '../program/context';
import { runAsChild } from '../sequencer/borrowed-commands';
import { Pathspecs } from '../worktree/pathspec';
import type { BisectState } from './bisect-state';
import { avoidSkipped, findBisection, stepsLeft } from './find-bisection';

/** How a step ended: a commit is to be tested, the first bad one is found, or it cannot go on (with an exit code). */
export type StepResult =
  | { readonly kind: 'testing' | 'found' | 'merge-base' }
  | { readonly kind: 'failed'; readonly code: number; readonly skippedOnly?: boolean };

/** Checks out the commit to be tested. */
async function checkOut(context: CommandContext, state: BisectState, commit: Commit): Promise<StepResult> {
  state.write('BISECT_EXPECTED_REV', `${commit.id}\n`);
  const code = await runAsChild(context, checkoutCommand, ['-q', commit.id, '--']);
  if (code !== 0) return { kind: 'failed', code };
  context.line(`[${commit.id}] ${subjectOf(commit.message)}`);
  return { kind: 'testing' };
}

/** Makes sure that each good commit comes before the bad one; where lines have parted, their base is tested first. */
async function checkAncestors(
  context: CommandContext,
  state: BisectState,
  bad: Commit,
  good: readonly ObjectId[],
): Promise<StepResult | undefined> {
  const { objects } = context.repo;
  if (state.read('BISECT_ANCESTORS_OK') !== undefined || good.length === 0) return undefined;
  if (!good.every((id) => isAncestor(objects, id, bad.id))) {
    const skipped = new Set(state.skipped);
    for (const base of mergeBases(objects, bad.id, good)) {
      if (base === bad.id) return refuseBadBase(context, state, bad, good);
      if (good.includes(base)) continue;
      if (skipped.has(base)) {
        const { terms } = state;
        context.errorLine(
          `warning: the merge base between ${bad.id} and [${good.join(' ')}] must be skipped.\nSo we cannot be sure the first ${terms.bad} commit is between ${base} and ${bad.id}.\nWe continue anyway.`,
        );
        continue;
      }
      context.line('Bisecting: a merge base must be tested');
      const result = await checkOut(context, state, objects.commit(base));
      return result.kind === 'testing' ? { kind: 'merge-base' } : result;
    }
  }
  state.write('BISECT_ANCESTORS_OK', '');
  return undefined;
}

function refuseBadBase(
  context: CommandContext,
  state: BisectState,
  bad: Commit,
  good: readonly ObjectId[],
): StepResult {
  const { terms } = state;
  const between = `between ${bad.id} and [${good.join(' ')}]`;
  if (state.read('BISECT_EXPECTED_REV') === bad.id) {
    if (terms.bad === 'bad' && terms.good === 'good')
      context.errorLine(`The merge base ${bad.id} is bad.\nThis means the bug has been fixed ${between}.`);
    else if (terms.bad === 'new' && terms.good === 'old')
      context.errorLine(`The merge base ${bad.id} is new.\nThe property has changed ${between}.`);
    else
      context.errorLine(
        `The merge base ${bad.id} is ${terms.bad}.\nThis means the first '${terms.good}' commit is ${between}.`,
      );
    return { kind: 'failed', code: 3 };
  }
  context.errorLine(
    `Some ${terms.good} revs are not ancestors of the ${terms.bad} rev.\ngit bisect cannot work properly in this case.\nMaybe you mistook ${terms.good} and ${terms.bad} revs?`,
  );
  return { kind: 'failed', code: 1 };
}

/** The paths that the bisection was started with. */
function pathsOf(context: CommandContext, state: BisectState): Pathspecs {
  const names = splitAlias(state.read('BISECT_NAMES') ?? '');
  return Pathspecs.parse(names, '', context.worktree.root);
}

/** Finds the next commit to be tested and checks it out, or tells which one is to blame. */
export async function nextStep(context: CommandContext, state: BisectState): Promise<StepResult> {
  const { objects } = context.repo;
  const { terms, good } = state;
  const bad = objects.commit(state.bad!);
  const parted = await checkAncestors(context, state, bad, good);
  if (parted !== undefined) return parted;
  const skipped = new Set(state.skipped);
  const { ranked, all, reaches } = findBisection(
    objects,
    bad,
    good,
    pathsOf(context, state),
    skipped.size > 0,
  );
  const { next, tried } = avoidSkipped(ranked, skipped, bad.id);
  const onlySkipped = (badId?: ObjectId): StepResult => {
    context.line("There are only 'skip'ped commits left to test.");
    context.line(`The first ${terms.bad} commit could be any of:`);
    for (const commit of tried) context.line(commit.id);
    if (badId !== undefined) context.line(badId);
    context.line('We cannot bisect more!');
    logSkipped(context, state, bad, good);
    return { kind: 'failed', code: 2, skippedOnly: true };
  };
  if (next === undefined) {
    if (tried.length > 0) return onlySkipped();
    context.line(`${bad.id} was both ${terms.good} and ${terms.bad}`);
    return { kind: 'failed', code: 1 };
  }
  if (all === 0) {
    context.errorLine('No testable commit found.\nMaybe you started with bad path arguments?');
    return { kind: 'failed', code: 4 };
  }
  if (next.id === bad.id) {
    if (tried.length > 0) return onlySkipped(bad.id);
    context.line(`${next.id} is the first ${terms.bad} commit`);
    await showCommand.run(context.with({ args: ['--stat', '--summary', '--no-abbrev-commit', next.id] }));
    state.log(`# first ${terms.bad} commit: [${next.id}] ${subjectOf(next.message)}\n`);
    return { kind: 'found' };
  }
  const left = all - reaches - 1;
  const steps = stepsLeft(all);
  context.line(
    `Bisecting: ${left} revision${left === 1 ? '' : 's'} left to test after this (roughly ${steps} step${steps === 1 ? '' : 's'})`,
  );
  return checkOut(context, state, next);
}

function logSkipped(
  context: CommandContext,
  state: BisectState,
  bad: Commit,
  good: readonly ObjectId[],
): void {
  const { objects } = context.repo;
  state.log('# only skipped commits left to test\n');
  const exclude = good.map((id) => objects.commit(id));
  for (const commit of commitsOf(objects, { include: [bad], exclude }))
    state.log(`# possible first ${state.terms.bad} commit: [${commit.id}] ${subjectOf(commit.message)}\n`);
}

/** Goes on when both a good and a bad commit are known, and says what is missing otherwise. */
export async function autoNext(context: CommandContext, state: BisectState): Promise<StepResult> {
  const goodCount = state.good.length;
  if (state.bad !== undefined && goodCount > 0) return nextStep(context, state);
  let status = 'status: waiting for good commit(s), bad commit known';
  if (goodCount > 0)
    status = `status: waiting for bad commit, ${goodCount} good commit${goodCount === 1 ? '' : 's'} known`;
  else if (state.bad === undefined) status = 'status: waiting for both good and bad commits';
  context.line(status);
  state.log(`# ${status}\n`);
  return { kind: 'testing' };
}
