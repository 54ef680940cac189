'use client';

import { buttonClass } from '@/components/ui/button-class';
import type { ErrorRecord } from '@/engine/core/errors';
import { CopyDetails } from './copy-details';

/** Why the learner's work could not be opened, what still works, and a way to try again. */
export function OpeningFailed({
  error,
  onRetry,
}: {
  readonly error: ErrorRecord;
  readonly onRetry: () => void;
}) {
  return (
    <div role="alert" className="max-w-md rounded-lg border border-line bg-raised p-5 text-sm leading-6">
      <p className="font-semibold text-base">Your work could not be opened</p>
      <p className="mt-2">{error.message}</p>
      <p className="mt-2 text-ink-muted">
        You can read the lesson. Running, checking and answering need your files. Nothing that you have stored
        was changed.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <button type="button" className={buttonClass('primary')} onClick={onRetry}>
          Try again
        </button>
        <CopyDetails error={error} />
      </div>
    </div>
  );
}
