'use client';

import { Workflow } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import type { PipelineActions } from './pipeline-actions';
import { stageAddLine } from './stage-add-line';

/** What is asked of a first stage. */
const FIELDS = [
  { id: 'name', label: 'Name', example: 'prepare', isRequired: true },
  { id: 'command', label: 'Command', example: 'node src/prepare.ts', isRequired: true },
  { id: 'deps', label: 'Reads (files, apart by spaces)', example: 'src/prepare.ts data/raw.csv' },
  { id: 'params', label: 'Parameters of params.yaml', example: 'prepare.seed' },
  { id: 'outs', label: 'Makes (files)', example: 'data/clean.csv' },
  { id: 'metrics', label: 'Metrics (files, kept by git)', example: 'metrics.json' },
] as const;

export interface FirstStageProps {
  readonly actions: PipelineActions;
  readonly canWrite: boolean;
  /** Whether git and DVC have to be set up first. */
  readonly isBare: boolean;
}

/** Before there is a pipeline: what one is, and a form whose command makes the first stage. */
export function FirstStage({ actions, canWrite, isBare }: FirstStageProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const line = stageAddLine(values, isBare);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (line !== null) void actions.run(line);
  };
  return (
    <form onSubmit={submit} className="mx-auto flex max-w-xl flex-col gap-3 px-4 py-6">
      <div className="flex flex-col gap-1">
        <h2 className="flex items-center gap-2 font-medium text-ink text-sm">
          <Workflow aria-hidden size={18} className="text-ink-faint" /> No pipeline yet
        </h2>
        <p className="text-ink-muted text-sm leading-5">
          A stage is a command with the files that it reads and those that it makes. From these, DVC knows
          what has to run again after a change, and what does not. Describe the first one here, or write it in{' '}
          <code>dvc.yaml</code> yourself.
        </p>
      </div>
      <div className="grid @md:grid-cols-2 gap-3">
        {FIELDS.map(({ id, label, example, ...more }) => (
          <TextField
            key={id}
            label={label}
            description={`e.g. ${example}`}
            isRequired={'isRequired' in more}
            value={values[id] ?? ''}
            onChange={(value) => setValues({ ...values, [id]: value })}
          />
        ))}
      </div>
      <pre className="overflow-x-auto whitespace-pre-wrap break-words rounded-md bg-sunken px-2 py-1.5 font-mono text-ink-muted text-xs">
        {line ?? 'dvc stage add -n <name> <command>'}
      </pre>
      <div>
        <Button type="submit" variant="primary" isDisabled={!canWrite || line === null}>
          Add the stage
        </Button>
      </div>
    </form>
  );
}
