'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { AccountView, KeyView } from '@/engine/deployment/cloud/views/accounts-view';
import { useCloud } from './cloud-context';
import { revokeLine } from './commands';
import { NewKeyDialog } from './new-key-dialog';
import { SignUpDialog } from './sign-up-dialog';

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The accounts of the organisation, the keys of each, what they may do, and which one its program uses. */
export function KeysTab() {
  const { overview, isBusy } = useCloud();
  const [isSigningUp, setSigningUp] = useState(false);
  return (
    <div className="space-y-4 p-3">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-60 text-ink-muted text-sm leading-5">
          All accounts are of one organisation: yours. A key acts on one account, and only as far as its
          scopes go.
        </p>
        <Button size="sm" isDisabled={isBusy} onPress={() => setSigningUp(true)}>
          Sign up
        </Button>
      </div>
      {overview.accounts.map((account) => (
        <AccountKeys key={account.id} account={account} />
      ))}
      {isSigningUp ? <SignUpDialog onClose={() => setSigningUp(false)} /> : null}
    </div>
  );
}

function AccountKeys({ account }: { readonly account: AccountView }) {
  const { isBusy } = useCloud();
  const [isMaking, setMaking] = useState(false);
  return (
    <section
      aria-label={`${account.what} ${account.name}`}
      className="rounded-md border border-line bg-surface"
    >
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2">
        <h3 className="min-w-0 flex-1 basis-48 text-sm">
          <span className="font-medium text-ink">{account.name}</span>{' '}
          <span className="break-words text-ink-muted text-xs">
            {account.what} {account.id}
          </span>
        </h3>
        <Button size="sm" isDisabled={isBusy} onPress={() => setMaking(true)}>
          <Plus aria-hidden size={14} /> New key
        </Button>
      </div>
      {account.keys.length === 0 ? (
        <p className="px-3 py-2 text-ink-muted text-sm">
          No key yet: {account.program} can do nothing here without one.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {account.keys.map((key) => (
            <KeyRow key={key.id} account={account} shown={key} />
          ))}
        </ul>
      )}
      {isMaking ? <NewKeyDialog account={account} onClose={() => setMaking(false)} /> : null}
    </section>
  );
}

function KeyRow({ account, shown }: { readonly account: AccountView; readonly shown: KeyView }) {
  const { run, isBusy } = useCloud();
  const { id, name, scopes, standing, expiresAt, isInUse } = shown;
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2 text-sm">
      <KeyRound aria-hidden size={14} className="shrink-0 text-ink-faint" />
      <span className="font-medium text-ink">{name}</span>
      <span className="text-ink-muted text-xs">{scopes.join(', ')}</span>
      <Badge tone={standing === 'live' ? 'passed' : 'neutral'}>
        {standing === 'live'
          ? expiresAt === null
            ? 'live, for ever'
            : `live until ${DAY.format(expiresAt)}`
          : standing}
      </Badge>
      {isInUse ? <Badge tone="accent">{account.program} uses it</Badge> : null}
      {standing === 'live' ? (
        <Button
          size="sm"
          variant="quiet"
          isDisabled={isBusy}
          aria-label={`Revoke ${name} of ${account.name}`}
          onPress={() => void run([revokeLine(account.name, id)])}
          className="ms-auto"
        >
          Revoke
        </Button>
      ) : null}
      <code className="min-w-0 basis-full break-all text-ink-muted text-xs">{id}</code>
    </li>
  );
}
