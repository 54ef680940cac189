import { DateQueue } from '../../history/date-queue';
import { reachable } from '../../history/merge-base';
import { peel } from '../../history/revision';
import { subjectOf } from '../../objects/commit';
import type { ObjectId } from '../../objects/object-id';
import type { CommandContext } from '../../program/context';

const SHOWN = 4;

/** Says where a detached HEAD was, and warns when commits are left behind that no ref reaches. */
export function leaveDetachedHead(context: CommandContext, from: ObjectId, to: ObjectId | undefined): void {
  const { repo } = context;
  const tips = repo.refs.list().flatMap((ref) => peel(repo, ref.id, 'commit') ?? []);
  const kept = reachable(repo.objects, to === undefined ? tips : [...tips, to]);
  const lost: string[] = [];
  const seen = new Set<ObjectId>([from]);
  const queue = new DateQueue();
  queue.push(repo.objects.commit(from));
  const name = (id: ObjectId) =>
    `${repo.objects.abbreviate(id)} ${subjectOf(repo.objects.commit(id).message)}`.trimEnd();
  for (let commit = queue.pop(); commit !== undefined; commit = queue.pop()) {
    if (kept.has(commit.id)) continue;
    lost.push(`  ${name(commit.id)}`);
    for (const parent of commit.parents) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      queue.push(repo.objects.commit(parent));
    }
  }
  if (lost.length === 0) {
    context.errorLine(`Previous HEAD position was ${name(from)}`);
    return;
  }
  const shown =
    lost.length > SHOWN ? [...lost.slice(0, SHOWN), ` ... and ${lost.length - SHOWN} more.`] : lost;
  const many = lost.length > 1;
  context.errorLine(
    `Warning: you are leaving ${lost.length} commit${many ? 's' : ''} behind, not connected to\nany of your branches:\n\n${shown.join('\n')}\n`,
  );
  if (!context.advises('detachedHead')) return;
  context.errorLine(
    `If you want to keep ${many ? 'them' : 'it'} by creating a new branch, this may be a good time\nto do so with:\n\n git branch <new-branch-name> ${repo.objects.abbreviate(from)}\n`,
  );
}
