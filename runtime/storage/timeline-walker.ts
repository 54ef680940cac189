import type { StoredContent, TimelineRecord } from '../../contracts/stored-records';
import type { WorkspaceTree } from '../../engine/workspace/model';
import {
  type Keyframe,
  keyframeOf,
  type Moment,
  momentOf,
  stepBack,
  stepForward,
} from '../../engine/workspace/timeline/moments';
import type { TimelineStep } from '../../engine/workspace/timeline/step';
import type { TimelineStorage } from './timeline-storage';

/** Steps that are read, and kept, at once. */
const PAGE = 100;
/** A moment that is further away is reached from a keyframe. */
const NEAR = 300;

/** The end of the timeline, as the open session knows it. */
export interface TimelineEnd {
  /** The number of the last step in the table. */
  readonly stored: number;
  /** The steps after it. */
  readonly recent: readonly TimelineStep[];
  /** The workspace after the last of them. */
  readonly now: WorkspaceTree;
}

/**
 * Walks the whole timeline of an open project: what is in the table and what is not yet. It stands at the moment that was
 * asked for last, so that scrubbing to and fro costs a step at a time.
 */
export class TimelineWalker {
  readonly #storage: TimelineStorage;
  readonly #end: () => TimelineEnd;
  readonly #pages = new Map<number, readonly TimelineRecord[]>();
  #at: { readonly number: number; readonly moment: Moment<StoredContent> } | null = null;

  constructor(storage: TimelineStorage, end: () => TimelineEnd) {
    this.#storage = storage;
    this.#end = end;
  }

  /** The number of the last step. */
  get last(): number {
    const { stored, recent } = this.#end();
    return stored + recent.length;
  }

  /** The first moment that can be walked to. */
  async first(): Promise<number> {
    return (await this.#storage.firstMoment()) ?? this.#end().stored;
  }

  /** Steps `from` to `to`, both included, as far as there are such. */
  async steps(from: number, to: number): Promise<readonly TimelineStep<StoredContent>[]> {
    const { stored, recent } = this.#end();
    const found: TimelineStep<StoredContent>[] = [];
    for (let page = Math.floor((from - 1) / PAGE); page * PAGE < Math.min(to, stored); page++) {
      const records = await this.#page(page, stored);
      // The first steps of a page may have been forgotten.
      const begin = Math.min(stored, (page + 1) * PAGE) - records.length + 1;
      found.push(...records.slice(Math.max(0, from - begin), Math.max(0, to - begin + 1)));
    }
    const begin = stored + 1;
    return [...found, ...recent.slice(Math.max(0, from - begin), Math.max(0, to - begin + 1))];
  }

  /** The workspace at a moment; its contents as they are stored, or themselves. */
  async moment(number: number): Promise<Keyframe<StoredContent>> {
    const { stored, recent, now } = this.#end();
    if (number >= stored) {
      const moment = momentOf<StoredContent>(now);
      for (const step of recent.slice(number - stored).toReversed()) stepBack<StoredContent>(moment, step);
      this.#at = { number, moment };
      return keyframeOf(moment);
    }
    const near = this.#at;
    if (near === null || near.number > stored || Math.abs(near.number - number) > NEAR) {
      const tree = await this.#storage.tree(number);
      this.#at = { number, moment: momentOf<StoredContent>(tree) };
      return tree;
    }
    const [from, to] = [Math.min(near.number, number), Math.max(near.number, number)];
    const between = await this.steps(from + 1, to);
    const moment = momentOf(keyframeOf(near.moment));
    if (near.number < number) for (const step of between) stepForward(moment, step);
    else for (const step of between.toReversed()) stepBack(moment, step);
    this.#at = { number, moment };
    return keyframeOf(moment);
  }

  /** Forgets what it has read: the timeline was cut. */
  reset(): void {
    this.#pages.clear();
    this.#at = null;
  }

  async #page(page: number, stored: number): Promise<readonly TimelineRecord[]> {
    const known = this.#pages.get(page);
    if (known !== undefined) return known;
    const records = await this.#storage.records(page * PAGE + 1, Math.min(stored, (page + 1) * PAGE));
    // A page that may still grow is read again; one from which steps were forgotten is short for good.
    if ((page + 1) * PAGE <= stored) this.#pages.set(page, records);
    return records;
  }
}
