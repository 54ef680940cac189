import { expandRefName } from '../../history/revision';
import type { ObjectId } from '../../objects/object-id';
import type { CommandContext } from '../../program/context';
import { die } from '../../program/failure';
import { wildcard } from '../../worktree/pathspec';

/** One thing to be merged. */
export interface MergeHead {
  readonly id: ObjectId;
  /** As the user named it. */
  readonly name: string;
  /** What the message calls it: `branch 'x'`, `tag 'v1'`, `commit 'abc'`, `branch 'main' of <url>`. */
  readonly title: string;
  /** The message of an annotated tag, which goes into the merge's. */
  readonly tagMessage?: string;
}

/** What a line of FETCH_HEAD says was fetched: `branch 'main' of <url>`. */
export function fetchedTitle(line: string): string {
  const note = line.split('\t')[2] ?? '';
  return note.replace(/ of \.$/, '');
}

/** Names a revision as a merge message does. */
export function mergeTitle(context: CommandContext, name: string): string {
  const early = /^(.*?)(\^+|~\d*)$/.exec(name);
  const ref = expandRefName(context.repo, name);
  if (ref?.startsWith('refs/heads/') === true) return `branch '${ref.slice(11)}'`;
  if (ref?.startsWith('refs/remotes/') === true) return `remote-tracking branch '${ref.slice(13)}'`;
  if (ref?.startsWith('refs/tags/') === true) return `tag '${ref.slice(10)}'`;
  const base = early === null ? undefined : expandRefName(context.repo, early[1]!);
  if (base?.startsWith('refs/heads/') === true && early![2] !== '~0')
    return `branch '${base.slice(11)}' (early part)`;
  return `commit '${name}'`;
}

/** ` into <branch>`, unless the branch is one whose name goes without saying (`merge.suppressDest`). */
function destination(context: CommandContext): string {
  const { ref } = context.repo.refs.head();
  const name = ref === undefined ? 'HEAD' : ref.replace('refs/heads/', '');
  const set = context.config.all('merge.suppressdest');
  const patterns = set.length === 0 ? ['main', 'master'] : set.slice(set.lastIndexOf('') + 1);
  const suppressed = patterns.some((pattern) => new RegExp(`^${wildcard(pattern, true)}$`).test(name));
  return suppressed ? '' : ` into ${name}`;
}

/** The message that a merge has when none is given. */
export function defaultMergeMessage(context: CommandContext, head: MergeHead): string {
  const title = `Merge ${head.title}${destination(context)}\n`;
  return head.tagMessage === undefined ? title : `${title}\n${head.tagMessage}`;
}

/** The lines about conflicts that end the message of a merge that stopped. */
export const conflictComment = (paths: readonly string[]): string =>
  `\n# Conflicts:\n${paths.map((path) => `#\t${path}\n`).join('')}`;

/** Reads `-X` options. @throws GitFailure for those that the lab lacks. */
export function strategyFavor(options: readonly string[]): 'ours' | 'theirs' | undefined {
  let favor: 'ours' | 'theirs' | undefined;
  for (const option of options) {
    if (option === 'ours' || option === 'theirs') favor = option;
    else die(`strategy option '-X ${option}' is not available in the lab`, 129);
  }
  return favor;
}
