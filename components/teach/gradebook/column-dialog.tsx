'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { GradebookColumn } from '@/contracts/api/gradebook';
import { useThisClass } from '../class-context';
import { MomentText } from '../data/moment-text';
import { useLeads } from '../use-leads';
import { AnonymousDialog } from './anonymous-dialog';
import { pointsOf } from './cell-words';
import { ExportDialog } from './export-dialog';
import { ExtendDialog } from './extend-dialog';
import { RegradeDialog } from './regrade-dialog';
import { SimilarDialog } from './similar-dialog';

export interface ColumnDialogProps {
  readonly column: GradebookColumn;
  readonly onSort: (sort: string) => void;
  readonly onClose: () => void;
}

type Part = 'menu' | 'similar' | 'regrade' | 'extend' | 'anonymous' | 'export';

/** What can be done about one piece of work as a whole. */
export function ColumnDialog({ column, onSort, onClose }: ColumnDialogProps) {
  const { timeZone } = useThisClass();
  const leads = useLeads();
  const [part, setPart] = useState<Part>('menu');
  if (part === 'similar') return <SimilarDialog column={column} onClose={onClose} />;
  if (part === 'regrade') return <RegradeDialog column={column} onClose={onClose} />;
  if (part === 'extend') return <ExtendDialog people={[]} assignmentIds={[column.id]} onClose={onClose} />;
  if (part === 'export')
    return <ExportDialog columns={[column]} assignmentId={column.id} onClose={onClose} />;
  if (part === 'anonymous') return <AnonymousDialog column={column} onClose={onClose} />;
  const sort = (by: string) => () => {
    onSort(by);
    onClose();
  };
  return (
    <Dialog title={`${column.contentId} ${column.title}`} size="sm" isOpen onOpenChange={onClose}>
      <dl className="mb-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {column.dueAt === null ? null : (
          <>
            <dt className="text-ink-muted">Due</dt>
            <dd>
              <MomentText at={column.dueAt} timeZone={timeZone} />
            </dd>
          </>
        )}
        <dt className="text-ink-muted">Points</dt>
        <dd>{pointsOf(column.points)}</dd>
        <dt className="text-ink-muted">Graded</dt>
        <dd>
          {column.graded}
          {column.mean === null ? '' : `, ${pointsOf(column.mean)} on average`}
        </dd>
      </dl>
      <div className="flex flex-col items-stretch gap-2">
        {column.isHidden ? (
          <Button variant="primary" onPress={() => setPart('anonymous')}>
            Grade without names
          </Button>
        ) : (
          <>
            <Button onPress={sort(`-${column.id}`)}>Order by it, the best first</Button>
            <Button onPress={sort(column.id)}>Order by it, the least first</Button>
            <Button onPress={() => setPart('export')}>Export its grades</Button>
          </>
        )}
        <Button onPress={() => setPart('similar')}>Look for work that is alike</Button>
        {leads ? (
          <>
            <Button onPress={() => setPart('extend')}>Extend for a section</Button>
            <Button onPress={() => setPart('regrade')}>Grade all of it anew</Button>
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
