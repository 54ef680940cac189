'use client';

import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'react';
import { Setting } from '@/components/shell/settings/settings-section';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import type { OwnPasskey } from '@/contracts/api/learner';
import { type Asked, askServer } from '@/stores/account/ask-server';
import { addPasskey } from '@/stores/account/passkeys';
import { FormFailure } from './form-failure';
import { momentWords } from './moment-words';
import { useConfirmed } from './use-confirmed';

interface PasskeySettingsProps {
  readonly passkeys: readonly OwnPasskey[];
  readonly onChanged: () => Promise<unknown>;
}

/** The passkeys of an account: one more, another name, one fewer. */
export function PasskeySettings({ passkeys, onChanged }: PasskeySettingsProps) {
  const [open, setOpen] = useState<'new' | OwnPasskey | null>(null);
  return (
    <>
      <Setting
        title="Passkeys"
        about="Sign in with your fingerprint, your face or the PIN of a device. A passkey cannot be guessed, and works on no other site."
      >
        <Button isDisabled={!browserSupportsWebAuthn()} onPress={() => setOpen('new')}>
          Add a passkey
        </Button>
      </Setting>
      {passkeys.length > 0 ? (
        <ul aria-label="Your passkeys" className="flex flex-col divide-y divide-line border-line border-y">
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              onRename={() => setOpen(passkey)}
              onChanged={onChanged}
            />
          ))}
        </ul>
      ) : null}
      {open === null ? null : (
        <NameDialog
          passkey={open === 'new' ? null : open}
          onChanged={onChanged}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

const pathOf = ({ id }: OwnPasskey) => `/api/v1/account/passkeys/${id}`;

function PasskeyRow({
  passkey,
  onRename,
  onChanged,
}: {
  readonly passkey: OwnPasskey;
  readonly onRename: () => void;
  readonly onChanged: () => Promise<unknown>;
}) {
  const confirmed = useConfirmed();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const remove = async () => {
    setBusy(true);
    setFailure(null);
    const asked = await confirmed(() => askServer<object>('DELETE', pathOf(passkey)));
    if (asked.ok) await onChanged();
    else setFailure(asked.message);
    setBusy(false);
  };
  const { name, isSynced, createdAt, usedAt } = passkey;
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="break-words text-ink text-sm">{name}</p>
          <p className="text-ink-muted text-sm leading-5">
            Added {momentWords(createdAt)};{' '}
            {usedAt === null ? 'not used yet' : `last used ${momentWords(usedAt)}`}
            {isSynced ? '; on all your devices of one maker' : ''}.
          </p>
        </div>
        <span className="flex flex-wrap gap-2">
          <Button aria-label={`Rename ${name}`} onPress={onRename}>
            Rename
          </Button>
          <Button aria-label={`Remove ${name}`} isPending={isBusy} onPress={() => void remove()}>
            Remove
          </Button>
        </span>
      </div>
      <FormFailure message={failure} />
    </li>
  );
}

function NameDialog({
  passkey,
  onChanged,
  onClose,
}: {
  /** Null: it is to be made. */
  readonly passkey: OwnPasskey | null;
  readonly onChanged: () => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const confirmed = useConfirmed();
  const [name, setName] = useState(passkey?.name ?? '');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    setFailure(null);
    const asked: Asked<object> = await confirmed(() =>
      passkey === null ? addPasskey(name) : askServer<object>('PATCH', pathOf(passkey), { name }),
    );
    setBusy(false);
    if (!asked.ok) return setFailure(asked.message);
    await onChanged();
    onClose();
  };
  return (
    <ActionDialog
      title={passkey === null ? 'Add a passkey' : 'Rename the passkey'}
      size="sm"
      action={passkey === null ? 'Go on' : 'Rename'}
      isReady={name.trim() !== ''}
      isPending={isBusy}
      onAction={() => void save()}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="What you call it"
          description="So that you know later where it is: “Work laptop”, “Blue security key”."
          autoFocus
          maxLength={100}
          value={name}
          onChange={setName}
        />
        <FormFailure message={failure} />
      </form>
    </ActionDialog>
  );
}
