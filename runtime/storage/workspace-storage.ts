import type {
  StoredEvent,
  TimelinePosition,
  WorkspaceEventRecord,
  WorkspaceRecord,
} from '../../contracts/stored-records';
import type { FileContent } from '../../engine/core/files';
import { applyEvent } from '../../engine/workspace/apply';
import { timelineOfUndo } from '../../engine/workspace/timeline/before-undo';
import { recordLog } from '../../engine/workspace/timeline/record';
import { batchContents, keyframesOf, weightOf } from './content/batch-contents';
import { blobsOfEvent, blobsOfModel, blobsOfStep, blobsOfTree } from './content/blob-ids';
import type { ContentRefs, PreparedContents } from './content/content-refs';
import { eventWeight } from './content/event-weight';
import {
  foldStored,
  openedModel,
  storedEvent,
  storedModel,
  storedStep,
  storedTree,
} from './content/workspace-codec';
import type { RecordDatabase, RecordKey, RecordReader, Write } from './record-database';
import type { SavedBatch, Snapshot, StoredWorkspace, WorkspaceBatch } from './stored-workspace';

/**
 * The workspace of one project on disk: a snapshot with the events since, the timeline, and the blobs that they refer to.
 * A content that was stored once is not written again, however often the log is compacted.
 */
export class WorkspaceStorage {
  readonly #db: RecordDatabase;
  readonly #key: RecordKey;
  readonly #refs: ContentRefs;

  constructor(db: RecordDatabase, key: RecordKey, refs: ContentRefs) {
    this.#db = db;
    this.#key = key;
    this.#refs = refs;
  }

  /** @throws MissingBlobError */
  async load(): Promise<StoredWorkspace | null> {
    const found = await this.#db.read(['workspaces', 'workspaceEvents', 'blobs'], (reader) =>
      this.#read(reader),
    );
    if (found === null) return null;
    const { record, tail, blobs } = found;
    const refs = this.#refs;
    refs.forgetDisk();
    for (const [id, content] of blobs) refs.read(id, content);
    refs.onDisk(found.ids);
    const opened = refs.content.bind(refs);
    const model = openedModel(record.model, opened);
    const { events } = foldStored(
      model,
      tail.map(({ event }) => event),
      opened,
    );
    const logged = recordLog(
      model,
      events.map((event, i) => ({ event, at: tail[i]!.at })),
    );
    const old = record.timeline === undefined ? timelineOfUndo(model, model.past, record.updatedAt) : null;
    return {
      model: logged.model,
      seq: found.seq,
      lessonVersion: record.lessonVersion,
      createdAt: record.createdAt,
      updatedAt: tail.at(-1)?.at ?? record.updatedAt,
      log: { events: tail.length, size: tail.reduce((sum, { event }) => sum + eventWeight(event), 0) },
      timeline: {
        position: record.timeline ?? { steps: 0, weight: 0 },
        recent: [...(old?.steps ?? []), ...logged.steps],
        base: old?.base ?? null,
      },
    };
  }

  /** The writes that save a batch, and what it then comes to. `done` must be called once they are on disk. */
  async plan(batch: WorkspaceBatch): Promise<{ writes: Write[]; saved: SavedBatch; done: () => void }> {
    const { events, snapshot } = batch;
    const prepared = await this.#refs.prepare(batchContents(batch));
    const stored = storedEvents(batch, prepared);
    const ids = new Set<string>();
    const writes: Write[] = [];
    let position: TimelinePosition | undefined;
    if (snapshot === undefined) {
      for (const [index, event] of stored.entries()) {
        blobsOfEvent(event, ids);
        const value: WorkspaceEventRecord = { event, at: batch.at };
        writes.push(this.#put('workspaceEvents', value, batch.firstSeq + index));
      }
    } else {
      const compacted = this.#compacted(prepared, snapshot, batch.firstSeq + events.length - 1, batch.at);
      for (const id of compacted.ids) ids.add(id);
      writes.push(...compacted.writes);
      position = compacted.position;
    }
    const blobs = [...ids].filter((id) => !this.#refs.isOnDisk(id));
    return {
      writes: [...blobs.map((id) => this.#put('blobs', prepared.contentOf(id), id)), ...writes],
      saved: { size: stored.reduce((sum, event) => sum + eventWeight(event), 0), position },
      done: () => {
        this.#refs.onDisk(ids);
        if (snapshot !== undefined) this.#refs.retain(ids);
      },
    };
  }

  async #read(reader: RecordReader) {
    const record = (await reader.get('workspaces', this.#key)) as WorkspaceRecord | undefined;
    if (record === undefined) return null;
    const after = [...this.#key, record.seq];
    const events = await reader.under('workspaceEvents', this.#key, after);
    const tail = events.map(({ value }) => value as WorkspaceEventRecord);
    const ids = blobsOfModel(record.model);
    for (const { event } of tail) blobsOfEvent(event, ids);
    const unknown = [...ids].filter((id) => this.#refs.contentOf(id) === undefined);
    const values = await reader.getMany(
      'blobs',
      unknown.map((id) => [...this.#key, id]),
    );
    const blobs = unknown.flatMap((id, i): [string, FileContent][] =>
      values[i] === undefined ? [] : [[id, values[i] as FileContent]],
    );
    const last = events.at(-1);
    const seq = last === undefined ? record.seq : Number(last.key.at(-1));
    return { record, tail, seq, ids, blobs };
  }

  #compacted({ stored: form }: PreparedContents, snapshot: Snapshot, seq: number, updatedAt: number) {
    const { model, lessonVersion, createdAt, timeline } = snapshot;
    const record = storedModel(model, form);
    const ids = blobsOfModel(record);
    const steps = timeline.recent.map((step) => storedStep(step, form));
    const frames = keyframesOf(timeline, model);
    const trees = frames.map(({ tree }) => storedTree(tree, form));
    for (const step of steps) blobsOfStep(step, ids);
    for (const tree of trees) blobsOfTree(tree, ids);
    const position: TimelinePosition = {
      steps: timeline.position.steps + steps.length,
      weight: frames.some(({ at }) => at > 0) ? 0 : weightOf(timeline),
    };
    const value: WorkspaceRecord = {
      model: record,
      seq,
      lessonVersion,
      createdAt,
      updatedAt,
      timeline: position,
    };
    const writes: Write[] = [
      { op: 'delete-under', table: 'workspaceEvents', key: this.#key },
      { op: 'put', table: 'workspaces', key: this.#key, value },
      ...steps.map((step, i) => this.#put('timeline', step, timeline.position.steps + 1 + i)),
      ...trees.map((tree, i) => this.#put('keyframes', tree, frames[i]!.at)),
    ];
    return { writes, ids, position };
  }

  #put(table: Write['table'], value: unknown, part: string | number): Write {
    return { op: 'put', table, key: [...this.#key, part], value };
  }
}

function storedEvents(
  { events, before }: WorkspaceBatch,
  prepared: PreparedContents,
): readonly StoredEvent[] {
  let model = before;
  return events.map((event) => {
    const stored = storedEvent(event, model, prepared.stored);
    model = applyEvent(model, event);
    return stored;
  });
}
