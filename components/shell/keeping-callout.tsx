'use client';

import Link from 'next/link';
import { useSignedIn } from '@/components/accounts/use-signed-in';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { forgetLoss, type Keeping } from '@/stores/keeping';

export interface KeepingNoticeProps {
  /** Offers what is open as a file; without it the settings do. */
  readonly onExport?: () => void;
  readonly className?: string;
}

/** Says before work is lost that this browser does not keep it, and, where it has lost some, how to bring that back. */
export function KeepingCallout({
  now,
  onExport,
  className,
}: KeepingNoticeProps & { readonly now: Exclude<Keeping, { kind: 'kept' }> }) {
  const isSignedIn = useSignedIn() !== null;
  if (now.kind === 'in-memory')
    return (
      <Callout
        tone="failed"
        role="alert"
        className={className}
        title="This browser keeps nothing of what you do"
      >
        <p>
          Its storage cannot be opened ({now.reason}). All works, and is gone when you close or reload this
          page.
          {isSignedIn ? ' What your class hears of still reaches the server while the page is open.' : null}{' '}
          What was stored before is not touched. Allow this site to store data and reload; or export what you
          have done before you leave.
        </p>
        <div className="mt-2.5">
          {onExport ? (
            <Button size="sm" onPress={onExport}>
              Export the project
            </Button>
          ) : (
            <Link href="/settings#your-work" className={buttonClass('secondary', 'sm')}>
              Export in the settings
            </Link>
          )}
        </div>
      </Callout>
    );
  return (
    <Callout
      tone="failed"
      role="alert"
      className={className}
      title="This browser has lost what it had stored"
    >
      <p>
        It had kept your work, and nothing of it is there any more: the browser, or someone who uses it, has
        cleared it.{' '}
        {isSignedIn
          ? 'What the server has of you is coming back by itself; what was only here comes from a file that you have exported.'
          : 'If you are in a class, sign in and what the server has comes back; else it comes from a file that you have exported.'}
      </p>
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Link href="/settings#your-work" className={buttonClass('primary', 'sm')}>
          Restore from a file
        </Link>
        {isSignedIn ? null : (
          <Link href="/sign-in" className={buttonClass('secondary', 'sm')}>
            Sign in
          </Link>
        )}
        <Button size="sm" onPress={forgetLoss}>
          Go on without it
        </Button>
      </div>
    </Callout>
  );
}
