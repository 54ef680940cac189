import type { ObjectId } from '../objects/object-id';
import type { Repository } from '../program/repository';
import { DateQueue } from './date-queue';

/**
 * The newest commit, reachable from `starts`, whose message matches a regular expression (`:/text`, `^{/text}`). A leading
 * `!-` asks for one that does not match.
 */
export function newestWithMessage(
  repo: Repository,
  starts: readonly ObjectId[],
  pattern: string,
): ObjectId | undefined {
  const negative = pattern.startsWith('!-');
  const regexp = new RegExp(negative ? pattern.slice(2) : pattern.replace(/^!!/, '!'), 'm');
  const seen = new Set<ObjectId>(starts);
  const queue = new DateQueue();
  for (const id of seen) queue.push(repo.objects.commit(id));
  for (let commit = queue.pop(); commit !== undefined; commit = queue.pop()) {
    if (regexp.test(commit.message) !== negative) return commit.id;
    for (const parent of commit.parents) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      queue.push(repo.objects.commit(parent));
    }
  }
  return undefined;
}
