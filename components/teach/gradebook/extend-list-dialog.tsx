'use client';

import Papa from 'papaparse';
import { useMemo, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Table } from '@/components/ui/table';
import { TextArea } from '@/components/ui/text-area';
import { type ExtensionLine, readExtensions } from '@/engine/gradebook/extensions-csv';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath, useAssignments, useMembers } from '../data/class-data';
import { Failed } from '../data/failed';
import { inZone } from '../data/moment';
import { useAct } from '../data/use-act';

const EXAMPLE = 'person,work,due,extra_attempts,reason\n10815,1.1,2026-03-08 23:59,,Was ill';

/** Other dates, more attempts or an excuse for many people at once, each their own, by a list. */
export function ExtendListDialog({ onClose }: { onClose: () => void }) {
  const { id, timeZone } = useThisClass();
  const members = useMembers(id).data?.members;
  const assignments = useAssignments(id).data?.assignments;
  const [csv, setCsv] = useState('');
  const { act, isPending, failure } = useAct();
  const read = useMemo(() => {
    if (csv.trim() === '' || members === undefined || assignments === undefined) return null;
    const people = members.filter(({ role, status }) => role === 'learner' && status === 'active');
    return readExtensions(Papa.parse<string[]>(csv.trim()).data, people, assignments, timeZone);
  }, [csv, members, assignments, timeZone]);
  const isReady = read !== null && read.issues.length === 0;
  const save = async () => {
    if (read === null) return;
    const exceptions = read.lines.map(({ person, work, ...terms }) => ({
      ...terms,
      memberIds: [person.id],
      assignmentIds: work.map((each) => each.id),
    }));
    const ask = () => askServer<{ count: number }>('POST', `${classPath(id)}/overrides/many`, { exceptions });
    const said = ({ count }: { count: number }) =>
      `${count} ${count === 1 ? 'exception is' : 'exceptions are'} made`;
    if ((await act(ask, { changes: classPath(id), said })) !== null) onClose();
  };
  return (
    <ActionDialog
      title="Extend by a list"
      size="lg"
      action={isReady ? `Make ${read.lines.length}` : 'Make the exceptions'}
      isReady={isReady}
      isPending={isPending}
      onAction={() => void save()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-muted">
          A table with the columns <code>person</code> and <code>reason</code>, and of <code>work</code>,{' '}
          <code>due</code>, <code>closes</code>, <code>extra_attempts</code>, <code>excused</code> those that
          you need. A person is named by number, e-mail address or name; no work means all of it; dates are on
          the clock of {timeZone}. What somebody had for the same work gives way.
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <FileTrigger
            acceptedFileTypes={['.csv', 'text/csv', 'text/plain']}
            onSelect={(files) => void files?.[0]?.text().then(setCsv)}
          >
            <Button>Choose a file</Button>
          </FileTrigger>
          <span className="text-ink-muted">or paste it:</span>
        </div>
        <TextArea label="List" rows={6} placeholder={EXAMPLE} value={csv} onChange={setCsv} />
        {read !== null && read.issues.length > 0 ? (
          <Callout role="alert" tone="failed" title="This list cannot be taken as it is">
            <ul className="max-h-40 list-disc overflow-y-auto ps-4">
              {read.issues.map(({ line, says }) => (
                <li key={line}>
                  <span className="font-medium">line {line}</span>: {says}
                </li>
              ))}
            </ul>
          </Callout>
        ) : null}
        {isReady ? <Preview lines={read.lines} timeZone={timeZone} /> : null}
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}

function Preview({ lines, timeZone }: { lines: readonly ExtensionLine[]; timeZone: string }) {
  const moment = (iso: string | null) =>
    iso === null ? '–' : <span className="whitespace-nowrap">{inZone(iso, timeZone)}</span>;
  return (
    <div className="max-h-64 overflow-y-auto rounded-md border border-line">
      <Table
        caption="What the list would do"
        rows={lines}
        rowKey={(_, index) => String(index)}
        columns={[
          { id: 'person', label: 'Who', rowHeader: true, cell: ({ person }) => person.name },
          { id: 'work', label: 'Work', cell: ({ work }) => work.map((each) => each.contentId).join(', ') },
          {
            id: 'due',
            label: 'Due',
            cell: ({ dueAt, isExcused }) => (isExcused ? 'excused' : moment(dueAt)),
          },
          { id: 'closes', label: 'Closes', cell: ({ closesAt }) => moment(closesAt) },
          {
            id: 'more',
            label: 'More attempts',
            align: 'end',
            cell: ({ extraAttempts }) => (extraAttempts === 0 ? '–' : extraAttempts),
          },
          { id: 'reason', label: 'Reason', cell: ({ reason }) => reason },
        ]}
      />
    </div>
  );
}
