import type { CommandContext } from '../program/context';
import { editFile } from '../program/editor';
import type { RebaseRange } from './plan-rebase';
import type { RebaseState } from './rebase-state';
import { formatTodo, parseTodo, type TodoItem } from './rebase-todo';

const COMMANDS = `#
# Commands:
# p, pick <commit> = use commit
# r, reword <commit> = use commit, but edit the commit message
# e, edit <commit> = use commit, but stop for amending
# s, squash <commit> = use commit, but meld into previous commit
# f, fixup [-C | -c] <commit> = like "squash" but keep only the previous
#                    commit's log message, unless -C is used, in which case
#                    keep only this commit's message; -c is same as -C but
#                    opens the editor
# x, exec <command> = run command (the rest of the line) using shell
# b, break = stop here (continue rebase later with 'git rebase --continue')
# d, drop <commit> = remove commit
# l, label <label> = label current HEAD with a name
# t, reset <label> = reset HEAD to a label
# m, merge [-C <commit> | -c <commit>] <label> [# <oneline>]
#         create a merge commit using the original merge commit's
#         message (or the oneline, if no original merge commit was
#         specified); use -c <commit> to reword the commit message
# u, update-ref <ref> = track a placeholder for the <ref> to be updated
#                       to this position in the new commits. The <ref> is
#                       updated at the end of the rebase
#
# These lines can be re-ordered; they are executed from top to bottom.
#
# If you remove a line here THAT COMMIT WILL BE LOST.
#
`;

const AT_START = `# However, if you remove everything, the rebase will be aborted.
#
`;

const LATER = `# You are editing the todo file of an ongoing interactive rebase.
# To continue rebase after editing, run:
#     git rebase --continue
#
`;

/** The comments under a list that is about to be edited. */
export function todoHelp(context: CommandContext, range: RebaseRange | undefined, count: number): string {
  const short = (id: string) => context.repo.objects.abbreviate(id);
  if (range === undefined) return `\n${COMMANDS.slice(2)}${LATER}`;
  const from = range.upstream === undefined ? '' : `${short(range.upstream.id)}..`;
  const title = `# Rebase ${from}${short(range.head.id)} onto ${short(range.onto.id)} (${count} command${count === 1 ? '' : 's'})`;
  return `\n${title}\n${COMMANDS}${AT_START}`;
}

export type EditedTodo =
  | { readonly kind: 'ok'; readonly items: readonly TodoItem[] }
  | { readonly kind: 'failed'; readonly text: string };

/**
 * Writes the list of a new rebase, keeps a copy, and lets the user edit it where that is wanted.
 */
export async function editTodo(
  context: CommandContext,
  state: RebaseState,
  items: readonly TodoItem[],
  range: RebaseRange,
  interactive: boolean,
): Promise<EditedTodo> {
  const help = todoHelp(context, range, items.length);
  const text = formatTodo(context, items, interactive) + help;
  state.write('git-rebase-todo', text);
  state.write('git-rebase-todo.backup', interactive ? text : formatTodo(context, items) + help);
  if (!interactive) return { kind: 'ok', items };
  const editor = context.env.GIT_SEQUENCE_EDITOR || context.config.get('sequence.editor');
  const editing = editor === undefined ? context : context.with({ env: { GIT_EDITOR: editor } });
  await editFile(editing, `${state.folder}/git-rebase-todo`);
  return readEdited(context, state);
}

/** Reads the list as the user left it. */
export function readEdited(context: CommandContext, state: RebaseState): EditedTodo {
  const { items, problems } = parseTodo(context, state.read('git-rebase-todo') ?? '');
  const first = items.find((item) => item.command !== 'noop' && item.command !== 'drop');
  const lines = problems.flatMap(({ line, text, reason }) => [
    ...(reason === '' ? [] : [reason]),
    `error: invalid line ${line}: ${text}`,
  ]);
  if (!state.has('done') && (first?.command === 'squash' || first?.command === 'fixup'))
    lines.push(`error: cannot '${first.command}' without a previous commit`);
  if (lines.length > 0)
    return {
      kind: 'failed',
      text: `${lines.join('\n')}\nYou can fix this with 'git rebase --edit-todo' and then run 'git rebase --continue'.\nOr you can abort the rebase with 'git rebase --abort'.`,
    };
  return { kind: 'ok', items };
}
