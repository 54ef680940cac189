'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { SignInProvider, SignInWays } from '@/contracts/api/learner';
import type { Asked } from '@/stores/account/ask-server';
import { beginSignIn } from '@/stores/account/elsewhere';
import { signInByPasskey } from '@/stores/account/passkeys';
import { FormFailure } from './form-failure';
import { useServer } from './use-server';

export interface SignInElsewhereProps {
  /** Said above the buttons. */
  readonly title: string;
  /** Signs in by passkeys, too, and tells when that is done. Absent: providers alone. */
  readonly onDone?: () => void;
  /** Which page of the lab comes next. Read when a button is pressed. */
  readonly next: () => string | null;
}

/** Ways to sign in beside a name and a password; nothing where there are none. */
export function SignInElsewhere({ title, onDone, next }: SignInElsewhereProps) {
  const { asked } = useServer<SignInWays>('/api/v1/sign-in-ways');
  const [isBusy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  if (!asked?.ok) return null;
  const { passkeys, providers } = asked.value;
  const hasPasskeys = passkeys && onDone !== undefined;
  if (!hasPasskeys && providers.length === 0) return null;

  const go = async <T,>(by: string, work: () => Promise<Asked<T>>, onOk: (value: T) => void) => {
    setBusy(by);
    setFailure(null);
    const done = await work();
    if (done.ok) onOk(done.value);
    else {
      setFailure(done.message);
      setBusy(null);
    }
  };
  const leave = ({ way }: SignInProvider) =>
    go(
      way,
      () => beginSignIn(way, next()),
      ({ url }) => window.location.assign(url),
    );

  return (
    <section aria-label={title} className="flex max-w-96 flex-col gap-3">
      <p className="text-ink-muted text-sm">{title}</p>
      <div className="flex flex-wrap gap-2">
        {hasPasskeys ? (
          <Button
            isPending={isBusy === 'passkey'}
            onPress={() => void go('passkey', signInByPasskey, onDone)}
          >
            <KeyRound aria-hidden size={16} /> Sign in with a passkey
          </Button>
        ) : null}
        {providers.map((provider) => (
          <Button key={provider.way} isPending={isBusy === provider.way} onPress={() => void leave(provider)}>
            Continue with {provider.name}
          </Button>
        ))}
      </div>
      <FormFailure message={failure} />
    </section>
  );
}
