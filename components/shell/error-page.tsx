'use client';

import Link from 'next/link';
import { useEffect } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Disclosure } from '@/components/ui/disclosure';

export interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  /** Draws the page again. */
  readonly reset: () => void;
}

/** What is shown when a page fails: what happened, what it means, what to try. It is our mistake, not the reader's. */
export function ErrorPage({ error, reset }: ErrorPageProps) {
  useEffect(() => console.error(error), [error]);
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-4 px-6 py-20">
      <h1 className="font-semibold text-2xl text-ink tracking-tight">This page could not be shown</h1>
      <p className="text-ink-muted leading-6">
        Something in Stagecraft failed. It is our mistake and not yours. Everything that you typed and was
        marked as saved is in this browser.
      </p>
      <p className="text-ink-muted leading-6">
        Draw the page again. If it fails again, reload it; if that does not help, export your progress in the
        settings and open the course map.
      </p>
      <div className="flex flex-wrap gap-2">
        <button type="button" onClick={reset} className={buttonClass('primary')}>
          Try again
        </button>
        <Link href="/" className={buttonClass()}>
          To the course map
        </Link>
        <Link href="/settings#your-work" className={buttonClass('quiet')}>
          Export progress
        </Link>
      </div>
      <Disclosure title="What failed, for a report" className="w-full">
        <pre className="overflow-x-auto whitespace-pre-wrap font-mono text-xs leading-5">
          {error.name}: {error.message}
          {error.digest ? `\nDigest: ${error.digest}` : ''}
        </pre>
      </Disclosure>
    </main>
  );
}
