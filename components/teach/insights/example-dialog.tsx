'use client';

import { InlineProse } from '@/components/lesson/inline-prose';
import { Dialog } from '@/components/ui/dialog';
import type { MistakeInsight } from '@/contracts/api/insights';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { AttemptCode } from '../gradebook/cell/attempt-code';

/** Somebody's code with a mistake in it; whose it is does not matter here, and is not said. */
export function ExampleDialog({ mistake, onClose }: { mistake: MistakeInsight; onClose: () => void }) {
  const { id } = useThisClass();
  const { example } = mistake;
  if (example === null) return null;
  const path = `${classPath(id)}/assignments/${example.assignmentId}/people/${example.person}`;
  return (
    <Dialog title={`${mistake.title}: ${mistake.mistake}`} size="lg" isOpen onOpenChange={onClose}>
      <InlineProse text={mistake.says} className="mb-4" />
      <AttemptCode path={path} attempt={{ id: example.submissionId }} before={null} />
    </Dialog>
  );
}
