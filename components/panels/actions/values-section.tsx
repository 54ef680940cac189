'use client';

import { KeyRound, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import type { ActionsSettingsView } from '@/engine/ci/views/settings-view';
import { useActions } from './actions-context';
import { deleteValueLine, setValueLine, type ValueKind } from './commands';
import { nameProblem, valueRows } from './value-rows';

export interface ValuesSectionProps {
  readonly kind: ValueKind;
  readonly settings: ActionsSettingsView;
}

const WORDS = {
  secret: {
    title: 'Secrets',
    about:
      'For tokens and passwords. A value is sealed when it is set: nobody sees it again, and logs show ***.',
  },
  variable: { title: 'Variables', about: 'Settings that anybody may read, as vars.NAME in a workflow.' },
} as const;

const NOWHERE = { id: 'repository', label: 'The repository' };

/** The secrets or variables of a repository and its environments. */
export function ValuesSection({ kind, settings }: ValuesSectionProps) {
  const { at, run, isBusy } = useActions();
  const { title, about } = WORDS[kind];
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="font-medium text-ink text-sm">{title}</h3>
      <p className="text-ink-muted text-xs leading-5">{about}</p>
      <ul className="mt-1">
        {valueRows(settings, kind).map(({ name, environment, value }) => (
          <li
            key={`${environment}/${name}`}
            className="flex items-center gap-2 border-line border-b py-1 text-xs"
          >
            {kind === 'secret' ? (
              <KeyRound aria-hidden size={13} className="shrink-0 text-ink-faint" />
            ) : null}
            <span className="min-w-0 break-all font-mono text-ink">{name}</span>
            {environment === '' ? null : <span className="text-ink-muted">in {environment}</span>}
            <span className="min-w-0 flex-1 truncate text-end font-mono text-ink-muted">
              {value ?? '***'}
            </span>
            <IconButton
              label={`Delete ${name}${environment === '' ? '' : ` of ${environment}`}`}
              size="sm"
              isDisabled={isBusy}
              onPress={() => void run(deleteValueLine(at, kind, { name, environment }))}
            >
              <Trash2 aria-hidden size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      <ValueForm kind={kind} environments={settings.environments.map(({ name }) => name)} />
    </section>
  );
}

function ValueForm({
  kind,
  environments,
}: {
  readonly kind: ValueKind;
  readonly environments: readonly string[];
}) {
  const { at, run, isBusy } = useActions();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [environment, setEnvironment] = useState('');
  const problem = nameProblem(name);
  const isReady = name !== '' && problem === '' && value !== '';
  const set = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || isBusy) return;
    // The value leaves the page's memory with the form, whether or not it was taken.
    const line = setValueLine(at, kind, { name, value, environment });
    setValue('');
    if ((await run(line)) !== null) setName('');
  };
  return (
    <form
      onSubmit={(event) => void set(event)}
      className="mt-2 flex flex-wrap items-start gap-2"
      autoComplete="off"
    >
      <TextField
        label={`Name of the ${kind}`}
        value={name}
        onChange={(next) => setName(next.toUpperCase())}
        isInvalid={problem !== ''}
        errorMessage={problem}
        className="min-w-36 flex-1"
      />
      <TextField
        label="Value"
        type={kind === 'secret' ? 'password' : 'text'}
        autoComplete="off"
        value={value}
        onChange={setValue}
        className="min-w-36 flex-1"
      />
      {environments.length > 0 ? (
        <Select
          label="Of"
          value={environment === '' ? NOWHERE.id : environment}
          onChange={(next) => setEnvironment(next === NOWHERE.id ? '' : next)}
          options={[NOWHERE, ...environments.map((one) => ({ id: one, label: one }))]}
          className="min-w-36"
        />
      ) : null}
      <Button type="submit" isDisabled={!isReady || isBusy} className="mt-6">
        Set {kind}
      </Button>
    </form>
  );
}
