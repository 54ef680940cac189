'use client';

import type { ErrorRecord } from '@/engine/core/errors';
import { CopyDetails } from './copy-details';

/** A fault of the lab: said as such, never as a mistake of the learner, with the details to copy. */
export function OurFailure({ what, error }: { readonly what: string; readonly error: ErrorRecord }) {
  return (
    <div
      role="alert"
      className="rounded-md border border-line-strong border-dashed bg-sunken px-4 py-3 text-sm"
    >
      <p className="font-semibold">
        <span aria-hidden>! </span>
        {what}. This is a fault of the lab, not of your work.
      </p>
      <p className="mt-1 text-ink-muted">{error.message}</p>
      <div className="mt-2.5 flex items-center gap-3">
        <CopyDetails error={error} />
        <code className="text-ink-muted text-xs">{error.code}</code>
      </div>
    </div>
  );
}
