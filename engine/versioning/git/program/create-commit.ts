import { contentReader } from '../diff/file-change';
import { detectRenames } from '../diff/renames';
import { countChanges, formatSummary, shortStat } from '../diff/stat';
import { diffTrees } from '../diff/tree-diff';
import { type Commit, type CommitData, subjectOf } from '../objects/commit';
import type { Signature } from '../objects/signature';
import { shortRefName } from '../refs/ref-name';
import { formatDate } from '../text/git-date';
import type { CommandContext } from './context';

/**
 * Stores a commit and moves HEAD (and the branch it is on) to it.
 * @param reflog the whole message for the reflog, e.g. `commit: subject`.
 */
export function commitToHead(
  context: CommandContext,
  data: Omit<CommitData, 'author' | 'committer'> & { readonly author?: Signature },
  reflog: string,
): Commit {
  const { repo } = context;
  const author = data.author ?? context.identity('author');
  const id = repo.objects.writeCommit({ ...data, author, committer: context.identity('committer') });
  repo.refs.update('HEAD', id, context.note(reflog));
  return repo.objects.commit(id);
}

const sameIdentity = (a: Signature, b: Signature): boolean => a.name === b.name && a.email === b.email;

/** What a command prints of a commit that it has made. */
export interface SummaryOptions {
  /** Print the author's date: after an amend, a cherry-pick, a revert. */
  readonly showDate?: boolean;
  /** It is the first commit of its branch. */
  readonly isInitial?: boolean;
}

/** `[main abc1234] subject` and what follows it: author, date, how much changed. */
export function commitSummary(context: CommandContext, commit: Commit, options: SummaryOptions = {}): string {
  const { repo } = context;
  const head = repo.refs.head();
  const place = head.ref === undefined ? 'detached HEAD' : shortRefName(head.ref);
  const root = options.isInitial === true ? ' (root-commit)' : '';
  let text = `[${place}${root} ${repo.objects.abbreviate(commit.id)}] ${subjectOf(commit.message)}\n`;
  const { author } = commit;
  if (!sameIdentity(author, commit.committer)) text += ` Author: ${author.name} <${author.email}>\n`;
  if (options.showDate === true) text += ` Date: ${formatDate(author, 'default')}\n`;
  if (commit.parents.length > 1) return text;
  const parent = commit.parents[0];
  const before = parent === undefined ? undefined : repo.objects.commit(parent).tree;
  const read = contentReader(repo.objects);
  const changes = detectRenames(diffTrees(repo.objects, before, commit.tree), read);
  if (changes.length === 0) return text;
  return text + shortStat(countChanges(changes, read)) + formatSummary(changes);
}
