import type { CourseStorage } from './course-storage';

/** What is needed of `navigator.storage`. */
export type PersistencePort = Pick<StorageManager, 'persist' | 'persisted'>;

/**
 * Asks the browser once not to clear this site's storage when space runs low. The answer changes nothing here: some
 * browsers ask the user, some decide by themselves.
 */
export async function askForPersistence(
  storage: CourseStorage,
  port: PersistencePort | undefined,
): Promise<void> {
  if (port === undefined || (await storage.setting('persistence-asked')) === true) return;
  await storage.saveSetting('persistence-asked', true);
  if (!(await port.persisted())) await port.persist();
}
