'use client';

import { CloudOff, UserRound } from 'lucide-react';
import Link from 'next/link';
import { HeaderLink } from '@/components/shell/header-link';
import { syncWords } from './sync-words';
import { useSignedIn } from './use-signed-in';
import { useSyncState } from './use-sync-state';

/** In the header: the classes and the account of whoever has signed in, and what waits to be sent. Nothing where nobody has. */
export function AccountLink() {
  const me = useSignedIn();
  const sync = useSyncState();
  if (me === null) return null;
  const words = sync && syncWords(sync);
  return (
    <>
      <span className="contents max-sm:hidden">
        <HeaderLink href={me.isStaff ? '/teach' : '/class'}>{me.isStaff ? 'Teach' : 'Class'}</HeaderLink>
      </span>
      <Link
        href={sync?.phase === 'signed-out' ? '/sign-in' : '/account'}
        title={words ? `${me.displayName}. ${words.long}` : me.displayName}
        aria-label={`Account of ${me.displayName}${words?.short ? `: ${words.short}` : ''}`}
        className="flex h-9 min-w-0 items-center gap-1.5 rounded-md px-2 text-ink-muted text-sm hover:bg-hover hover:text-ink"
      >
        {words?.isTrouble ? (
          <CloudOff aria-hidden size={16} className="shrink-0 text-failed" />
        ) : (
          <UserRound aria-hidden size={16} className="shrink-0" />
        )}
        <span className="max-w-32 truncate max-lg:hidden">{me.displayName}</span>
        {words?.short ? (
          <span className="whitespace-nowrap rounded border border-line px-1 text-xs leading-5 max-md:hidden">
            {words.short}
          </span>
        ) : null}
      </Link>
    </>
  );
}
