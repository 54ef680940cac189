import type { GitCommit } from '../ports';

/** Commits with no parent before any of its children; among those that may come next the newest first. */
export function newestFirst(commits: readonly GitCommit[]): GitCommit[] {
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const waiting = new Map<string, number>();
  for (const { parents } of commits) for (const id of parents) waiting.set(id, (waiting.get(id) ?? 0) + 1);
  const ready = commits.filter(({ id }) => !waiting.has(id));
  const order: GitCommit[] = [];
  while (ready.length > 0) {
    ready.sort((a, b) => a.timeMs - b.timeMs);
    const next = ready.pop()!;
    order.push(next);
    for (const id of next.parents) {
      const left = waiting.get(id)! - 1;
      waiting.set(id, left);
      const parent = byId.get(id);
      if (left === 0 && parent) ready.push(parent);
    }
  }
  return order;
}
