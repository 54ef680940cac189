'use client';

import { useAssigned } from '@/components/classes/use-assigned';
import { useServerNow } from '@/components/classes/use-server-now';
import { attemptWords } from '@/components/classes/work-state';
import { fromNow, zoneTime } from '@/components/classes/zone-time';
import type { LessonSession } from '@/stores/contracts';
import { type AssignedWork, workOfExercise } from '@/stores/sync/assigned';

/** In the head of an exercise that is assigned: when it is due, and how many attempts are left. */
export function DueAside({
  session,
  exerciseId,
}: {
  readonly session: LessonSession;
  readonly exerciseId: string;
}) {
  const { assigned } = useAssigned();
  const exercise = `${session.bundle.definition.id}/${exerciseId}`;
  const first = assigned && workOfExercise(assigned, exercise)[0];
  if (!first) return null;
  return (
    <p className="w-full text-ink-muted text-xs leading-4">
      <DueWords assignedWork={first} />, {attemptWords(first.work, exercise)}
    </p>
  );
}

function DueWords({ assignedWork: { work, class: of } }: { readonly assignedWork: AssignedWork }) {
  const now = useServerNow();
  if (work.dueAt === null) return <>Assigned in {of.name}</>;
  const { local, inClass } = zoneTime(work.dueAt, of.timeZone);
  return (
    <>
      <span className="text-ink">
        Due <time dateTime={work.dueAt}>{local}</time>
      </span>{' '}
      ({fromNow(work.dueAt, now)}
      {inClass ? `; ${inClass}` : null})
    </>
  );
}
