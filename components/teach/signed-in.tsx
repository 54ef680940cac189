'use client';

import { LogIn } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import type { Me } from '@/contracts/api/accounts';
import { Loaded } from './data/loaded';
import { useServer } from './data/use-server';
import { MeContext } from './me-context';

interface SessionAnswer {
  readonly me: Me | null;
  readonly needsSetup: boolean;
}

/** Shows its inside to who has signed in, and to others the way there. */
export function SignedIn({ children }: { children: ReactNode }) {
  const session = useServer<SessionAnswer>('/api/v1/session');
  const path = usePathname();
  return (
    <Loaded of={session} what="your session">
      {({ me, needsSetup }) => {
        if (me !== null) return <MeContext value={me}>{children}</MeContext>;
        return (
          <>
            <h1 className="font-semibold text-2xl text-ink tracking-tight">Classes</h1>
            {needsSetup ? (
              <EmptyState icon={<LogIn aria-hidden size={28} />} title="This lab has no account yet">
                The server prints a link into its console when it starts. Whoever opens that link makes the
                first account, and can make classes.
              </EmptyState>
            ) : (
              <EmptyState
                icon={<LogIn aria-hidden size={28} />}
                title="Sign in to see your classes"
                action={
                  <Link href={`/sign-in?next=${encodeURIComponent(path)}`} className={buttonClass('primary')}>
                    Sign in
                  </Link>
                }
              >
                Classes belong to an account. If you teach and have none, ask whoever runs this lab for an
                invitation.
              </EmptyState>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
