import { COURSE_ID } from '../../content/course';
import { realScheduler } from '../../runtime/scheduler';
import { browserTabs } from '../../runtime/storage/browser-tabs';
import { SyncLog } from '../../runtime/sync/sync-log';
import { announceProgress } from '../course-progress';
import { lessonLockName } from '../lesson-lock';
import { openUnrecordedDatabase } from '../open-database';
import { openOutbox } from './hand-in';
import { logPorts } from './log-ports';
import { settlePast } from './past-decision';
import { serverPort } from './sync-port';
import { createSync, type Sync } from './sync-store';
import { announceSync, browserSyncTabs } from './sync-tabs';
import { watchClock } from './watch-clock';

/** The log of `userId` in this browser. Import it lazily: it brings the database with it. */
export async function openSyncLog(userId: string): Promise<SyncLog> {
  return new SyncLog(await openUnrecordedDatabase(), COURSE_ID, userId, logPorts());
}

/** Starts sending the log of `userId`, and takes in what their other devices do, for as long as this page lives. */
export async function startSync(userId: string): Promise<Sync> {
  const outbox = await openOutbox(userId);
  const database = await openUnrecordedDatabase();
  // Where nothing can be stored, nothing was left here before.
  await settlePast(database, COURSE_ID, userId).catch(() => undefined);
  database.close();
  const log = await openSyncLog(userId);
  // Where nothing can be stored, the sending of the log says so.
  await log.tellProfile().catch(() => undefined);
  const sync = createSync({
    log,
    port: serverPort,
    tabs: browserSyncTabs(),
    scheduler: realScheduler,
    now: () => Date.now(),
    elapsed: () => performance.now(),
    chance: () => Math.random(),
    onLessons: announceLessons,
    // It stays where it is when it does not arrive, and is tried again the next time.
    onReached: () => void outbox.sendAll().catch(() => undefined),
  });
  const stopClock = watchClock({
    now: () => Date.now(),
    elapsed: () => performance.now(),
    scheduler: realScheduler,
    onJump: () => sync.nudge(true),
  });
  const online = () => sync.nudge(true);
  const visibility = () => (document.visibilityState === 'hidden' ? sync.flush() : sync.nudge(true));
  window.addEventListener('online', online);
  document.addEventListener('visibilitychange', visibility);
  return {
    ...sync,
    dispose: () => {
      stopClock();
      window.removeEventListener('online', online);
      document.removeEventListener('visibilitychange', visibility);
      sync.dispose();
    },
  };
}

/** Open tabs of these lessons read their records anew, and the course map too. */
function announceLessons(lessons: readonly string[]): void {
  for (const lesson of lessons) {
    const link = browserTabs(lessonLockName(lesson));
    link.post({ type: 'recorded' });
    link.close();
  }
  announceSync({ type: 'pulled', lessons });
  announceProgress(COURSE_ID);
}
