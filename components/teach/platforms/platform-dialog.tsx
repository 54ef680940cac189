'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import type { PlatformFields } from '@/contracts/api/lti';
import { askServer } from '@/stores/account/ask-server';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';
import { PLATFORMS, type Registered } from './platforms';

export interface PlatformDialogProps {
  /** Absent: a new one. */
  readonly platform?: Registered;
  readonly onClose: () => void;
}

const FIELDS = [
  ['name', 'Name', 'As the lab shows it.'],
  ['issuer', 'Platform ID (issuer)', 'Exactly as the platform shows it, with or without a slash at its end.'],
  ['clientId', 'Client ID', undefined],
  ['authorizationUrl', 'Authentication request URL', undefined],
  ['tokenUrl', 'Access token URL', undefined],
  ['jwksUrl', 'Public keyset URL', undefined],
] as const;

type Texts = Record<(typeof FIELDS)[number][0] | 'deploymentIds', string>;

/** Registers a platform, or changes what is registered of it. */
export function PlatformDialog({ platform, onClose }: PlatformDialogProps) {
  const [texts, setTexts] = useState<Texts>(() => textsOf(platform));
  const { act, isPending, failure } = useAct();
  const set = (name: keyof Texts) => (text: string) => setTexts({ ...texts, [name]: text });
  const wrong = (name: string) => ({
    isInvalid: failure?.fields[name] !== undefined,
    ...(failure?.fields[name] && { errorMessage: failure.fields[name] }),
  });
  const send = async () => {
    const body: PlatformFields = { ...texts, deploymentIds: linesOf(texts.deploymentIds) };
    const ask = () =>
      platform === undefined
        ? askServer<object>('POST', PLATFORMS, body)
        : askServer<object>('PUT', `${PLATFORMS}/${platform.id}`, body);
    const said = platform === undefined ? `${texts.name} is registered` : `${texts.name} is changed`;
    if ((await act(ask, { changes: PLATFORMS, said })) !== null) onClose();
  };
  const taken = platform?.deploymentIds.filter((id) => !linesOf(texts.deploymentIds).includes(id)) ?? [];
  return (
    <ActionDialog
      title={platform === undefined ? 'Register a learning management system' : `Change ${platform.name}`}
      action={platform === undefined ? 'Register it' : 'Save'}
      isReady={Object.values(texts).every((text) => text.trim() !== '')}
      isPending={isPending}
      onAction={() => void send()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        {FIELDS.map(([name, label, description], index) => (
          <TextField
            key={name}
            label={label}
            {...(description && { description })}
            autoFocus={index === 0}
            value={texts[name]}
            onChange={set(name)}
            {...wrong(name)}
          />
        ))}
        <TextArea
          label="Deployment IDs"
          description="One a line; Moodle has one, Canvas one for each place where the lab was added."
          rows={2}
          value={texts.deploymentIds}
          onChange={set('deploymentIds')}
        />
        {taken.length > 0 ? (
          <p className="text-ink-muted text-xs leading-4">
            Without {taken.join(', ')} the courses of it are no longer tied to their classes, and no grade
            goes there.
          </p>
        ) : null}
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function textsOf(platform: Registered | undefined): Texts {
  const text = (name: (typeof FIELDS)[number][0]) => platform?.[name] ?? '';
  return {
    name: text('name'),
    issuer: text('issuer'),
    clientId: text('clientId'),
    authorizationUrl: text('authorizationUrl'),
    tokenUrl: text('tokenUrl'),
    jwksUrl: text('jwksUrl'),
    deploymentIds: platform?.deploymentIds.join('\n') ?? '',
  };
}
