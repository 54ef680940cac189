'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { CellAnswer } from '@/contracts/api/gradebook';
import { useThisClass } from '../../class-context';
import { classPath } from '../../data/class-data';
import { Loaded } from '../../data/loaded';
import { useServer } from '../../data/use-server';
import { useLeads } from '../../use-leads';
import { ExtendDialog } from '../extend-dialog';
import { AttemptList } from './attempt-list';
import { CellSummary } from './cell-summary';
import { ExceptionList } from './exception-list';
import { GradeForm } from './grade-form';
import { NoteList } from './note-list';

export interface CellDialogProps {
  readonly assignmentId: string;
  /** The member's id, or the key of another name. */
  readonly person: string;
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  /** To the person before or after. */
  readonly onStep: (by: -1 | 1) => void;
  readonly onClose: () => void;
}

/** One cell of the gradebook down to the code of each attempt, with what can be done about it. */
export function CellDialog({ assignmentId, person, hasBefore, hasAfter, onStep, onClose }: CellDialogProps) {
  const { id } = useThisClass();
  const leads = useLeads();
  const path = `${classPath(id)}/assignments/${assignmentId}/people/${person}`;
  const cell = useServer<CellAnswer>(path);
  const [isExtending, setExtending] = useState(false);
  if (isExtending && cell.data !== undefined)
    return (
      <ExtendDialog
        people={[{ id: cell.data.person.key, name: cell.data.person.name }]}
        assignmentIds={[assignmentId]}
        onClose={() => setExtending(false)}
      />
    );
  const title =
    cell.data === undefined
      ? 'A cell of the gradebook'
      : `${cell.data.person.name}: ${cell.data.assignment.contentId} ${cell.data.assignment.title}`;
  return (
    <Dialog
      title={title}
      size="lg"
      isOpen
      onOpenChange={onClose}
      actions={
        <>
          <Button isDisabled={!hasBefore} onPress={() => onStep(-1)}>
            <ChevronLeft aria-hidden size={16} /> Person before
          </Button>
          <Button isDisabled={!hasAfter} onPress={() => onStep(1)}>
            Next person <ChevronRight aria-hidden size={16} />
          </Button>
        </>
      }
    >
      <Loaded of={cell} what="the cell">
        {(found) => (
          <div className="flex flex-col gap-6">
            <CellSummary cell={found} />
            {leads && !found.person.isHidden ? (
              <Button className="self-start" onPress={() => setExtending(true)}>
                Extend or excuse
              </Button>
            ) : null}
            <GradeForm path={`${path}/grade`} cell={found} />
            <ExceptionList cell={found} />
            <AttemptList path={path} cell={found} />
            <NoteList notes={found.notes} />
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
