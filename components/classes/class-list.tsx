'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { BringAlong } from '@/components/accounts/bring-along';
import { useServer } from '@/components/accounts/use-server';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import type { MyClass } from '@/contracts/api/learner';
import { Asking, NotThere } from './asking';

/** The classes that one is in. */
export function ClassList() {
  const { asked, refresh } = useServer<{ readonly classes: readonly MyClass[] }>('/api/v1/classes');
  if (asked === undefined) return <Asking />;
  if (!asked.ok) return <NotThere refused={asked} next="/class" onAgain={refresh} />;
  const { classes } = asked.value;
  const join = (
    <Link href="/join" className={buttonClass(classes.length === 0 ? 'primary' : 'secondary')}>
      Join a class
    </Link>
  );
  if (classes.length === 0)
    return (
      <EmptyState title="You are in no class yet" action={join}>
        Your instructor gives you a code of eight letters and digits, or a link.
      </EmptyState>
    );
  return (
    <div className="flex flex-col items-start gap-6">
      <ul className="w-full divide-y divide-line rounded-lg border border-line bg-surface">
        {classes.map((one) => (
          <li key={one.id}>
            <ClassLine one={one} />
          </li>
        ))}
      </ul>
      {join}
      <BringAlong isQuiet onDone={() => void refresh()} />
    </div>
  );
}

const ROLES = { instructor: 'You teach it', ta: 'You assist', learner: null } as const;

function ClassLine({ one: { id, name, role, status, isArchived } }: { readonly one: MyClass }) {
  const leads = role === 'instructor' || role === 'ta';
  const words = (
    <>
      <span className="min-w-0 flex-1 font-medium text-ink">{name}</span>
      {status === 'pending' ? <Badge>Waits for your instructor</Badge> : null}
      {isArchived ? <Badge>Archived</Badge> : null}
      {role && ROLES[role] ? <Badge>{ROLES[role]}</Badge> : null}
    </>
  );
  const look = 'flex flex-wrap items-center gap-3 px-4 py-3.5';
  if (status === 'pending') return <div className={look}>{words}</div>;
  return (
    <Link href={leads ? `/teach/${id}` : `/class/${id}`} className={`${look} hover:bg-hover`}>
      {words}
      <ChevronRight aria-hidden size={16} className="text-ink-faint" />
    </Link>
  );
}
