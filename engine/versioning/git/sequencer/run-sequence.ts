import { stagedPaths } from '../merge/apply-merge';
import type { Commit } from '../objects/commit';
import type { CommandContext } from '../program/context';
import { concludeByCommit, resetMerge } from './borrowed-commands';
import { sequenceFailed, tellDirtyIndex } from './dirty-index';
import { PickRefused, pickCommit } from './pick-commit';
import type { PickOptions } from './pick-options';
import { SequenceState } from './sequence-state';
import type { SequenceStep } from './todo-list';

/** Runs something that may be refused, and ends the command in that case. */
async function orFail(options: PickOptions, run: () => Promise<number> | number): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof PickRefused) throw sequenceFailed(options.command);
    throw error;
  }
}

/** Picks or reverts one commit that was named alone: no sequence is kept. */
export function runSingle(context: CommandContext, commit: Commit, options: PickOptions): Promise<number> {
  return orFail(options, async () => {
    const outcome = await pickCommit(context, commit, options);
    new SequenceState(context).noteHead();
    return outcome.kind === 'stopped' ? outcome.code : 0;
  });
}

/** Begins a sequence of picks or reverts. */
export function startSequence(
  context: CommandContext,
  commits: readonly Commit[],
  options: PickOptions,
): Promise<number> {
  return orFail(options, () => {
    const state = new SequenceState(context);
    const { action } = state;
    if (action !== undefined) {
      const name = action === 'pick' ? 'cherry-pick' : 'revert';
      context.errorLine(`error: ${name} is already in progress`);
      const unsettled = context.repo.refs.read('CHERRY_PICK_HEAD') ?? context.repo.refs.read('REVERT_HEAD');
      context.hint(
        'sequencerInUse',
        `try "git ${name} (--continue | ${unsettled === undefined ? '' : '--skip | '}--abort | --quit)"`,
      );
      throw new PickRefused('in progress');
    }
    const head = context.repo.refs.head().id;
    if (head === undefined && options.action === 'revert') {
      context.errorLine("error: can't revert as initial commit");
      throw new PickRefused('no commit');
    }
    state.start(head, options);
    return runSteps(
      context,
      commits.map((commit) => ({ action: options.action, commit })),
      options,
    );
  });
}

/** Works the list off, keeping what is left on disk. */
async function runSteps(
  context: CommandContext,
  steps: readonly SequenceStep[],
  options: PickOptions,
): Promise<number> {
  const state = new SequenceState(context);
  for (const [i, step] of steps.entries()) {
    state.saveSteps(steps.slice(i));
    try {
      const outcome = await pickCommit(context, step.commit, { ...options, action: step.action });
      if (outcome.kind === 'stopped') return outcome.code;
    } finally {
      state.noteHead();
    }
  }
  state.remove();
  return 0;
}

/** `--continue`: concludes the pick that stopped, then works the rest of the list off. */
export function continueSequence(context: CommandContext, given: PickOptions): Promise<number> {
  return orFail(given, async () => {
    const state = new SequenceState(context);
    const options = state.readOptions(given);
    if (!state.hasTodo) return concludeSingle(context);
    const steps = state.steps;
    const { refs } = context.repo;
    if (refs.read('CHERRY_PICK_HEAD') !== undefined || refs.read('REVERT_HEAD') !== undefined) {
      const code = await concludeByCommit(context);
      if (code !== 0) return code;
    }
    const index = context.repo.readIndex();
    const head = refs.head().id;
    const tree = head === undefined ? undefined : context.repo.objects.commit(head).tree;
    if (index.isUnmerged || stagedPaths(context, index, tree).length > 0) {
      tellDirtyIndex(context, index, options.command);
      throw new PickRefused('dirty index');
    }
    return runSteps(context, steps.slice(1), options);
  });
}

function concludeSingle(context: CommandContext): Promise<number> {
  const { refs } = context.repo;
  if (refs.read('CHERRY_PICK_HEAD') === undefined && refs.read('REVERT_HEAD') === undefined)
    refuseIdle(context);
  return concludeByCommit(context);
}

function refuseIdle(context: CommandContext): never {
  context.errorLine('error: no cherry-pick or revert in progress');
  throw new PickRefused('idle');
}

/** `--abort`: back to where HEAD stood before. */
export function abortSequence(context: CommandContext, options: PickOptions): Promise<number> {
  return orFail(options, async () => {
    const state = new SequenceState(context);
    const { refs } = context.repo;
    const start = state.head;
    if (start === undefined) {
      if (refs.read('CHERRY_PICK_HEAD') === undefined && refs.read('REVERT_HEAD') === undefined)
        refuseIdle(context);
      const head = refs.head().id;
      if (head === undefined) {
        context.errorLine('error: cannot abort from a branch yet to be born');
        throw new PickRefused('unborn');
      }
      return resetMerge(context, head);
    }
    if (/^0+$/.test(start)) {
      context.errorLine('error: cannot abort from a branch yet to be born');
      throw new PickRefused('unborn');
    }
    if (!state.headIsUnmoved)
      context.errorLine('warning: You seem to have moved HEAD. Not rewinding, check your HEAD!');
    else if ((await resetMerge(context, start)) !== 0) throw new PickRefused('reset failed');
    state.remove();
    return 0;
  });
}

/** `--skip`: drops the commit that stopped, then works the rest of the list off. */
export function skipInSequence(context: CommandContext, options: PickOptions): Promise<number> {
  return orFail(options, async () => {
    const state = new SequenceState(context);
    const { refs } = context.repo;
    const pseudo = options.action === 'revert' ? 'REVERT_HEAD' : 'CHERRY_PICK_HEAD';
    if (refs.read(pseudo) === undefined) {
      if (state.action !== options.action) {
        context.errorLine(`error: no ${options.command} in progress`);
        throw new PickRefused('idle');
      }
      if (!state.headIsUnmoved) {
        context.errorLine('error: there is nothing to skip');
        context.hint(
          'resolveConflict',
          `have you committed already?\ntry "git ${options.command} --continue"`,
        );
        throw new PickRefused('nothing to skip');
      }
    }
    if ((await resetMerge(context, refs.head().id ?? 'HEAD')) !== 0) {
      context.errorLine('error: failed to skip the commit');
      throw new PickRefused('reset failed');
    }
    return state.exists ? continueSequence(context, options) : 0;
  });
}

/** `--quit`: forgets the sequence and leaves everything as it is. */
export function quitSequence(context: CommandContext): number {
  new SequenceState(context).remove();
  for (const name of [
    'CHERRY_PICK_HEAD',
    'REVERT_HEAD',
    'MERGE_HEAD',
    'MERGE_MSG',
    'MERGE_MODE',
    'SQUASH_MSG',
    'AUTO_MERGE',
  ])
    context.repo.refs.removePseudo(name);
  return 0;
}
