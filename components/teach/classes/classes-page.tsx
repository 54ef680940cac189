'use client';

import { Plus, School } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Switch } from '@/components/ui/switch';
import type { ClassLine } from '@/contracts/api/teach';
import { Loaded } from '../data/loaded';
import { zoneLabel } from '../data/moment';
import { useServer } from '../data/use-server';
import { useMe } from '../me-context';
import { InviteColleagueDialog } from './invite-colleague-dialog';
import { NewClassDialog } from './new-class-dialog';

const ROLE = { instructor: 'You teach', ta: 'You assist', learner: 'You learn' } as const;

/** The classes that one has a part in. */
export function ClassesPage() {
  const me = useMe();
  const [isAll, setAll] = useState(false);
  const [open, setOpen] = useState<'class' | 'colleague' | null>(null);
  const classes = useServer<{ classes: readonly ClassLine[] }>(`/api/v1/classes${isAll ? '?all=yes' : ''}`);
  const mayMake = me.mayTeach || me.isAdmin;
  const make = (
    <Button variant="primary" onPress={() => setOpen('class')}>
      <Plus aria-hidden size={16} /> New class
    </Button>
  );
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-3">
        <h1 className="me-auto font-semibold text-2xl text-ink tracking-tight">Classes</h1>
        {me.isAdmin ? (
          <>
            <Switch isSelected={isAll} onChange={setAll}>
              All of this lab
            </Switch>
            <Link href="/teach/platforms" className={buttonClass()}>
              Learning management systems
            </Link>
            <Button onPress={() => setOpen('colleague')}>Invite a colleague</Button>
          </>
        ) : null}
        {mayMake ? make : null}
      </div>
      <Loaded of={classes} what="your classes">
        {({ classes }) =>
          classes.length === 0 ? (
            <EmptyState icon={<School aria-hidden size={28} />} title="No classes yet">
              {mayMake
                ? 'Make one: give it a name and a time zone, pick the work, then hand out its code.'
                : 'You are in no class. Join one with the code that your instructor gave you, or ask an administrator for the leave to teach.'}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
              {classes.map((line) => (
                <li key={line.id}>
                  <ClassRow line={line} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {open === 'class' ? <NewClassDialog onClose={() => setOpen(null)} /> : null}
      {open === 'colleague' ? <InviteColleagueDialog onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function ClassRow({ line }: { line: ClassLine }) {
  return (
    <Link
      href={line.role === 'learner' ? `/class/${line.id}` : `/teach/${line.id}`}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span className="me-auto min-w-0 break-words font-medium text-ink">{line.name}</span>
      <span className="text-ink-muted text-sm">{zoneLabel(line.timeZone)}</span>
      {line.status === 'pending' ? <Badge>Waits for approval</Badge> : null}
      {line.isArchived ? <Badge tone="note">Archived</Badge> : null}
      <Badge tone={line.role === null ? 'neutral' : 'accent'}>
        {line.role === null ? 'Of others' : ROLE[line.role]}
      </Badge>
    </Link>
  );
}
