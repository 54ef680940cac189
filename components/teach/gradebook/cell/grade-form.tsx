'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { NumberField } from '@/components/ui/number-field';
import { TextField } from '@/components/ui/text-field';
import type { CellAnswer } from '@/contracts/api/gradebook';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../../class-context';
import { classPath } from '../../data/class-data';
import { Failed } from '../../data/failed';
import { useAct } from '../../data/use-act';
import { pointsOf } from '../cell-words';

/** Sets a grade by hand beside the one that was computed, with a reason; takes it back. */
export function GradeForm({ path, cell }: { path: string; cell: CellAnswer }) {
  const { id, isArchived } = useThisClass();
  const { grade, assignment } = cell;
  const [points, setPoints] = useState(grade?.overridePoints ?? grade?.final ?? assignment.points);
  const [reason, setReason] = useState('');
  const { act, isPending, failure } = useAct();
  if (isArchived) return null;
  const set = async (to: number | null, said: string) => {
    const ask = () => askServer<object>('PUT', path, { points: to, reason });
    if ((await act(ask, { changes: classPath(id), said })) !== null) setReason('');
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void set(points, `${cell.person.name} has ${pointsOf(points)} points`);
  };
  return (
    <Disclosure
      title={grade?.overridePoints == null ? 'Set the grade by hand' : 'The grade was set by hand'}
      aside={grade?.overridePoints == null ? undefined : `${pointsOf(grade.overridePoints)} points`}
    >
      {grade?.overridePoints == null ? null : (
        <div className="mb-4 flex flex-wrap items-center gap-3">
          <p className="me-auto">
            {grade.overrideBy ?? 'Somebody'}: “{grade.overrideReason}”
          </p>
          <Button
            size="sm"
            isPending={isPending}
            onPress={() => void set(null, 'The computed grade counts again')}
          >
            Take it back
          </Button>
        </div>
      )}
      <form onSubmit={save} className="flex flex-wrap items-end gap-3" noValidate>
        <NumberField
          label="Points"
          className="w-40"
          minValue={0}
          maxValue={1_000_000}
          step={0.01}
          formatOptions={{ maximumFractionDigits: 2 }}
          value={points}
          onChange={setPoints}
        />
        <TextField label="Reason" className="min-w-56 flex-1" value={reason} onChange={setReason} />
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={reason.trim() === ''}>
          Set
        </Button>
      </form>
      <p className="mt-2 text-ink-muted text-xs">
        It stands before what is computed, also after grading anew, until it is taken back.
      </p>
      <div className="mt-2">
        <Failed failure={failure} />
      </div>
    </Disclosure>
  );
}
