'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { Table } from '@/components/ui/table';
import type { ImportPlan, ImportPolicy } from '@/stores/progress-transfer';
import { lessonName, outcomeWords, projectWords, summaryWords } from './words';

export interface ImportPreviewProps {
  readonly plan: ImportPlan;
  readonly isPending: boolean;
  readonly onImport: (policy: ImportPolicy) => void;
  readonly onCancel: () => void;
}

/** What importing a file would change, before anything is changed. */
export function ImportPreview({ plan, isPending, onImport, onCancel }: ImportPreviewProps) {
  const [policy, setPolicy] = useState<ImportPolicy>('keep-newer');
  const clash = [...plan.lessons, ...plan.projects].some(({ state }) => state === 'differs');
  return (
    <section
      aria-labelledby="import-title"
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4"
    >
      <h3 id="import-title" className="font-semibold text-ink text-sm">
        What this file would change
      </h3>
      {clash ? (
        <RadioGroup
          label="Where both have work"
          value={policy}
          onChange={(value) => setPolicy(value === 'replace' ? 'replace' : 'keep-newer')}
          options={[
            { id: 'keep-newer', label: 'Keep whichever was worked on later' },
            { id: 'replace', label: 'Take the file’s' },
          ]}
        />
      ) : null}
      <Table
        caption="Lessons of the file"
        rows={plan.lessons}
        rowKey={(lesson) => lesson.slug}
        columns={[
          { id: 'lesson', label: 'Lesson', rowHeader: true, cell: ({ slug }) => lessonName(slug) },
          { id: 'here', label: 'Here', cell: ({ here }) => summaryWords(here) },
          { id: 'file', label: 'In the file', cell: ({ file }) => summaryWords(file) },
          { id: 'then', label: 'Your work here', cell: (lesson) => outcomeWords(lesson, policy) },
        ]}
      />
      {plan.projects.length > 0 ? (
        <Table
          caption="Studio projects of the file"
          rows={plan.projects}
          rowKey={(project) => project.slug}
          columns={[
            { id: 'project', label: 'Project', rowHeader: true, cell: ({ name }) => name },
            { id: 'here', label: 'Here', cell: ({ here }) => projectWords(here) },
            { id: 'file', label: 'In the file', cell: ({ file }) => projectWords(file) },
            { id: 'then', label: 'The project here', cell: (project) => outcomeWords(project, policy) },
          ]}
        />
      ) : null}
      <p className="text-ink-muted text-sm">What is replaced is kept, and can be brought back below.</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" isPending={isPending} onPress={() => onImport(policy)}>
          Import
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </section>
  );
}
