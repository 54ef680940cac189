'use client';

import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useThisClass } from '../class-context';
import { useMembers, useRoster } from '../data/class-data';
import { Loaded } from '../data/loaded';
import { useLeads } from '../use-leads';
import { AddStaffDialog } from './add-staff-dialog';
import { ExpectedList } from './expected-list';
import { InvitePanel } from './invite-panel';
import { MembersList } from './members-list';
import { PendingList } from './pending-list';
import { RosterDialog } from './roster-dialog';

/** Who is in the class, who waits, who is expected, and the ways in. */
export function PeoplePage() {
  const { id } = useThisClass();
  const leads = useLeads();
  const members = useMembers(id);
  const roster = useRoster(id);
  const [open, setOpen] = useState<'roster' | 'staff' | null>(null);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <h2 className="me-auto font-semibold text-ink text-lg">People</h2>
        {leads ? (
          <>
            <Button onPress={() => setOpen('roster')}>Import a roster</Button>
            <Button onPress={() => setOpen('staff')}>
              <UserPlus aria-hidden size={16} /> Add by name
            </Button>
          </>
        ) : null}
      </div>
      {leads ? <InvitePanel /> : null}
      <Loaded of={members} what="the people">
        {({ members: all }) => (
          <>
            <PendingList members={all.filter(({ status }) => status === 'pending')} leads={leads} />
            <MembersList members={all.filter(({ status }) => status !== 'pending')} leads={leads} />
          </>
        )}
      </Loaded>
      <Loaded of={roster} what="who is expected">
        {({ roster: all }) => <ExpectedList expected={all.filter(({ memberId }) => memberId === null)} />}
      </Loaded>
      {open === 'roster' ? <RosterDialog onClose={() => setOpen(null)} /> : null}
      {open === 'staff' ? <AddStaffDialog onClose={() => setOpen(null)} /> : null}
    </>
  );
}
