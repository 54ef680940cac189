'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { WorkCard } from '@/components/classes/work-card';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import type { OwnWorkAnswer } from '@/contracts/api/learner';
import { useThisClass } from '../class-context';
import { classPath, useMembers } from '../data/class-data';
import { Loaded } from '../data/loaded';
import { useServer } from '../data/use-server';

const NEWCOMER = 'newcomer';

/** What a learner of the class sees, to be read only. */
export function ViewAsPage({ member }: { member: string | null }) {
  const { id, sections } = useThisClass();
  const router = useRouter();
  const [section, setSection] = useState('none');
  const learners = (useMembers(id).data?.members ?? []).filter(
    ({ role, status }) => role === 'learner' && status === 'active',
  );
  const query = member === null ? (section === 'none' ? '' : `?section=${section}`) : `?member=${member}`;
  const work = useServer<OwnWorkAnswer>(`${classPath(id)}/as-learner${query}`);
  return (
    <>
      <h2 className="mb-3 font-semibold text-ink text-lg">As a learner sees it</h2>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <Select
          label="Seen as"
          className="w-64"
          options={[
            { id: NEWCOMER, label: 'Somebody who has just come in' },
            ...learners.map(({ id: memberId, name }) => ({ id: memberId, label: name })),
          ]}
          value={member ?? NEWCOMER}
          onChange={(as) => router.replace(`/teach/${id}/view${as === NEWCOMER ? '' : `?as=${as}`}`)}
        />
        {member === null && sections.length > 0 ? (
          <Select
            label="In section"
            className="w-48"
            options={[
              { id: 'none', label: 'In none' },
              ...sections.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={section}
            onChange={setSection}
          />
        ) : null}
      </div>
      <Callout className="mb-5 max-w-3xl" title="Only to look at">
        Nothing can be handed in or changed here. Work that is graded without names shows no grade. What a
        learner has on their own device is not seen.
      </Callout>
      <Loaded of={work} what="their work">
        {({ work, now, class: { timeZone } }) =>
          work.length === 0 ? (
            <EmptyState title="Nothing is assigned to them">
              Work is for everyone unless it is given to sections: look under Work.
            </EmptyState>
          ) : (
            <ol className="flex max-w-3xl flex-col gap-4">
              {work.map((one) => (
                <li key={one.id}>
                  <WorkCard work={one} timeZone={timeZone} now={Date.parse(now)} progress={{}} />
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </>
  );
}
