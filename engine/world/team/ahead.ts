import type { Happening } from '../happening';
import type { FileFault } from '../policies/data';
import type { WorldState } from '../state';

/** What is to happen, and when it meets the service. */
export class Ahead {
  /** Latest first. */
  readonly #waiting: { readonly at: number; readonly happening: Happening }[] = [];
  #file: { readonly fault: FileFault; readonly until: number } | null = null;

  /** Adds something; what should have happened before now happens now. */
  add(happening: Happening, { hour, input }: WorldState): void {
    // A commit meets the service when it is live, or would be.
    const wait = happening.source.type === 'commit' ? Math.round(input.policies.ci.hoursToLive) : 0;
    const at = Math.max(hour, happening.hour + wait);
    this.#waiting.splice(this.#waiting.findLastIndex((one) => one.at > at) + 1, 0, { at, happening });
  }

  /** Whether something of this id is to happen. */
  has(id: string): boolean {
    return this.#waiting.some(({ happening }) => happening.id === id);
  }

  /** Takes what meets the service at an hour. */
  due(hour: number): Happening[] {
    const found: Happening[] = [];
    for (let next = this.#waiting.at(-1); next && next.at <= hour; next = this.#waiting.at(-1)) {
      this.#waiting.pop();
      const { happening } = next;
      found.push(happening);
      // The next file that comes is the one.
      if (happening.source.type === 'file')
        this.#file = { fault: happening.source.fault, until: happening.hour + 24 };
    }
    return found;
  }

  /** What is wrong with a file of the feed that comes at this hour; null: nothing. */
  fileFaultAt(hour: number): FileFault | null {
    return this.#file !== null && hour <= this.#file.until ? this.#file.fault : null;
  }
}
