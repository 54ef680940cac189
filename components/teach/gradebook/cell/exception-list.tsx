'use client';

import { Button } from '@/components/ui/button';
import type { CellAnswer } from '@/contracts/api/gradebook';
import type { OverrideInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../../class-context';
import { classPath } from '../../data/class-data';
import { Failed } from '../../data/failed';
import { inZone } from '../../data/moment';
import { useAct } from '../../data/use-act';
import { useLeads } from '../../use-leads';

/** The exceptions that hold for this cell, of the section and of the person. */
export function ExceptionList({ cell: { overrides } }: { cell: CellAnswer }) {
  const { id, timeZone } = useThisClass();
  const leads = useLeads();
  const { act, isPending, failure } = useAct();
  if (overrides.length === 0) return null;
  const remove = (each: OverrideInfo) =>
    act(() => askServer<object>('DELETE', `${classPath(id)}/overrides/${each.id}`, {}), {
      changes: classPath(id),
      said: 'What holds for everyone holds again',
    });
  const words = (each: OverrideInfo) =>
    [
      each.isExcused ? 'excused' : null,
      each.dueAt === null ? null : `due ${inZone(each.dueAt, timeZone)}`,
      each.closesAt === null ? null : `closes ${inZone(each.closesAt, timeZone)}`,
      each.extraAttempts > 0 ? `${each.extraAttempts} more attempts` : null,
    ].filter((word) => word !== null);
  return (
    <section aria-label="Exceptions">
      <h3 className="mb-1 font-semibold">Exceptions</h3>
      <Failed failure={failure} />
      <ul className="divide-y divide-line">
        {overrides.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-3 py-1.5">
            <span className="me-auto">
              {each.memberId === null ? 'Their section' : 'They themselves'}: {words(each).join(', ')}
              <span className="block text-ink-muted text-xs">
                “{each.reason}”, {each.madeBy}, {inZone(each.createdAt, timeZone)}
              </span>
            </span>
            {leads ? (
              <Button size="sm" isPending={isPending} onPress={() => void remove(each)}>
                Take it back
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
