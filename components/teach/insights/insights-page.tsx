'use client';

import { Lightbulb } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import type { InsightsAnswer } from '@/contracts/api/insights';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Loaded } from '../data/loaded';
import { useServer } from '../data/use-server';
import { ActivityPart } from './activity-part';
import { CalibrationPart } from './calibration-part';
import { ExercisesPart } from './exercises-part';
import { MistakesPart } from './mistakes-part';
import { StuckPart } from './stuck-part';

/** Who is stuck where and why; what is hard; who was not seen. */
export function InsightsPage() {
  const { id, sections } = useThisClass();
  const [section, setSection] = useState('all');
  const insights = useServer<InsightsAnswer>(
    `${classPath(id)}/insights${section === 'all' ? '' : `?section=${section}`}`,
  );
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <h2 className="me-auto font-semibold text-ink text-lg">Insights</h2>
        {sections.length > 0 ? (
          <Select
            label="Section"
            className="w-44"
            options={[
              { id: 'all', label: 'All sections' },
              ...sections.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={section}
            onChange={setSection}
          />
        ) : null}
      </div>
      <Loaded of={insights} what="the insights">
        {(found) => {
          if (found.exercises.length === 0 || found.learners === 0)
            return (
              <EmptyState
                icon={<Lightbulb aria-hidden size={28} />}
                title={found.learners === 0 ? 'No learners yet' : 'Nothing is assigned yet'}
                action={
                  <Link
                    href={`/teach/${id}${found.learners === 0 ? '/people' : ''}`}
                    className={buttonClass('primary')}
                  >
                    {found.learners === 0 ? 'Invite people' : 'Add work'}
                  </Link>
                }
              >
                Insights come from what learners check, hand in and answer in the lessons that are assigned.
              </EmptyState>
            );
          return (
            <div className="flex flex-col gap-8">
              <StuckPart insights={found} />
              <ExercisesPart insights={found} />
              <MistakesPart insights={found} />
              <div className="grid gap-8 lg:grid-cols-2">
                <ActivityPart insights={found} />
                <CalibrationPart insights={found} />
              </div>
              <p className="max-w-[70ch] text-ink-muted text-xs">
                Only learners who are in the class now are counted, and only lessons that are assigned. Checks
                on a learner's own device are told by their browser; nobody has verified them. Who works
                offline is counted once they are online again.
              </p>
            </div>
          );
        }}
      </Loaded>
    </>
  );
}
