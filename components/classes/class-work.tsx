'use client';

import { useServer } from '@/components/accounts/use-server';
import { useCourseProgress } from '@/components/shell/use-course-progress';
import { EmptyState } from '@/components/ui/empty-state';
import type { OwnWorkAnswer } from '@/contracts/api/learner';
import { Asking, NotThere } from './asking';
import { LeaveClass } from './leave-class';
import { useServerNow } from './use-server-now';
import { WaitingHandIns } from './waiting-hand-ins';
import { WorkCard } from './work-card';

/** A class as its learner sees it: what is due, what was handed in, how it was graded. */
export function ClassWork({ classId }: { readonly classId: string }) {
  const { asked, refresh } = useServer<OwnWorkAnswer>(`/api/v1/classes/${classId}/own-work`);
  const progress = useCourseProgress();
  const serverNow = useServerNow(asked?.ok ? new Date(asked.value.now).getTime() : undefined);
  if (asked === undefined) return <Asking />;
  if (!asked.ok) return <NotThere refused={asked} next={`/class/${classId}`} onAgain={refresh} />;
  const { class: found, work } = asked.value;
  return (
    <>
      <h1 className="font-semibold text-[1.75rem] text-ink leading-tight tracking-[-0.02em]">{found.name}</h1>
      <p className="mt-1 mb-6 text-ink-muted text-sm leading-5">
        Dates are on your clock; where the class’s clock ({found.timeZone}) shows another time, that stands
        beside it.
      </p>
      <WaitingHandIns classId={classId} onArrived={refresh} />
      {work.length === 0 ? (
        <EmptyState title="Nothing is assigned yet">
          Go on with any lesson meanwhile; what your instructor assigns appears here.
        </EmptyState>
      ) : (
        <ol className="flex flex-col gap-4">
          {work.map((one) => (
            <li key={one.id}>
              <WorkCard
                work={one}
                timeZone={found.timeZone}
                now={serverNow}
                progress={progress?.lessons ?? {}}
              />
            </li>
          ))}
        </ol>
      )}
      <LeaveClass classId={classId} name={found.name} />
    </>
  );
}
