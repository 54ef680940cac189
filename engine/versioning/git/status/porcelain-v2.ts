import { percentOf } from '../diff/renames';
import { NULL_ID } from '../objects/object-id';
import { type FileEntry, modeText } from '../objects/tree';
import type { Repository } from '../program/repository';
import { quotePath } from '../text/quote-path';
import type { ChangedPath, StatusLetter, UnmergedPath, WorktreeStatus } from './status';
import { trackingOf } from './tracking';

const UNMERGED_LETTERS = ['', 'DD', 'AU', 'UD', 'UA', 'DU', 'AA', 'UU'];

const mode = (of: number | undefined): string => (of === undefined ? '000000' : modeText(of));
const id = (entry: FileEntry | undefined): string => entry?.id ?? NULL_ID;
const letter = (one: StatusLetter): string => (one === ' ' ? '.' : one);

function branchLines(repo: Repository): string[] {
  const { ref, id: headId } = repo.refs.head();
  const lines = [
    `# branch.oid ${headId ?? '(initial)'}`,
    `# branch.head ${ref === undefined ? '(detached)' : ref.replace('refs/heads/', '')}`,
  ];
  const tracking = ref === undefined ? undefined : trackingOf(repo, ref.replace('refs/heads/', ''));
  if (tracking === undefined) return lines;
  lines.push(`# branch.upstream ${tracking.upstream}`);
  if (tracking.counts !== undefined)
    lines.push(`# branch.ab +${tracking.counts.ahead} -${tracking.counts.behind}`);
  return lines;
}

function changedLine(one: ChangedPath, show: (path: string) => string, nul: boolean): string {
  const staged = one.index?.intentToAdd === true ? undefined : one.index;
  const states = `${letter(one.staged)}${letter(one.unstaged)} N...`;
  const modes = `${mode(one.head?.mode)} ${mode(staged?.mode)} ${mode(one.worktreeMode)}`;
  const ids = `${id(one.head)} ${id(staged)}`;
  if (one.renamedFrom === undefined) return `1 ${states} ${modes} ${ids} ${show(one.path)}`;
  const pair = `${show(one.path)}${nul ? '\0' : '\t'}${show(one.renamedFrom)}`;
  return `2 ${states} ${modes} ${ids} R${percentOf(one.score)} ${pair}`;
}

function unmergedLine(one: UnmergedPath, show: (path: string) => string): string {
  const stages = [one.stages[1], one.stages[2], one.stages[3]];
  const modes = stages.map((stage) => mode(stage?.mode)).join(' ');
  const ids = stages.map((stage) => id(stage)).join(' ');
  return `u ${UNMERGED_LETTERS[one.mask]} N... ${modes} ${mode(one.worktreeMode)} ${ids} ${show(one.path)}`;
}

/** The text of `git status --porcelain=v2`. */
export function porcelainV2(
  repo: Repository,
  status: WorktreeStatus,
  options: { readonly branch: boolean; readonly nul: boolean },
): string {
  const show = (path: string) => (options.nul ? path : quotePath(path));
  const lines = [
    ...(options.branch ? branchLines(repo) : []),
    ...status.changed.map((one) => changedLine(one, show, options.nul)),
    ...status.unmerged.map((one) => unmergedLine(one, show)),
    ...status.untracked.map((path) => `? ${show(path)}`),
    ...status.ignored.map((path) => `! ${show(path)}`),
  ];
  return lines.map((line) => line + (options.nul ? '\0' : '\n')).join('');
}
