'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { PROVIDER_WORDS, PROVIDERS, type Provider } from '@/engine/deployment/cloud/providers';
import { ActLines } from './act-lines';
import { useCloud } from './cloud-context';
import { keyLine, signUpLine } from './commands';
import { useAct } from './use-act';

/** Opens an account on one of the clouds, with a first key for machines. */
export function SignUpDialog({ onClose }: { readonly onClose: () => void }) {
  const { overview } = useCloud();
  const { act, isBusy, failure } = useAct(onClose);
  const [provider, setProvider] = useState<Provider>('aws');
  const [name, setName] = useState(overview.accounts.length === 0 ? 'production' : '');
  const isTaken = overview.accounts.some((account) => account.name === name);
  const isName = /^[a-z][a-z0-9-]{1,21}[a-z0-9]$/.test(name);
  const lines = [
    signUpLine(provider, name),
    keyLine({ account: name, name: 'deploy', scopes: ['compute:write'], days: 90 }),
  ];
  const isReady = isName && !isTaken;
  const signUp = async () => {
    if (isReady) await act(lines);
  };
  return (
    <ActionDialog
      title="Sign up for a cloud"
      action="Sign up"
      isReady={isReady && !isBusy}
      onAction={() => void signUp()}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void signUp();
        }}
      >
        <Select
          label="Cloud"
          value={provider}
          onChange={(id) => setProvider(id as Provider)}
          options={PROVIDERS.map((id) => ({
            id,
            label: PROVIDER_WORDS[id].title,
            description: `You get a ${PROVIDER_WORDS[id].account}, which ${PROVIDER_WORDS[id].program} works on.`,
          }))}
        />
        <TextField
          label={`Name of the ${PROVIDER_WORDS[provider].account}`}
          value={name}
          onChange={setName}
          autoComplete="off"
          isInvalid={name !== '' && !isReady}
          errorMessage={
            isTaken
              ? 'There is an account of that name already.'
              : '3 to 23 small letters, digits and hyphens, a letter first.'
          }
        />
        <p className="text-ink-muted text-sm leading-5">
          The second line makes a key that can start and stop machines for 90 days, and nothing else. Others
          can be made under “Accounts and keys”. Nothing here costs money: it is all simulated, at real list
          prices.
        </p>
        <ActLines lines={lines} failure={failure} />
      </form>
    </ActionDialog>
  );
}
