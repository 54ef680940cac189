import type { CommandContext } from '../program/context';
import type { Repository } from '../program/repository';
import { quotePath } from '../text/quote-path';
import { relativePath } from './relative-path';
import type { WorktreeStatus } from './status';
import { trackingNote, trackingOf } from './tracking';

const UNMERGED_LETTERS = ['', 'DD', 'AU', 'UD', 'UA', 'DU', 'AA', 'UU'];

export interface ShortStatusOptions {
  readonly branch: boolean;
  /** Paths from the top, whatever the working folder: `--porcelain`. */
  readonly fromTop: boolean;
  /** Entries end with NUL and paths are not quoted. */
  readonly nul: boolean;
}

/** `## main...origin/main [ahead 1]`. */
function branchLine(repo: Repository): string {
  const { ref, id } = repo.refs.head();
  if (ref === undefined) return '## HEAD (no branch)';
  const branch = ref.replace('refs/heads/', '');
  const start = id === undefined ? `No commits yet on ${branch}` : branch;
  const tracking = trackingOf(repo, branch);
  if (tracking === undefined) return `## ${start}`;
  const note = trackingNote(tracking);
  return `## ${start}...${tracking.upstream}${note === '' ? '' : ` [${note}]`}`;
}

/** The text of `git status --short` and `--porcelain`. */
export function shortStatus(
  context: CommandContext,
  status: WorktreeStatus,
  options: ShortStatusOptions,
): string {
  const end = options.nul ? '\0' : '\n';
  const show = (path: string) =>
    options.nul ? path : quotePath(options.fromTop ? path : relativePath(context, path), true);
  const lines: string[] = options.branch ? [branchLine(context.repo)] : [];
  const tracked = [
    ...status.changed.map((one) => {
      const head = `${one.staged}${one.unstaged} `;
      if (one.renamedFrom === undefined) return { path: one.path, line: head + show(one.path) };
      const line = options.nul
        ? `${head}${one.path}\0${one.renamedFrom}`
        : `${head}${show(one.renamedFrom)} -> ${show(one.path)}`;
      return { path: one.path, line };
    }),
    ...status.unmerged.map((one) => ({
      path: one.path,
      line: `${UNMERGED_LETTERS[one.mask]} ${show(one.path)}`,
    })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  lines.push(...tracked.map(({ line }) => line));
  lines.push(...status.untracked.map((path) => `?? ${show(path)}`));
  lines.push(...status.ignored.map((path) => `!! ${show(path)}`));
  return lines.map((line) => line + end).join('');
}
