'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { askServer } from '@/stores/account/ask-server';
import { Failed } from '../data/failed';
import { LinkDialog } from '../data/link-dialog';
import { useAct } from '../data/use-act';

interface Invited {
  readonly link: { readonly token: string; readonly expiresAt: string };
}

/** Makes an account for someone who teaches or assists, and shows the link by which they set their password. */
export function InviteColleagueDialog({ onClose }: { onClose: () => void }) {
  const [displayName, setDisplayName] = useState('');
  const [username, setUsername] = useState('');
  const [mayTeach, setMayTeach] = useState(true);
  const [invited, setInvited] = useState<Invited | null>(null);
  const { act, isPending, failure } = useAct();
  const wrong = (name: string) => ({
    isInvalid: failure?.fields[name] !== undefined,
    ...(failure?.fields[name] && { errorMessage: failure.fields[name] }),
  });
  const send = async () => {
    const ask = () =>
      askServer<Invited>('POST', '/api/v1/users', { displayName, username, mayTeach, isAdmin: false });
    setInvited(await act(ask, { changes: '/api/v1/users' }));
  };
  if (invited !== null)
    return (
      <LinkDialog
        title={`A link for ${displayName}`}
        path={`/reset#${invited.link.token}`}
        expiresAt={invited.link.expiresAt}
        onClose={onClose}
      />
    );
  return (
    <ActionDialog
      title="Invite a colleague"
      action="Make the account"
      isReady={displayName.trim() !== '' && username.trim() !== ''}
      isPending={isPending}
      onAction={() => void send()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-muted">
          They get an account and a link by which they set its password. Then they can be added to a class by
          their name to sign in by.
        </p>
        <TextField
          label="Name"
          autoFocus
          value={displayName}
          onChange={setDisplayName}
          {...wrong('displayName')}
        />
        <TextField
          label="Name to sign in by"
          description="Letters, digits, dots and dashes."
          value={username}
          onChange={setUsername}
          {...wrong('username')}
        />
        <Switch
          isSelected={mayTeach}
          onChange={setMayTeach}
          description="Without it they can assist in the classes of others."
        >
          May make classes
        </Switch>
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}
