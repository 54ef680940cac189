'use client';

import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { ClassContext } from './class-context';
import { ClassTabs } from './class-tabs';
import { useClass } from './data/class-data';
import { Loaded } from './data/loaded';
import { zoneLabel } from './data/moment';
import { useMe } from './me-context';

const ROLES = { instructor: 'Instructor', ta: 'Assistant', learner: 'Learner' } as const;

/** The head of a class and the ways through it. */
export function ClassFrame({ classId, children }: { classId: string; children: ReactNode }) {
  const found = useClass(classId);
  const { isAdmin } = useMe();
  return (
    <Loaded of={found} what="the class">
      {(shown) => (
        <ClassContext value={shown}>
          <header className="mb-5">
            <Link
              href="/teach"
              className="-ms-1 inline-flex h-7 items-center gap-1 rounded-md pe-2 text-ink-muted text-sm hover:text-ink"
            >
              <ChevronLeft aria-hidden size={16} /> Classes
            </Link>
            <h1 className="break-words font-semibold text-2xl text-ink tracking-tight">{shown.name}</h1>
            <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted text-sm">
              <span>Dates on the clock of {zoneLabel(shown.timeZone)}</span>
              <Badge>{shown.role === null ? 'Administrator' : ROLES[shown.role]}</Badge>
              {shown.isArchived ? <Badge tone="note">Archived</Badge> : null}
            </p>
          </header>
          {shown.role === 'learner' && !isAdmin ? (
            <Callout title="You learn in this class">
              <Link href={`/class/${classId}`} className="text-accent underline">
                See what is due
              </Link>
              . These pages are for those who teach it.
            </Callout>
          ) : (
            <>
              <ClassTabs classId={classId} />
              {children}
            </>
          )}
        </ClassContext>
      )}
    </Loaded>
  );
}
