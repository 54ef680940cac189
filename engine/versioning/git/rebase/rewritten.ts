import type { ObjectId } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import type { RebaseState } from './rebase-state';
import type { TodoItem } from './rebase-todo';

/** Notes which commit has become which, for those who follow rewritten commits (`rewritten-list`). */
export function noteRewritten(
  context: CommandContext,
  state: RebaseState,
  old: ObjectId,
  next: TodoItem | undefined,
): void {
  state.append('rewritten-pending', `${old}\n`);
  if (next?.command === 'squash' || next?.command === 'fixup') return;
  flushRewritten(context, state);
}

/** All pending commits have become HEAD. */
export function flushRewritten(context: CommandContext, state: RebaseState): void {
  const head = context.repo.refs.head().id ?? '';
  const pending = (state.read('rewritten-pending') ?? '').split('\n').filter(Boolean);
  state.append('rewritten-list', pending.map((old) => `${old} ${head}\n`).join(''));
  state.delete('rewritten-pending');
}
