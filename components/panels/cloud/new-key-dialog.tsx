'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { SCOPES, type Scope } from '@/engine/deployment/cloud/keys/scopes';
import type { AccountView } from '@/engine/deployment/cloud/views/accounts-view';
import { ActLines } from './act-lines';
import { keyLine } from './commands';
import { useAct } from './use-act';

const MEANINGS: Readonly<Record<Scope, string>> = {
  'storage:read': 'Read buckets and registries',
  'storage:write': 'Write and delete buckets, objects and registries',
  'compute:write': 'Start, resize and stop clusters and machines',
  admin: 'Everything in the account, the bill too',
};

const LIVES = ['7', '30', '90', '365', 'ever'] as const;

/** Makes a key with scopes and an end; its program uses it from then on. */
export function NewKeyDialog({
  account,
  onClose,
}: {
  readonly account: AccountView;
  readonly onClose: () => void;
}) {
  const { act, isBusy, failure } = useAct(onClose);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [life, setLife] = useState<string>('90');
  const days = life === 'ever' ? null : Number(life);
  const isTaken = account.keys.some((key) => key.name === name && key.standing !== 'revoked');
  const isName = /^[a-z0-9][a-z0-9-]{0,29}$/.test(name) && !isTaken;
  const ordered = SCOPES.filter((scope) => scopes.includes(scope));
  const isReady = isName && ordered.length > 0;
  const line = keyLine({ account: account.name, name, scopes: ordered, days });
  const make = async () => {
    if (isReady) await act([line]);
  };
  return (
    <ActionDialog
      title={`New key of ${account.name}`}
      action="Make key"
      isReady={isReady && !isBusy}
      onAction={() => void make()}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextField
          label="What it is for"
          value={name}
          onChange={setName}
          autoComplete="off"
          description="Such as deploy"
          isInvalid={name !== '' && !isName}
          errorMessage={
            isTaken
              ? 'There is a key of that name. Revoke it first.'
              : 'Small letters, digits and hyphens, at most thirty.'
          }
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium text-ink text-sm">What it may do</legend>
          {SCOPES.map((scope) => (
            <Switch
              key={scope}
              isSelected={scopes.includes(scope)}
              onChange={(isOn) =>
                setScopes(isOn ? [...scopes, scope] : scopes.filter((one) => one !== scope))
              }
              description={MEANINGS[scope]}
            >
              {scope}
            </Switch>
          ))}
        </fieldset>
        <Select
          label="It opens for"
          value={life}
          onChange={setLife}
          options={LIVES.map((id) => ({ id, label: id === 'ever' ? 'ever' : `${id} days` }))}
        />
        {isReady ? <ActLines lines={[line]} failure={failure} /> : null}
        <p className="text-ink-muted text-xs leading-5">
          Its value is printed once, at the foot of this panel. {account.program} uses it from then on, in
          place of the one before.
        </p>
      </form>
    </ActionDialog>
  );
}
