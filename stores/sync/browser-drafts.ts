import { COURSE_ID } from '../../content/course';
import { realScheduler } from '../../runtime/scheduler';
import type { LessonSession } from '../contracts';
import { openUnrecordedDatabase } from '../open-database';
import { openSyncLog } from './browser-sync';
import { type DraftWishes, type FollowedDrafts, followDrafts } from './follow-drafts';
import { LessonDrafts } from './lesson-drafts';
import { announceSync, browserSyncTabs } from './sync-tabs';

/** Keeps the work on an open lesson the same on the devices of `userId`, for as long as this page shows it. */
export async function followBrowserDrafts(
  userId: string,
  session: LessonSession,
  wishes: DraftWishes,
): Promise<FollowedDrafts> {
  const { slug, version } = session.bundle;
  const database = await openUnrecordedDatabase();
  const followed = await followDrafts({
    drafts: new LessonDrafts(database, await openSyncLog(userId), { course: COURSE_ID, slug, version }),
    session,
    scheduler: realScheduler,
    onTold: () => announceSync({ type: 'appended' }),
    wishes,
  });
  const unsubscribe = browserSyncTabs().subscribe((news) => {
    if (news.type === 'pulled' && news.lessons.includes(slug)) void followed.look();
  });
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') followed.hidden();
  };
  document.addEventListener('visibilitychange', onVisibility);
  // What came while this page was opening was announced before it listened.
  void followed.look();
  return {
    ...followed,
    dispose: () => {
      followed.dispose();
      unsubscribe();
      document.removeEventListener('visibilitychange', onVisibility);
    },
  };
}
