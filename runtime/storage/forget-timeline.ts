import type {
  AttemptRecordOnDisk,
  StoredTree,
  TimelineRecord,
  WorkspaceEventRecord,
  WorkspaceRecord,
} from '../../contracts/stored-records';
import { blobsOfEvent, blobsOfModel, blobsOfStep, blobsOfTree } from './content/blob-ids';
import type { RecordDatabase, RecordKey, RecordReader, Write } from './record-database';
import { TimelineStorage } from './timeline-storage';

/** What forgetting came to. */
export interface Forgotten {
  /** How many contents were freed, and how much they were: characters of text, bytes. */
  readonly blobs: number;
  readonly size: number;
  /** The blobs that are left. */
  readonly live: ReadonlySet<string>;
}

const TABLES = ['workspaces', 'workspaceEvents', 'timeline', 'keyframes', 'blobs', 'attempts'] as const;

/**
 * Forgets the steps of a timeline up to moment `first`, which becomes the first that is kept, and frees every content that
 * nothing refers to any more. All in one transaction of the tab that holds the pen: nothing can come to need a content
 * between the moment that it is found unneeded and the moment that it is gone.
 * @throws NotWriterError when another tab took the pen; nothing is forgotten then.
 */
export async function forgetTimeline(
  db: RecordDatabase,
  key: RecordKey,
  token: string,
  first: number,
): Promise<Forgotten> {
  let forgotten: Forgotten = { blobs: 0, size: 0, live: new Set() };
  await db.transact(
    TABLES,
    async (reader) => {
      const timeline = new TimelineStorage(reader, key);
      const keyframe = await timeline.tree(first);
      const live = await liveBlobs(reader, key, first);
      blobsOfTree(keyframe, live);
      const gone = (await partsOf(reader, 'blobs', key)).filter((id) => !live.has(String(id)));
      const values = await timeline.contents(gone.map(String));
      const size = [...values.values()].reduce((sum, content) => sum + content.length, 0);
      forgotten = { blobs: gone.length, size, live };
      const steps = (await partsOf(reader, 'timeline', key)).filter((n) => Number(n) <= first);
      const frames = (await partsOf(reader, 'keyframes', key)).filter((n) => Number(n) < first);
      const remove =
        (table: Write['table']) =>
        (part: string | number): Write => ({
          op: 'delete',
          table,
          key: [...key, part],
        });
      return [
        { op: 'put', table: 'keyframes', key: [...key, first], value: keyframe satisfies StoredTree },
        ...steps.map(remove('timeline')),
        ...frames.map(remove('keyframes')),
        ...gone.map(remove('blobs')),
      ];
    },
    { table: 'writers', key, value: token },
  );
  return forgotten;
}

/** The blobs that are needed once the timeline begins at moment `first`. */
async function liveBlobs(reader: RecordReader, key: RecordKey, first: number): Promise<Set<string>> {
  const live = new Set<string>();
  const record = (await reader.get('workspaces', key)) as WorkspaceRecord | undefined;
  if (record !== undefined) blobsOfModel(record.model, live);
  for (const { value } of await reader.under('workspaceEvents', key))
    blobsOfEvent((value as WorkspaceEventRecord).event, live);
  for (const { value } of await reader.under('timeline', key, [...key, first]))
    blobsOfStep(value as TimelineRecord, live);
  for (const { value } of await reader.under('keyframes', key, [...key, first]))
    blobsOfTree(value as StoredTree, live);
  for (const { value } of await reader.under('attempts', key))
    blobsOfTree(value as AttemptRecordOnDisk, live);
  return live;
}

async function partsOf(
  reader: RecordReader,
  table: Write['table'],
  key: RecordKey,
): Promise<readonly (string | number)[]> {
  return (await reader.keys(table, key)).map((one) => one.at(-1)!);
}
