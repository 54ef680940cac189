import { COURSE_ID } from '../../content/course';
import { sameFiles } from '../../engine/workspace/model';
import { realScheduler } from '../../runtime/scheduler';
import type { LessonSession } from '../contracts';
import { openUnrecordedDatabase } from '../open-database';
import { openSyncLog } from './browser-sync';
import { LessonDrafts, type OtherDraft } from './lesson-drafts';
import { announceSync } from './sync-tabs';

/** How long after a change the other devices are told, in milliseconds; at once when the page is hidden. */
const REST_MS = 20_000;

/** What the page is asked. */
export interface DraftWishes {
  /** The work here is untouched since it was last the same: the other device's took its place, as one step of undo. */
  readonly onTakenOver: (draft: OtherDraft) => void;
  /** Both have gone on: the learner chooses. */
  readonly onChoice: (draft: OtherDraft) => void;
  /** The work is too large to follow to other devices. */
  readonly onTooLarge: () => void;
}

/** The drafts of a lesson that is open. */
export interface FollowedDrafts {
  takeOver(draft: OtherDraft): Promise<void>;
  /** Goes on with what is here; it is the newest from now on. */
  keepOwn(): Promise<void>;
  dispose(): void;
}

/** Brings the work of another device into an open lesson, and tells the others of the work here. */
export async function followDrafts(
  userId: string,
  session: LessonSession,
  wishes: DraftWishes,
): Promise<FollowedDrafts> {
  const { slug, version, start } = session.bundle;
  const db = await openUnrecordedDatabase();
  const drafts = new LessonDrafts(db, await openSyncLog(userId), { course: COURSE_ID, slug, version });
  const { workspace } = session;
  let cancel: (() => void) | null = null;
  let isChoosing = false;

  const tell = async () => {
    cancel?.();
    cancel = null;
    const { files, access } = workspace.getState();
    if (isChoosing || access !== 'writer') return;
    if (await drafts.tell(files)) announceSync({ type: 'appended' });
    else wishes.onTooLarge();
  };
  // A draft that could not be kept is made again with the next change; the work itself is saved elsewhere.
  const tellQuietly = () => void tell().catch(() => undefined);
  const takeOver = async (draft: OtherDraft) => {
    workspace.getState().restore(draft.files, 'Take over the work of another device');
    await drafts.tookOver(draft);
    isChoosing = false;
  };

  const other = await drafts.newer();
  const { files, access } = workspace.getState();
  if (other !== null && access === 'writer' && !sameFiles(other.files, files)) {
    const isUntouched = (await drafts.isTold(files)) ?? sameFiles(start, files);
    if (isUntouched) {
      await takeOver(other);
      wishes.onTakenOver(other);
    } else {
      isChoosing = true;
      wishes.onChoice(other);
    }
  }

  const unsubscribe = workspace.subscribe((state, before) => {
    if (state.files !== before.files) cancel ??= realScheduler.after(REST_MS, tellQuietly);
  });
  const onVisibility = () => {
    if (document.visibilityState === 'hidden' && cancel !== null) tellQuietly();
  };
  document.addEventListener('visibilitychange', onVisibility);
  // What was done before this page, and not told: its page may have been killed.
  if (!isChoosing && !sameFiles(start, workspace.getState().files)) tellQuietly();

  return {
    takeOver,
    keepOwn: async () => {
      isChoosing = false;
      await tell();
    },
    dispose: () => {
      if (cancel !== null) tellQuietly();
      cancel?.();
      unsubscribe();
      document.removeEventListener('visibilitychange', onVisibility);
    },
  };
}
