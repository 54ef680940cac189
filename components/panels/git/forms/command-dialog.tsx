'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Callout } from '@/components/ui/callout';
import { RadioGroup } from '@/components/ui/radio-group';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { adviceFor, stopsAtConflict } from '../git-advice';
import type { Git, GitAnswer } from '../use-git';
import { type CommandForm, type FormField, initialValues, isFilledIn } from './command-form';

export interface CommandDialogProps {
  readonly form: CommandForm;
  readonly git: Git;
  readonly onClose: () => void;
}

/** Asks for what a command needs and shows the command meanwhile. It stays open when git refuses, with git's words. */
export function CommandDialog({ form, git, onClose }: CommandDialogProps) {
  const [values, setValues] = useState(() => initialValues(form));
  const [refused, setRefused] = useState<GitAnswer | null>(null);
  const isReady = isFilledIn(form, values);
  const line = form.line(values);
  const send = async () => {
    if (!isReady || git.isBusy) return;
    const done = await (form.undoTitle ? git.runUndoably(line, form.undoTitle) : git.run(line));
    // What stops at a conflict is under way: the panel goes on from there.
    if (done.exitCode === 0 || stopsAtConflict(done.text)) onClose();
    else setRefused(done);
  };
  const advice = refused && adviceFor(refused.text);
  return (
    <ActionDialog
      title={form.title}
      size="sm"
      action={form.action}
      isDanger={form.isDanger}
      isReady={isReady}
      isPending={git.isBusy}
      onAction={() => void send()}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {form.about ? <p className="text-ink-muted">{form.about}</p> : null}
        {form.fields.map((field, at) => (
          <Field
            key={field.id}
            field={field}
            value={values[field.id] ?? ''}
            isFirst={at === 0}
            onChange={(value) => {
              setRefused(null);
              setValues((before) => ({ ...before, [field.id]: value }));
            }}
          />
        ))}
        <p className="break-all rounded-md bg-sunken px-2.5 py-1.5 font-mono text-ink-muted text-xs leading-5">
          <span className="sr-only">This will run: </span>$ {line}
        </p>
        {refused ? (
          <Callout tone="failed" role="alert">
            <pre className="whitespace-pre-wrap break-words font-mono text-xs">{refused.text}</pre>
            {advice ? <p className="mt-1.5">{advice}</p> : null}
          </Callout>
        ) : null}
        {/* Enter in a field sends the form only where there is a button of it. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </ActionDialog>
  );
}

function Field({
  field,
  value,
  isFirst,
  onChange,
}: {
  readonly field: FormField;
  readonly value: string;
  readonly isFirst: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { label, description } = field;
  if (field.kind === 'choice')
    return (
      <RadioGroup
        label={label}
        description={description}
        options={field.options}
        value={value}
        onChange={onChange}
      />
    );
  if (field.kind === 'box')
    return (
      <Switch
        isSelected={value === 'yes'}
        onChange={(isOn) => onChange(isOn ? 'yes' : '')}
        description={description}
      >
        {label}
      </Switch>
    );
  return (
    <TextField
      label={field.isOptional ? `${label} (optional)` : label}
      description={description}
      value={value}
      onChange={onChange}
      autoFocus={isFirst}
      autoComplete="off"
    />
  );
}
