'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { TextField } from '@/components/ui/text-field';
import type { AssignmentInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';
import { datesWrong, termsOf } from './terms';
import { TermsForm } from './terms-form';

/** Changes one piece of work. Grades follow from what it is then. */
export function EditWorkDialog({ work, onClose }: { work: AssignmentInfo; onClose: () => void }) {
  const { id } = useThisClass();
  const [title, setTitle] = useState(work.title);
  const [terms, setTerms] = useState(() => termsOf(work));
  const { act, isPending, failure } = useAct();
  const save = async () => {
    const ask = () =>
      askServer<object>('PATCH', `${classPath(id)}/assignments/${work.id}`, { title, ...terms });
    if ((await act(ask, { changes: classPath(id), said: `${title} is changed` })) !== null) onClose();
  };
  return (
    <ActionDialog
      title={`${work.contentId} ${work.title}`}
      action="Save"
      isReady={title.trim() !== '' && Object.keys(datesWrong(terms)).length === 0}
      isPending={isPending}
      onAction={() => void save()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-5">
        <TextField label="Title" value={title} onChange={setTitle} />
        <TermsForm value={terms} onChange={setTerms} wrong={failure?.fields ?? {}} />
        <p className="text-ink-muted text-xs">
          Grades are computed anew from what is handed in already: another date or another penalty changes
          them at once.
        </p>
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}
