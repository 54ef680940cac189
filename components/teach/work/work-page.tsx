'use client';

import { BookOpen, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useThisClass } from '../class-context';
import { useAssignments } from '../data/class-data';
import { Loaded } from '../data/loaded';
import { useLeads } from '../use-leads';
import { AddWorkDialog } from './add-work-dialog';
import { WorkList } from './work-list';

/** What is assigned to the class, in its order. */
export function WorkPage({ ready }: { ready: readonly string[] }) {
  const { id } = useThisClass();
  const leads = useLeads();
  const assignments = useAssignments(id);
  const [isAdding, setAdding] = useState(false);
  const add = leads ? (
    <Button variant="primary" onPress={() => setAdding(true)}>
      <Plus aria-hidden size={16} /> Add work
    </Button>
  ) : null;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-ink text-lg">Work</h2>
        {assignments.data?.assignments.length ? add : null}
      </div>
      <Loaded of={assignments} what="the work of the class">
        {({ assignments: all, now }) => (
          <>
            {all.length === 0 ? (
              <EmptyState
                icon={<BookOpen aria-hidden size={28} />}
                title="Nothing is assigned yet"
                action={add}
              >
                {leads
                  ? 'Pick modules or single lessons of the course, and say when they are due.'
                  : 'An instructor of this class picks what is to be done.'}
              </EmptyState>
            ) : (
              <WorkList assignments={all} now={Date.parse(now)} leads={leads} />
            )}
            {isAdding ? (
              <AddWorkDialog ready={ready} assignments={all} onClose={() => setAdding(false)} />
            ) : null}
          </>
        )}
      </Loaded>
    </>
  );
}
