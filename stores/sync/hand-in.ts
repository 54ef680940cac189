import { COURSE_ID } from '../../content/course';
import type { WorkBundle } from '../../content/lesson-schema';
import type { StoredHandIn } from '../../contracts/stored-sync';
import { StagecraftError } from '../../engine/core/errors';
import type { WorkspaceFiles } from '../../engine/core/files';
import { platformDigest } from '../../runtime/storage/content/digest';
import { packWork } from '../../runtime/sync/pack-work';
import { askServer } from '../account/ask-server';
import { openUnrecordedDatabase } from '../open-database';
import { aheadMs, HandInOutbox } from './hand-in-outbox';
import { randomUuid } from './log-ports';
import { announceSync } from './sync-tabs';

/** The work cannot be handed in from this browser. */
export class HandInError extends StagecraftError<'hand-in'> {}

/** What is handed in, and for what. */
export interface HandingIn {
  readonly userId: string;
  readonly classId: string;
  readonly assignmentId: string;
  /** The lesson's id and the exercise's. */
  readonly exercise: string;
  readonly bundle: Pick<WorkBundle, 'slug' | 'version'>;
  readonly files: WorkspaceFiles;
}

/** Opens the outbox of somebody. Import it lazily: it brings the database with it. */
export async function openOutbox(userId: string): Promise<HandInOutbox> {
  const db = await openUnrecordedDatabase();
  return new HandInOutbox(db, userId, askServer, () => announceSync({ type: 'hand-ins' }));
}

/**
 * Hands work in: keeps it first, then sends it. Resolves when it has arrived, was refused, or waits for the network.
 *
 * @throws HandInError where the browser cannot keep it.
 */
export async function handIn({ userId, bundle, files, ...to }: HandingIn): Promise<void> {
  const db = await openUnrecordedDatabase();
  const outbox = await openOutbox(userId);
  try {
    const dataSeed = await db.get('settings', [COURSE_ID, 'learner-seed']);
    if (typeof dataSeed !== 'string')
      throw new HandInError(
        'hand-in',
        'This browser keeps nothing, so that what you hand in could be lost on its way. Allow it to store, or use another one.',
      );
    const packed = await packWork(files, dataSeed, platformDigest);
    const stored: StoredHandIn = {
      ...to,
      ...packed,
      id: randomUuid(),
      lesson: bundle.slug,
      contentVersion: bundle.version,
      clientAt: Date.now(),
      clientAheadMs: await aheadMs(db, userId),
      state: 'waiting',
    };
    await outbox.add(stored);
    await outbox.sendAll();
  } finally {
    db.close();
  }
}
