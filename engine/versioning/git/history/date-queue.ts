import type { Commit } from '../objects/commit';

/**
 * Commits to be visited, the newest (by committer date) first; of the same date, the first that came in. A binary heap.
 */
export class DateQueue {
  readonly #heap: { readonly commit: Commit; readonly order: number }[] = [];
  #pushed = 0;

  get length(): number {
    return this.#heap.length;
  }

  push(commit: Commit): void {
    const heap = this.#heap;
    heap.push({ commit, order: this.#pushed++ });
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): Commit | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return undefined;
    if (heap.length === 0) return top.commit;
    heap[0] = last;
    for (let at = 0; ; ) {
      const left = at * 2 + 1;
      let best = at;
      if (left < heap.length && this.#before(left, best)) best = left;
      if (left + 1 < heap.length && this.#before(left + 1, best)) best = left + 1;
      if (best === at) return top.commit;
      this.#swap(at, best);
      at = best;
    }
  }

  some(test: (commit: Commit) => boolean): boolean {
    return this.#heap.some(({ commit }) => test(commit));
  }

  #before(a: number, b: number): boolean {
    const x = this.#heap[a]!;
    const y = this.#heap[b]!;
    const difference = x.commit.committer.seconds - y.commit.committer.seconds;
    return difference === 0 ? x.order < y.order : difference > 0;
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
  }
}
