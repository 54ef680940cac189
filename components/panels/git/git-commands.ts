import { shellLine } from '@/engine/shell/quote';
import type { OperationView } from '@/engine/versioning/git/views/operation-view';
import type { ConflictRow } from '@/engine/versioning/git/views/overview';

/** The line that somebody would type: `git switch -c 'a name'`. */
export const gitLine = (...words: readonly string[]): string => shellLine(['git', ...words]);

/** A line with a text for its input, as a here-document. */
export const withInput = (line: string, input: string): string => {
  let end = 'PATCH';
  while (input.split('\n').includes(end)) end += '_';
  return `${line} <<'${end}'\n${input}${input.endsWith('\n') ? '' : '\n'}${end}`;
};

/** Settles a file in conflict for one side. */
export function takeSideLine({ path, hasOurs, hasTheirs }: ConflictRow, side: 'ours' | 'theirs'): string {
  const isThere = side === 'ours' ? hasOurs : hasTheirs;
  if (!isThere) return gitLine('rm', '-q', '--', path);
  return `${gitLine('checkout', `--${side}`, '--', path)} && ${gitLine('add', '--', path)}`;
}

/** Puts what is not staged back as the index has it. Files that git does not know are removed. */
export function discardLine(files: readonly { readonly path: string; readonly status: string }[]): string {
  const known = files.filter(({ status }) => status !== '?').map(({ path }) => path);
  const unknown = files.filter(({ status }) => status === '?').map(({ path }) => path);
  return [
    ...(known.length > 0 ? [gitLine('restore', '--', ...known)] : []),
    ...(unknown.length > 0 ? [gitLine('clean', '-f', '-q', '--', ...unknown)] : []),
  ].join(' && ');
}

/** Takes files out of the index. @param isUnborn no commit is there yet to take them from. */
export const unstageLine = (paths: readonly string[], isUnborn: boolean): string =>
  isUnborn
    ? gitLine('rm', '--cached', '-q', '-r', '--', ...paths)
    : gitLine('restore', '--staged', '--', ...paths);

/** Commits what is staged. */
export const commitLine = (message: string, amend: boolean): string =>
  gitLine('commit', ...(amend ? ['--amend'] : []), '-m', message.trim());

/** Goes on with what is under way, with the messages that git has prepared. */
export function continueLine(kind: OperationView['kind']): string {
  if (kind === 'merge') return gitLine('commit', '--no-edit');
  return gitLine('-c', 'core.editor=true', kind, '--continue');
}
