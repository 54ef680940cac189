'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import type { BranchWorkflow, DispatchInput } from '@/runtime/lab/questions/ci-workflows';
import { LinesToRun } from '../github/lines-to-run';
import { useLabAnswer } from '../use-lab-answer';
import { useActions } from './actions-context';
import { dispatchLine } from './commands';
import { firstValues, inputProblem } from './dispatch-values';

export interface DispatchDialogProps {
  readonly workflow: BranchWorkflow;
  readonly inputs: readonly DispatchInput[];
  readonly defaultBranch: string;
  readonly onClose: () => void;
}

/** The form that starts a workflow by hand: the branch, and each of its inputs by its type. */
export function DispatchDialog({ workflow, inputs, defaultBranch, onClose }: DispatchDialogProps) {
  const { lab, at, run, isBusy, go } = useActions();
  const [owner = '', name = ''] = at.repository.split('/');
  const { answer: page } = useLabAnswer(lab, 'forge.repository', { owner, name });
  const [ref, setRef] = useState(defaultBranch);
  const [values, setValues] = useState(firstValues(inputs));
  const line = dispatchLine(at, workflow.path, ref, values);
  const isReady = inputs.every((input) => inputProblem(input, values[input.name] ?? '') === '');
  const start = async () => {
    if (!isReady || (await run(line)) === null) return;
    go({ view: 'home', tab: 'runs' });
    onClose();
  };
  return (
    <ActionDialog
      title={`Run ${workflow.name}`}
      action="Run workflow"
      isReady={isReady && !isBusy}
      onAction={() => void start()}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <Select
          label="Use the workflow of"
          value={ref}
          onChange={setRef}
          options={(page?.branches ?? [{ name: defaultBranch }]).map((branch) => ({
            id: branch.name,
            label: branch.name,
          }))}
        />
        {inputs.map((input) => (
          <InputField
            key={input.name}
            input={input}
            value={values[input.name] ?? ''}
            onChange={(value) => setValues({ ...values, [input.name]: value })}
          />
        ))}
        <LinesToRun lines={[line]} />
      </form>
    </ActionDialog>
  );
}

function InputField({
  input,
  value,
  onChange,
}: {
  readonly input: DispatchInput;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { name, type, description, isRequired, options } = input;
  const label = description === '' ? name : description;
  const note = description === '' ? undefined : <code>{name}</code>;
  if (type === 'boolean')
    return (
      <Switch isSelected={value === 'true'} onChange={(isOn) => onChange(String(isOn))} description={note}>
        {label}
      </Switch>
    );
  if ((type === 'choice' || type === 'environment') && options.length > 0)
    return (
      <Select
        label={label}
        description={note}
        value={value}
        onChange={onChange}
        options={options.map((option) => ({ id: option, label: option }))}
      />
    );
  const problem = inputProblem(input, value);
  return (
    <TextField
      label={label}
      description={note}
      value={value}
      onChange={onChange}
      isRequired={isRequired}
      inputMode={type === 'number' ? 'decimal' : undefined}
      isInvalid={problem !== '' && value !== ''}
      errorMessage={problem}
    />
  );
}
