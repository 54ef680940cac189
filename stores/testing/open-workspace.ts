import { ManualTime } from '../../runtime/manual-time';
import { LessonStorage } from '../../runtime/storage/lesson-storage';
import { MemoryDatabase } from '../../runtime/storage/memory-database';
import { MemoryTabs } from '../../runtime/storage/memory-tabs';
import { WriterSeat } from '../../runtime/storage/writer-seat';
import { createWorkspace, type Workspace } from '../workspace-store';
import { fakeBundle } from './fake-bundle';

/** A workspace without the rest of a session, over memory. */
export interface OpenedWorkspace {
  readonly workspace: Workspace;
  readonly storage: LessonStorage;
  readonly database: MemoryDatabase;
  readonly time: ManualTime;
}

/** Opens the workspace of the small lesson in the only tab of a browser. */
export async function openWorkspace(
  database = new MemoryDatabase(),
  data: Readonly<Record<string, string>> = {},
): Promise<OpenedWorkspace> {
  const bundle = fakeBundle();
  const storage = new LessonStorage(database, 'mlops', bundle.slug);
  const time = new ManualTime(1_000);
  const seat = await WriterSeat.open(new MemoryTabs().link(), 'tab', time);
  await storage.claim(seat.token);
  const workspace = createWorkspace({
    bundle,
    data,
    stored: await storage.loadWorkspace(),
    previousPen: null,
    storage,
    seat,
    clock: time.clock,
    scheduler: time,
    onRecorded: () => {},
  });
  return { workspace, storage, database, time };
}
