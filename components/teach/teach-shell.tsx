'use client';

import type { ReactNode } from 'react';
import { ConfirmHost } from '@/components/accounts/confirm-host';
import { FocusKeeper } from '@/components/ui/focus-keeper';
import { SignedIn } from './signed-in';

/** What all pages of those who teach stand in. */
export function TeachShell({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto w-full max-w-[96rem] px-4 py-6 sm:px-8">
      <FocusKeeper>
        <ConfirmHost>
          <SignedIn>{children}</SignedIn>
        </ConfirmHost>
      </FocusKeeper>
    </main>
  );
}
