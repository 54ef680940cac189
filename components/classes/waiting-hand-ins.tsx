'use client';

import { useCallback } from 'react';
import { Callout } from '@/components/ui/callout';
import { useHandIns } from './use-assigned';

/** What was handed in from this browser and has not arrived yet, or was not taken. */
export function WaitingHandIns({
  classId,
  onArrived,
}: {
  readonly classId: string;
  readonly onArrived: () => Promise<unknown>;
}) {
  const arrived = useCallback(() => void onArrived(), [onArrived]);
  const ofClass = useHandIns(arrived).filter((one) => one.classId === classId);
  const waiting = ofClass.filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return null;
  return (
    <Callout className="mb-5" role="status" title="On its way">
      {waiting.length === 1 ? 'One hand-in is' : `${waiting.length} hand-ins are`} kept in this browser until
      the server can be reached: {waiting.map(({ exercise }) => exercise).join(', ')}. What counts is when it
      arrives.
    </Callout>
  );
}
