import { messageOf, StagecraftError } from '../../engine/core/errors';

/** The browser gives this site no more room. */
export class StorageFullError extends StagecraftError<'storage-full'> {
  constructor(cause?: unknown) {
    super(
      'storage-full',
      'The browser has no room left for your work. Nothing is lost while this page is open: export the project here, then free some space and type on to try again.',
      undefined,
      { cause },
    );
  }
}

/** The browser refuses to store anything, or its store broke. */
export class StorageUnavailableError extends StagecraftError<'storage-unavailable'> {
  constructor(doing: string, cause?: unknown) {
    super(
      'storage-unavailable',
      `The browser's storage failed while ${doing} (${cause === undefined ? 'no reason given' : messageOf(cause)}). What you do is kept while this page is open: export the project here, or type on to try again.`,
      { doing },
      { cause },
    );
  }
}

/** Stored work was made by a newer Stagecraft than this page. */
export class StorageTooNewError extends StagecraftError<'storage-too-new'> {
  constructor(cause?: unknown) {
    super(
      'storage-too-new',
      'Your stored work was made by a newer version of Stagecraft. Reload the page to get that version.',
      undefined,
      { cause },
    );
  }
}

/** This tab wrote, but another tab has become the writer; nothing was overwritten. */
export class NotWriterError extends StagecraftError<'not-writer'> {
  constructor(cause?: unknown) {
    super(
      'not-writer',
      'Another tab has taken over this lesson, so this tab did not save over it. Edit there, or take over here.',
      undefined,
      { cause },
    );
  }
}

/** Puts whatever a database threw into words; errors of ours pass unchanged. */
export function asStorageError(thrown: unknown, doing: string): StagecraftError {
  if (thrown instanceof StagecraftError) return thrown;
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : '';
  if (name === 'QuotaExceededError') return new StorageFullError(thrown);
  if (name === 'VersionError') return new StorageTooNewError(thrown);
  return new StorageUnavailableError(doing, thrown);
}
