'use client';

import Link from 'next/link';
import type { Refused } from '@/components/accounts/field-faults';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';

/** While the server is asked. */
export function Asking() {
  return (
    <p className="flex items-center gap-2 text-ink-muted text-sm">
      <Spinner /> Asking the server…
    </p>
  );
}

/** What a page shows in place of what the server did not give, and what to do. */
export function NotThere({
  refused,
  next,
  onAgain,
}: {
  readonly refused: Refused;
  /** Where one comes back to after signing in. */
  readonly next: string;
  readonly onAgain: () => Promise<unknown>;
}) {
  const isSignedOut = refused.code === 'sign-in';
  return (
    <div className="flex flex-col items-start gap-4">
      <Callout
        role="alert"
        tone={isSignedOut ? 'note' : 'failed'}
        className="self-stretch"
        title={isSignedOut ? 'Sign in to see this' : 'This cannot be shown now'}
      >
        {isSignedOut ? 'Your work in this browser is untouched, and every lesson is open.' : refused.message}
      </Callout>
      {isSignedOut ? (
        <Link href={`/sign-in?next=${encodeURIComponent(next)}`} className={buttonClass('primary')}>
          Sign in
        </Link>
      ) : (
        <Button onPress={() => void onAgain()}>Try again</Button>
      )}
    </div>
  );
}
