'use client';

import Papa from 'papaparse';
import { useContext, useState } from 'react';
import { ConfirmContext } from '@/components/accounts/confirm-context';
import { download } from '@/components/shell/settings/download';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Callout } from '@/components/ui/callout';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import type { GradebookColumn, GradebookExport } from '@/contracts/api/gradebook';
import { messageOf } from '@/engine/core/errors';
import { canvasCsv } from '@/engine/gradebook/canvas-csv';
import { type GradesTable, onlyColumn } from '@/engine/gradebook/grades-table';
import { moodleCsv } from '@/engine/gradebook/moodle-csv';
import { plainCsv } from '@/engine/gradebook/plain-csv';
import { ReadRefusal, readServer } from '@/stores/teach/read-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { readConfirmed } from '../data/read-confirmed';

const FORMATS = [
  { id: 'plain', label: 'Plain', description: 'For a spreadsheet: a line a person, points, EX for excused.' },
  { id: 'canvas', label: 'Canvas', description: 'In the form that its gradebook imports.' },
  { id: 'moodle', label: 'Moodle', description: 'Per cent of the points; map the columns in its import.' },
] as const;

const ALL = 'all';

export interface ExportDialogProps {
  /** What can be exported by itself. */
  readonly columns: readonly GradebookColumn[];
  /** The work that is chosen at first; absent: all of it. */
  readonly assignmentId?: string;
  readonly onClose: () => void;
}

/** Grades as a CSV file, of all work or of one piece, for a spreadsheet or another program. */
export function ExportDialog({ columns, assignmentId = ALL, onClose }: ExportDialogProps) {
  const { id, name } = useThisClass();
  const confirm = useContext(ConfirmContext);
  const [format, setFormat] = useState<string>('plain');
  const [work, setWork] = useState(assignmentId);
  const [canvas, setCanvas] = useState('');
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const save = async () => {
    setPending(true);
    setRefusal(null);
    try {
      const grades = await readConfirmed(
        () => readServer<GradebookExport>(`${classPath(id)}/gradebook/export`),
        confirm,
      );
      const column = grades.columns.findIndex((each) => each.id === work);
      if (work !== ALL && column < 0)
        throw new ReadRefusal(
          'hidden',
          'This is graded without names now, so there is no file with names of it.',
        );
      const made = csvIn(format, onlyColumn(grades, column), canvas);
      download(
        `${name}${column < 0 ? '' : ` ${grades.columns[column]!.contentId}`} ${format}.csv`,
        new TextEncoder().encode(made.csv),
        'text/csv;charset=utf-8',
      );
      setSaid(made.said);
    } catch (error) {
      setRefusal(messageOf(error));
    }
    setPending(false);
  };
  return (
    <ActionDialog
      title="Export grades"
      action="Save the file"
      cancel={said === null ? 'Cancel' : 'Done'}
      isReady
      isPending={isPending}
      onAction={() => void save()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <Select
          label="Grades of"
          options={[
            { id: ALL, label: 'All work' },
            ...columns
              .filter(({ isHidden }) => !isHidden)
              .map(({ id, contentId, title }) => ({ id, label: `${contentId} ${title}` })),
          ]}
          value={work}
          onChange={setWork}
        />
        <RadioGroup label="For" options={FORMATS} value={format} onChange={setFormat} />
        {format === 'canvas' ? (
          <TextArea
            label="Canvas's own export, to match people and assignments (optional)"
            description="In Canvas: Grades, Export, Export entire gradebook. Open the file and paste it here: people then get their Canvas ids, and work goes into the assignments that are there. It stays in this browser."
            rows={4}
            placeholder="Student,ID,SIS User ID,SIS Login ID,Section,Preprocessing (901)…"
            value={canvas}
            onChange={setCanvas}
          />
        ) : null}
        <p className="text-ink-muted text-xs">
          The file has names in it: work that is graded without names is left out until they are shown. Saving
          it is written down.
        </p>
        {refusal === null ? null : (
          <Callout role="alert" tone="failed" title="That did not work">
            {refusal}
          </Callout>
        )}
        {said === null ? null : (
          <Callout role="status" tone="passed" title="Saved">
            {said}
          </Callout>
        )}
      </div>
    </ActionDialog>
  );
}

function csvIn(format: string, grades: GradesTable, canvas: string): { csv: string; said: string } {
  const works = grades.columns.length;
  const count = `${grades.people.length} people, ${works} ${works === 1 ? 'piece' : 'pieces'} of work.`;
  if (format === 'plain') return { csv: plainCsv(grades), said: count };
  if (format === 'moodle') return { csv: moodleCsv(grades), said: count };
  const rows = canvas.trim() === '' ? undefined : Papa.parse<string[]>(canvas.trim()).data;
  const { csv, unknownPeople, newColumns } = canvasCsv(grades, rows && { rows });
  if (rows === undefined) return { csv, said: `${count} Canvas matches people by their SIS id or name.` };
  const unknown =
    unknownPeople.length === 0 ? '' : ` Not found in Canvas's export: ${unknownPeople.join(', ')}.`;
  const made = newColumns.length === 0 ? '' : ` New to Canvas: ${newColumns.join(', ')}.`;
  return { csv, said: count + unknown + made };
}
