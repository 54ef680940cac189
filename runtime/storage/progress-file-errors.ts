import { StagecraftError } from '../../engine/core/errors';

/** A file cannot be imported; the message says why. Nothing was changed. */
export class ProgressFileError extends StagecraftError<
  | 'progress-file-too-large'
  | 'progress-file-unreadable'
  | 'progress-file-foreign'
  | 'progress-file-newer'
  | 'progress-file-damaged'
  | 'progress-file-refused'
> {}

export function tooLarge(limit: number): ProgressFileError {
  return new ProgressFileError(
    'progress-file-too-large',
    `This file holds more than ${Math.round(limit / 1_000_000)} MB, more than a progress file can. Nothing was changed.`,
    { limit },
  );
}
