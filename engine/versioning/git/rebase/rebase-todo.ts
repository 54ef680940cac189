import { resolveCommit } from '../history/revision';
import { type Commit, subjectOf } from '../objects/commit';
import type { CommandContext } from '../program/context';

/** What a line of a rebase's list may do, by its full name. */
export type TodoCommand =
  | 'pick'
  | 'reword'
  | 'edit'
  | 'squash'
  | 'fixup'
  | 'exec'
  | 'break'
  | 'drop'
  | 'noop';

/** One line of a rebase's list. */
export interface TodoItem {
  readonly command: TodoCommand;
  /** Undefined for commands that name no commit. */
  readonly commit: Commit | undefined;
  /** What follows: the subject, or what is to be executed. */
  readonly text: string;
  /** `fixup -C` takes this commit's message, `-c` lets it be edited too. */
  readonly flag?: '-C' | '-c';
}

const SHORT: Readonly<Record<string, TodoCommand>> = {
  p: 'pick',
  r: 'reword',
  e: 'edit',
  s: 'squash',
  f: 'fixup',
  x: 'exec',
  b: 'break',
  d: 'drop',
};

const NAMES: readonly TodoCommand[] = [
  'pick',
  'reword',
  'edit',
  'squash',
  'fixup',
  'exec',
  'break',
  'drop',
  'noop',
];

/** The text of a list. @param shorten whether ids are abbreviated, as they are shown to people. */
export function formatTodo(context: CommandContext, items: readonly TodoItem[], shorten = false): string {
  const { objects } = context.repo;
  return items
    .map(({ command, commit, text, flag }) => {
      const id = commit === undefined ? undefined : shorten ? objects.abbreviate(commit.id) : commit.id;
      return `${[command, flag, id, text].filter((part) => part !== undefined && part !== '').join(' ')}\n`;
    })
    .join('');
}

/** A line that cannot be read. */
export interface TodoProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  /** What git prints about it before `error: invalid line …`. */
  readonly reason: string;
}

/** Reads a list; comments and empty lines are left out. */
export function parseTodo(
  context: CommandContext,
  text: string,
): { readonly items: TodoItem[]; readonly problems: TodoProblem[] } {
  const items: TodoItem[] = [];
  const problems: TodoProblem[] = [];
  text.split('\n').forEach((raw, i) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    const [word = '', ...rest] = line.split(/\s+/);
    const command = SHORT[word] ?? NAMES.find((name) => name === word);
    const problem = (reason: string) => problems.push({ line: i + 1, text: raw, reason });
    if (command === undefined) problem('');
    else if (command === 'exec')
      items.push({ command, commit: undefined, text: line.slice(word.length).trim() });
    else if (command === 'break' || command === 'noop') items.push({ command, commit: undefined, text: '' });
    else {
      const flag = command === 'fixup' && (rest[0] === '-C' || rest[0] === '-c') ? rest.shift() : undefined;
      const name = rest[0];
      if (name === undefined) problem(`error: missing arguments for ${command}`);
      else {
        const commit = resolveCommit(context.repo, name);
        if (commit === undefined) problem(`error: could not parse '${name}'`);
        else {
          const at = line.indexOf(name, word.length) + name.length;
          items.push({
            command,
            commit,
            text: line.slice(at).trim(),
            ...(flag !== undefined && { flag: flag as '-C' | '-c' }),
          });
        }
      }
    }
  });
  return { items, problems };
}

/** A `pick` of a commit; one that changes nothing is marked. */
export const pickOf = (commit: Commit, isEmpty: boolean): TodoItem => ({
  command: 'pick',
  commit,
  text: `${subjectOf(commit.message)}${isEmpty ? ' # empty' : ''}`,
});
