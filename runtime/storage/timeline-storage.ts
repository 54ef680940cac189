import type { StoredContent, StoredTree, TimelineRecord } from '../../contracts/stored-records';
import type { FileContent } from '../../engine/core/files';
import {
  type Keyframe,
  keyframeOf,
  momentOf,
  shortestWalk,
  stepBack,
  stepForward,
} from '../../engine/workspace/timeline/moments';
import type { RecordKey, RecordReader } from './record-database';

/** How many steps are read at once on the way to a moment. */
const PAGE = 500;

/** The stored timeline of one project: its steps, and any moment of it. Reads only. */
export class TimelineStorage {
  readonly #db: RecordReader;
  readonly #key: RecordKey;

  constructor(db: RecordReader, key: RecordKey) {
    this.#db = db;
    this.#key = key;
  }

  /** Steps `from` to `to`, both included, as far as they are stored. */
  async records(from: number, to: number): Promise<readonly TimelineRecord[]> {
    if (to < from) return [];
    const records = await this.#db.under('timeline', this.#key, [...this.#key, from - 1], [...this.#key, to]);
    return records.map(({ value }) => value as TimelineRecord);
  }

  /** The number of the first moment that is stored; null: none is. */
  async firstMoment(): Promise<number | null> {
    return (await this.#keyframes())[0] ?? null;
  }

  /** How the workspace was at the first moment that is stored. */
  async first(): Promise<StoredTree> {
    const first = await this.firstMoment();
    return first === null ? { files: {}, marks: {} } : this.tree(first);
  }

  /**
   * The workspace at stored moment `to`, its contents as they are stored: the nearest keyframe, and the steps between.
   * @throws RangeError when nothing is stored.
   */
  async tree(to: number): Promise<Keyframe<StoredContent>> {
    const walk = shortestWalk(await this.#keyframes(), to);
    const keyframe = (await this.#db.get('keyframes', [...this.#key, walk.from])) as StoredTree;
    const moment = momentOf<StoredContent>({ files: keyframe.files, marks: keyframe.marks ?? {} });
    if (walk.from <= to) {
      for (let at = walk.from; at < to; at += PAGE)
        for (const step of await this.records(at + 1, Math.min(to, at + PAGE))) stepForward(moment, step);
    } else {
      for (let at = walk.from; at > to; at -= PAGE)
        for (const step of (await this.records(Math.max(to, at - PAGE) + 1, at)).toReversed())
          stepBack(moment, step);
    }
    return keyframeOf(moment);
  }

  /** The contents of blobs, by id; those that are not there are left out. */
  async contents(ids: readonly string[]): Promise<ReadonlyMap<string, FileContent>> {
    const values = await this.#db.getMany(
      'blobs',
      ids.map((id) => [...this.#key, id]),
    );
    return new Map(
      ids.flatMap((id, i): [string, FileContent][] =>
        values[i] === undefined ? [] : [[id, values[i] as FileContent]],
      ),
    );
  }

  async #keyframes(): Promise<readonly number[]> {
    const keys = await this.#db.keys('keyframes', this.#key);
    return keys.map((key) => Number(key.at(-1)));
  }
}
