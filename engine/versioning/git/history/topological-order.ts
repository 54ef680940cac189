import type { ObjectId } from '../objects/object-id';
import { DateQueue } from './date-queue';
import type { WalkedCommit } from './walked-commit';

/** How commits stand after those that come from them: along each line of history, or by date. */
export type TopologicalOrder = 'graph' | 'date' | 'author-date';

/**
 * Sorts commits so that none stands before a child of its own (Kahn's algorithm). `graph` follows one line of history
 * as far as it goes before it turns to the next, as `git log --graph` needs it.
 * @param commits newest first.
 */
export function sortTopologically(commits: readonly WalkedCommit[], order: TopologicalOrder): WalkedCommit[] {
  const byId = new Map(commits.map((one) => [one.commit.id, one]));
  const waiting = new Map<ObjectId, number>(commits.map((one) => [one.commit.id, 1]));
  for (const one of commits)
    for (const parent of one.parents) if (waiting.has(parent)) waiting.set(parent, waiting.get(parent)! + 1);
  const tips = commits.filter((one) => waiting.get(one.commit.id) === 1);
  const ready = order === 'graph' ? new Stack(tips) : new ByDate(tips, order);
  const sorted: WalkedCommit[] = [];
  for (let one = ready.take(); one !== undefined; one = ready.take()) {
    sorted.push(one);
    for (const id of one.parents) {
      const parent = byId.get(id);
      if (parent === undefined) continue;
      const left = waiting.get(id)! - 1;
      waiting.set(id, left);
      if (left === 1) ready.put(parent);
    }
  }
  return sorted;
}

interface Ready {
  put(one: WalkedCommit): void;
  take(): WalkedCommit | undefined;
}

class Stack implements Ready {
  readonly #items: WalkedCommit[];

  constructor(tips: readonly WalkedCommit[]) {
    this.#items = [...tips].reverse();
  }

  put(one: WalkedCommit): void {
    this.#items.push(one);
  }

  take(): WalkedCommit | undefined {
    return this.#items.pop();
  }
}

class ByDate implements Ready {
  readonly #queue = new DateQueue();
  readonly #byId = new Map<ObjectId, WalkedCommit>();
  readonly #order: TopologicalOrder;

  constructor(tips: readonly WalkedCommit[], order: TopologicalOrder) {
    this.#order = order;
    for (const one of tips) this.put(one);
  }

  put(one: WalkedCommit): void {
    this.#byId.set(one.commit.id, one);
    const { commit } = one;
    this.#queue.push(this.#order === 'date' ? commit : { ...commit, committer: commit.author });
  }

  take(): WalkedCommit | undefined {
    const commit = this.#queue.pop();
    return commit === undefined ? undefined : this.#byId.get(commit.id);
  }
}
