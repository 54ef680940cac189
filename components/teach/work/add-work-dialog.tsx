'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import type { AssignmentInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';
import { type PickedWork, PickWork } from './pick-work';
import { datesWrong, NEW_TERMS } from './terms';
import { TermsForm } from './terms-form';

export interface AddWorkDialogProps {
  readonly ready: readonly string[];
  readonly assignments: readonly AssignmentInfo[];
  readonly onClose: () => void;
}

/** Picks modules and lessons, and sets one set of terms for all of them. */
export function AddWorkDialog({ ready, assignments, onClose }: AddWorkDialogProps) {
  const { id } = useThisClass();
  const [picked, setPicked] = useState<readonly PickedWork[]>([]);
  const [terms, setTerms] = useState(NEW_TERMS);
  const { act, isPending, failure } = useAct();
  const has = new Set(assignments.map(({ kind, contentId }) => `${kind} ${contentId}`));
  const assign = async () => {
    const ask = () =>
      askServer<{ ids: string[] }>('POST', `${classPath(id)}/assignments`, { work: picked, terms });
    const said = `${picked.length} ${picked.length === 1 ? 'piece' : 'pieces'} of work assigned`;
    if ((await act(ask, { changes: classPath(id), said })) !== null) onClose();
  };
  return (
    <ActionDialog
      title="Add work"
      size="lg"
      action={picked.length > 1 ? `Assign ${picked.length}` : 'Assign'}
      isReady={picked.length > 0 && Object.keys(datesWrong(terms)).length === 0}
      isPending={isPending}
      onAction={() => void assign()}
      onClose={onClose}
    >
      <div className="grid gap-8 md:grid-cols-2">
        <section aria-label="What">
          <h3 className="mb-3 font-semibold">What</h3>
          <div className="md:max-h-[58vh] md:overflow-y-auto md:pe-2">
            <PickWork picked={picked} onChange={setPicked} ready={ready} has={has} />
          </div>
        </section>
        <section aria-label="Terms">
          <h3 className="mb-3 font-semibold">Terms</h3>
          <TermsForm value={terms} onChange={setTerms} wrong={withoutRoot(failure?.fields ?? {})} />
        </section>
      </div>
      <div className="mt-4">
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}

/** The fields of the terms alone, without the place where they stood in the request. */
function withoutRoot(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, says]) => [path.replace(/^terms\./, ''), says]),
  );
}
