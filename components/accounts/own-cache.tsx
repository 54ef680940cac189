'use client';

import type { ReactNode } from 'react';
import { SWRConfig } from 'swr';
import { useSignedIn } from './use-signed-in';

/** Keeps the server's answers for one person: whoever signs in next in this tab begins with none. */
export function OwnCache({ children }: { readonly children: ReactNode }) {
  const userId = useSignedIn()?.userId ?? 'nobody';
  return (
    <SWRConfig key={userId} value={{ provider: () => new Map() }}>
      {children}
    </SWRConfig>
  );
}
