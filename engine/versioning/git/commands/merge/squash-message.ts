import { DateQueue } from '../../history/date-queue';
import { reachable } from '../../history/merge-base';
import type { Commit } from '../../objects/commit';
import type { ObjectId } from '../../objects/object-id';
import type { CommandContext } from '../../program/context';
import { formatDate } from '../../text/git-date';

/** A commit as the log shows it in its medium form. */
function entryOf(context: CommandContext, commit: Commit): string {
  const { author } = commit;
  const merge =
    commit.parents.length > 1
      ? `Merge: ${commit.parents.map((id) => context.repo.objects.abbreviate(id)).join(' ')}\n`
      : '';
  const body = commit.message
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  return `commit ${commit.id}\n${merge}Author: ${author.name} <${author.email}>\nDate:   ${formatDate(author, 'default')}\n\n${body}\n`;
}

/** Writes `SQUASH_MSG`: the log of what a squash brings in, without its merges. */
export function squashMessage(
  context: CommandContext,
  ours: ObjectId,
  theirs: ObjectId,
  quiet: boolean,
): void {
  const { repo } = context;
  if (!quiet) context.line('Squash commit -- not updating HEAD');
  const kept = reachable(repo.objects, [ours]);
  const queue = new DateQueue();
  const seen = new Set<ObjectId>([theirs]);
  queue.push(repo.objects.commit(theirs));
  const entries: string[] = [];
  for (let commit = queue.pop(); commit !== undefined; commit = queue.pop()) {
    if (kept.has(commit.id)) continue;
    if (commit.parents.length < 2) entries.push(entryOf(context, commit));
    for (const parent of commit.parents) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      queue.push(repo.objects.commit(parent));
    }
  }
  repo.fs.write(`${repo.gitDir}/SQUASH_MSG`, `Squashed commit of the following:\n\n${entries.join('\n')}`);
}
