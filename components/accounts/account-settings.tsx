'use client';

import Link from 'next/link';
import { useEffect } from 'react';
import { Setting, SettingsSection } from '@/components/shell/settings/settings-section';
import { StorageUse } from '@/components/shell/settings/storage-use';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import type { AccountAnswer } from '@/contracts/api/learner';
import { rememberSignedIn } from '@/stores/account/signed-in';
import { ConfirmHost } from './confirm-host';
import { DisplayNameForm } from './display-name-form';
import { EraseAccount } from './erase-account';
import { ExportAccount } from './export-account';
import { IdentitySettings } from './identity-settings';
import { PasskeySettings } from './passkey-settings';
import { PasswordSettings } from './password-settings';
import { RecoverySettings } from './recovery-settings';
import { SessionSettings } from './session-settings';
import { SyncSettings } from './sync-settings';
import { useServer } from './use-server';

/** All that somebody can see and do about their own account. */
export function AccountSettings() {
  const { asked, refresh } = useServer<AccountAnswer>('/api/v1/account');
  const me = asked?.ok ? asked.value.me : undefined;
  useEffect(() => {
    if (me !== undefined) rememberSignedIn(me);
    else if (asked?.ok === false && asked.code === 'sign-in') rememberSignedIn(null);
  }, [me, asked]);
  if (asked === undefined)
    return (
      <p className="flex items-center gap-2 text-ink-muted text-sm">
        <Spinner /> Asking the server…
      </p>
    );
  if (!asked.ok)
    return (
      <div className="flex flex-col items-start gap-4">
        <Callout
          tone={asked.code === 'sign-in' ? 'note' : 'failed'}
          className="self-stretch"
          title="Not signed in"
        >
          {asked.code === 'sign-in'
            ? 'You learn without an account here, or your session has ended. Your work in this browser is untouched.'
            : asked.message}
        </Callout>
        <div className="flex flex-wrap gap-2">
          <Link href="/sign-in?next=/account" className={buttonClass('primary')}>
            Sign in
          </Link>
          <Link href="/join" className={buttonClass('secondary')}>
            Join a class
          </Link>
          {asked.code === 'sign-in' ? null : <Button onPress={() => void refresh()}>Try again</Button>}
        </div>
      </div>
    );
  const account = asked.value;
  return (
    <ConfirmHost>
      <SettingsSection id="you" title="You">
        <DisplayNameForm me={account.me} onChanged={refresh} />
        <Setting
          title="Classes"
          about={
            account.me.isAdmin || account.me.mayTeach
              ? 'The classes that you lead, and those that you are in.'
              : 'What is due, and what you have handed in.'
          }
        >
          <span className="flex flex-wrap gap-2">
            {account.me.isAdmin || account.me.mayTeach ? (
              <Link href="/teach" className={buttonClass()}>
                Teach
              </Link>
            ) : null}
            <Link href="/class" className={buttonClass()}>
              Your classes
            </Link>
          </span>
        </Setting>
      </SettingsSection>
      <SettingsSection id="signing-in" title="Signing in">
        <PasswordSettings me={account.me} onChanged={refresh} />
        <RecoverySettings hasCode={account.hasRecoveryCode} onChanged={refresh} />
        <PasskeySettings passkeys={account.passkeys} onChanged={refresh} />
        <IdentitySettings identities={account.identities} onChanged={refresh} />
        <SessionSettings sessions={account.sessions} />
      </SettingsSection>
      <SettingsSection id="devices" title="This device">
        <SyncSettings streams={account.streams} />
        <div>
          <p className="font-medium text-ink text-sm">Storage of this browser</p>
          <StorageUse changes={0} />
        </div>
      </SettingsSection>
      <SettingsSection id="your-data" title="Your data">
        <ExportAccount />
        <EraseAccount />
      </SettingsSection>
    </ConfirmHost>
  );
}
